package signalbox.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.postgres.libpq.LibpqEnvironment;

/// For each connection string and its variables, psql and Signalbox send the same to the same server, or both refuse.
class PsqlContractTest {
    private static final String SECRET = "s3cret";

    /// A connection string, and the variables that are set for it.
    private record Sample(String text, Map<String, String> variables) {}

    /// @param isOpen whether a session was opened
    private record Outcome(boolean isOpen, List<RecordingServer.Login> logins) {}

    /// The program itself: Debian's `/usr/bin/psql` is a script that may choose another server.
    private static Optional<Path> psql() throws IOException {
        var versions = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(versions)) {
            try (var folders = Files.list(versions)) {
                var newest = folders.map(version -> version.resolve("bin/psql"))
                        .filter(Files::isExecutable)
                        .max(Comparator.naturalOrder());
                if (newest.isPresent()) {
                    return newest;
                }
            }
        }
        return Optional.of(Path.of("/usr/bin/psql")).filter(Files::isExecutable);
    }

    @TempDir
    private Path folder;

    private Path psql;

    private RecordingServer primary;
    private RecordingServer standby;
    private int unused;

    @BeforeEach
    void start() throws IOException {
        var found = psql();
        assumeTrue(found.isPresent(), "psql is not installed");
        psql = found.get();
        var sockets = Files.createDirectory(folder.resolve("s"));
        primary = new RecordingServer("primary", false, sockets);
        standby = new RecordingServer("standby", true, sockets);
        try (var free = new ServerSocket(0)) {
            unused = free.getLocalPort();
        }
        Files.createDirectory(folder.resolve("home"));
        Files.createDirectory(folder.resolve("etc"));
        write("home/.pgpass", "rw-------");
        write("home/open.pgpass", "rw-r--r--");
        write("home/.pg_service.conf", "rw-------");
        write("home/broken.conf", "rw-------");
        write("home/odd.conf", "rw-------");
        write("home/odd.pgpass", "rw-------");
        write("etc/pg_service.conf", "rw-r--r--");
    }

    @AfterEach
    void stop() throws IOException {
        if (primary != null) {
            primary.close();
            standby.close();
        }
    }

    private void write(String file, String rights) throws IOException {
        var name = Path.of(file).getFileName().toString();
        var source = file.startsWith("etc") ? "system.conf" : name.startsWith(".") ? name.substring(1) : name;
        var path = Files.writeString(folder.resolve(file), filled(resource("libpq/" + source)));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    private static String resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(
                PsqlContractTest.class.getResourceAsStream("/signalbox/postgres/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String filled(String text) {
        var sockets = folder.resolve("s").toString();
        return text.replace("{port}", Integer.toString(primary.port))
                .replace("{standby}", Integer.toString(standby.port))
                .replace("{unused}", Integer.toString(unused))
                .replace("{sockets}", sockets)
                .replace("{sockets%}", sockets.replace("/", "%2F"))
                .replace("{home}", folder.resolve("home").toString());
    }

    /// A line is a connection string; lines below it that begin with $ are its variables.
    private List<Sample> samples() throws IOException {
        var samples = new ArrayList<Sample>();
        for (var line : resource("connection-strings.txt").lines().toList()) {
            if (line.startsWith("$ ")) {
                var pair = filled(line.substring(2)).split("=", 2);
                samples.getLast().variables().put(pair[0], pair[1]);
            } else if (!line.isBlank() && !line.startsWith("//")) {
                var variables = new HashMap<String, String>();
                variables.put("HOME", folder.resolve("home").toString());
                variables.put("PGSYSCONFDIR", folder.resolve("etc").toString());
                samples.add(new Sample(filled(line), variables));
            }
        }
        return samples;
    }

    private List<RecordingServer.Login> taken() {
        return Stream.concat(primary.taken().stream(), standby.taken().stream()).toList();
    }

    private Outcome ofPsql(Sample sample, StringBuilder said) throws Exception {
        var builder = new ProcessBuilder(psql.toString(), "-X", "-w", "-d", sample.text(), "-c", "\\q");
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().putAll(sample.variables());
        var process = builder.redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        said.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue() == 0, taken());
    }

    private Outcome ofSignalbox(Sample sample, StringBuilder said) {
        var environment =
                new LibpqEnvironment(sample.variables(), System.getProperty("user.name"), folder.resolve("home"));
        try {
            open(ConnectionUrl.parse(sample.text(), environment).spec(), environment);
            return new Outcome(true, taken());
        } catch (IllegalArgumentException | PostgresException e) {
            said.append(e.getMessage());
            return new Outcome(false, taken());
        }
    }

    private static void open(ConnectionSpec spec, LibpqEnvironment environment) {
        RefusedLogins.forget(spec);
        var properties = PlainConnection.properties(spec, StartupOptions.NONE);
        try {
            PlainConnection.connect(spec, properties, environment).close();
        } catch (SQLException e) {
            throw PostgresErrors.connecting(spec, e);
        }
    }

    @Test
    void psql_and_signalbox_send_the_same_or_both_refuse() throws Exception {
        var samples = samples();
        var softly = new SoftAssertions();
        var opened = 0;
        for (var sample : samples) {
            var psqlSaid = new StringBuilder();
            var said = new StringBuilder();
            var expected = ofPsql(sample, psqlSaid);
            var actual = ofSignalbox(sample, said);
            softly.assertThat(actual)
                    .as("%s %s%npsql: %s%nSignalbox: %s", sample.text(), sample.variables(), psqlSaid, said)
                    .isEqualTo(expected);
            softly.assertThat(said.toString()).as(sample.text()).doesNotContain(SECRET);
            opened += expected.isOpen() ? 1 : 0;
        }
        softly.assertAll();
        assertThat(samples).hasSizeGreaterThanOrEqualTo(100);
        assertThat(opened).isGreaterThanOrEqualTo(50);
    }
}
