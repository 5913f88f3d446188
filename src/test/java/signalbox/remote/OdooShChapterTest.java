package signalbox.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import signalbox.handbook.Handbook;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// The chapter "Odoo.sh from zero", done as it is written: its commands, in its order, in a shell of a user who has
/// nothing yet. A real sshd and PostgreSQL stand for the build.
@Tag("pg")
@EnabledIf(
        value = "signalbox.remote.OpenSshd#isInstalled",
        disabledReason = "OpenSSH's server is not installed: packaging/test installs it")
class OdooShChapterTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final Pattern HERE_DOCUMENT = Pattern.compile("(?ms)<<'END'$.*?^END$");
    private static final Path PSQL = Path.of("/usr/bin/psql");
    private static final String CHAPTER = Handbook.markdown("odoo-sh");

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final List<Connection> runners = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // before each
    private OpenSshd build;

    @BeforeEach
    void prepare() throws IOException, SQLException {
        assumeTrue(Files.isExecutable(PSQL), "psql is not installed");
        var spec = database.bySocket();
        build = OpenSshd.start(
                Files.createDirectories(folder.resolve("build")),
                "SetEnv HOME=" + folder.resolve("build/home") + " PGHOST=" + spec.host() + " PGPORT=" + spec.port()
                        + " PGUSER=" + spec.user() + " PGDATABASE=" + spec.database());
        try (var owner = database.open("odoo-1")) {
            new TestJobs(new Sql(owner)).add("done-1", "done", "root", 10);
        }
        runners.add(database.open("jobrunner_0b5a3cc4-6d0f-4a38-a6a5-000000000001"));
        runners.add(database.open("jobrunner_0b5a3cc4-6d0f-4a38-a6a5-000000000002"));
        program(
                "signalbox",
                "exec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -Duser.home=\"$HOME\" -XX:TieredStopAtLevel=1 -XX:-UsePerfData -cp '"
                        + System.getProperty("java.class.path") + "' signalbox.Main \"$@\"");
        // Who is asked whether the key is the right one, says yes. The shell's own home is the one of this test.
        program(
                "ssh",
                "exec /usr/bin/ssh -F /dev/null -o UserKnownHostsFile=\"$HOME/.ssh/known_hosts\""
                        + " -o GlobalKnownHostsFile=/dev/null -o StrictHostKeyChecking=accept-new \"$@\"");
    }

    @AfterEach
    void close() throws SQLException {
        for (var runner : runners) {
            runner.close();
        }
        if (build != null) {
            build.close();
        }
        database.close();
    }

    private void program(String name, String line) throws IOException {
        var file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/bash\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private Path home() throws IOException {
        return Files.createDirectories(folder.resolve("user"));
    }

    /// What the chapter calls the build, as this machine calls it.
    private String here(String commands) {
        var spec = database.bySocket();
        var host = build.spec();
        return commands.replace(
                        "8812345@acme-staging-8812345.dev.odoo.com",
                        "-p " + host.port() + " " + host.user() + "@" + host.host())
                .replace(
                        "\"host\": \"acme-staging-8812345.dev.odoo.com\", \"user\": \"8812345\"",
                        "\"host\": \"" + host.host() + "\", \"port\": " + host.port() + ", \"user\": \"" + host.user()
                                + "\"")
                .replace("/var/run/postgresql", spec.host())
                .replace("5432", Integer.toString(spec.port()))
                .replace("acme-staging-8812345", spec.database())
                .replace("p_acme_staging_8812345", spec.user());
    }

    private static List<String> blocks() {
        return BLOCK.matcher(CHAPTER).results().map(found -> found.group(1)).toList();
    }

    private String run(String commands) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "-euc", commands).redirectErrorStream(true);
        var variables = builder.environment();
        variables
                .keySet()
                .removeIf(name -> name.startsWith("XDG_") || name.startsWith("PG") || name.equals("SSH_AUTH_SOCK"));
        variables.put("HOME", home().toString());
        variables.put("PATH", folder.resolve("bin") + ":" + variables.get("PATH"));
        var shell = builder.start();
        shell.getOutputStream().close();
        var printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(commands + "\n" + printed).isZero();
        return printed;
    }

    @Test
    void its_commands_lead_to_the_leader_of_the_build() throws Exception {
        var steps = blocks();
        assertThat(steps).hasSize(4);

        var key = run(here(steps.get(0)));
        assertThat(key).startsWith("ssh-ed25519 ");
        build.authorize(home().resolve(".ssh/odoo-sh"));

        assertThat(run(here(steps.get(1))))
                .contains(database.bySocket().database(), database.bySocket().user());
        run(here(steps.get(2)));

        var leader = runners.getFirst().unwrap(PGConnection.class).getBackendPID();
        assertThat(run(here(steps.get(3)))).contains("Leader: pid " + leader, "Leads", "Successor");
    }

    @Test
    void it_takes_as_many_commands_as_it_says() {
        var commands = blocks().stream()
                .map(block -> HERE_DOCUMENT.matcher(block).replaceAll(""))
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList();
        assertThat(CHAPTER).contains("Seven commands in a terminal");
        assertThat(commands).hasSize(7);
    }
}
