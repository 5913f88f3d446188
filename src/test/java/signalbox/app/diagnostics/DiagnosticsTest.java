package signalbox.app.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.diagnostics.Diagnostics.Fact;
import signalbox.app.diagnostics.Diagnostics.Opened;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.profile.SshAccess;

/// What may not be in a report that somebody sends to strangers.
class DiagnosticsTest {
    private static final Instant NOW = Instant.parse("2026-11-01T14:03:22Z");

    private static final Profile PROFILE = new Profile(
            "acme-prod",
            "db7.acme.internal",
            5432,
            "acme-prod-8812345",
            "p_acme",
            "verify-full",
            Environment.PRODUCTION,
            false,
            null,
            "ACME_PASSWORD",
            "root:4",
            new SshAccess("jump.acme.com", 22, "adas-login", "~/.ssh/acme", null, false),
            "sslrootcert=/etc/acme.crt options='-c role=boss'",
            "/home/odoo/acme.conf",
            null);

    private static final String LOG = """
            2026-11-01T14:00:00.000Z INFO  [main] s.Main Started on db7.acme.internal
            2026-11-01T14:00:01.000Z ERROR [monitor-acme-prod-8812345] s.m.Monitor Cannot connect to postgres://p_acme:hunter2@db7.acme.internal:5432/acme-prod-8812345
            org.postgresql.util.PSQLException: ERROR: Failing row contains (1, args of a job, 4111111111111111)
            \tat org.postgresql.core.v3.QueryExecutorImpl.execute(QueryExecutorImpl.java:1)
            \tat signalbox.postgres.Sql.execute(Sql.java:233)
              Detail: Key (identity_key)=(customer 4711) exists
            Caused by: java.io.IOException: password=hunter2
            2026-11-01T14:00:02.000Z WARN  [log-watch] s.a.Log jump.acme.com refuses adas-login with key ~/.ssh/acme at 10.11.12.13
            2026-11-01T14:00:03.000Z WARN  [x] s.q.Jobs Job 5e0c has {"partner": "Mrs Smith", "card": 4111111111111111}
            2026-11-01T14:00:04.000Z WARN  [x] s.q.Jobs Value "of a job that is much longer than what a name would be" refused
            """;

    @TempDir
    private Path folder;

    private Diagnostics diagnostics() throws IOException {
        var folders = AppFolders.below(folder);
        Files.createDirectories(folders.logFolder());
        Files.writeString(folders.logFile(), LOG);
        return Diagnostics.of(
                NOW, folders, "0.1.0", List.of(new Fact("Scale", "2.0")), new Opened(PROFILE, null, null));
    }

    @Test
    void no_name_no_secret_and_no_argument_of_a_job_is_in_it() throws IOException {
        assertThat(diagnostics().text())
                .doesNotContain("hunter2", "4111", "Smith", "4711", "args of a job", "of a job that is")
                .doesNotContain("db7", "acme", "8812345", "adas-login", "boss", "10.11.12.13")
                .doesNotContain(System.getProperty("user.home") + "/");
    }

    /// The handbook proposes that role: its name replaced would make paths that do not exist.
    @Test
    void the_paths_of_the_program_stay_as_they_are_whatever_the_role_is_called() {
        var folders = AppFolders.below(folder.resolve("signalbox"));
        var profile = new Profile(
                "acme-prod",
                "db7.acme.internal",
                5432,
                "acme-prod-8812345",
                "signalbox",
                "verify-full",
                Environment.PRODUCTION,
                false,
                null,
                null,
                "root:4",
                null,
                "",
                null,
                null);

        var text = Diagnostics.of(NOW, folders, "0.1.0", List.of(), new Opened(profile, null, null))
                .text();

        assertThat(text).contains(folders.logFolder().toString()).doesNotContain("ROLE");
    }

    @Test
    void it_says_what_a_report_needs() throws IOException {
        assertThat(diagnostics().text())
                .startsWith("Signalbox diagnostics, 2026-11-01 14:03:22 UTC")
                .contains("Signalbox: 0.1.0", "Java: " + Runtime.version().feature(), System.getProperty("os.name"))
                .contains("Scale: 2.0", "Environment: production", "as seen from an SSH host", "sslmode: verify-full")
                .contains("Connection: there was none", "Heap: ", "Running for: ");
    }

    @Test
    void the_last_errors_have_their_kinds_and_places() throws IOException {
        var errors = diagnostics().errors();
        assertThat(errors).hasSize(4).noneMatch(line -> line.contains("INFO"));
        assertThat(errors.getFirst())
                .contains("ERROR [monitor-DATABASE] s.m.Monitor Cannot connect to")
                .endsWith("| org.postgresql.util.PSQLException at signalbox.postgres.Sql.execute(Sql.java:233)"
                        + " | java.io.IOException");
        assertThat(errors.get(1)).endsWith("SSH-HOST refuses SSH-USER with key KEY-FILE at ADDRESS");
    }

    @Test
    void at_most_twenty_errors_are_there_and_a_log_may_be_missing() {
        assertThat(LogErrors.of("2026-11-01T14:00:00.000Z WARN  [x] y z\n".repeat(50)))
                .hasSize(20);
        assertThat(LogErrors.last(folder.resolve("none"))).isEmpty();
    }

    @Test
    void the_names_of_other_saved_profiles_are_not_in_it_either() throws IOException {
        var folders = AppFolders.below(folder);
        AppFolders.write(folders.profilesFile(), """
                {"profiles": [{"name": "other", "host": "db9.globex.example", "database": "globex", "user": "homer"}]}
                """);
        Files.createDirectories(folders.logFolder());
        Files.writeString(
                folders.logFile(),
                "2026-11-01T14:00:00.000Z WARN  [monitor-globex] s.X homer at db9.globex.example: no odoo.conf\n");
        assertThat(Diagnostics.of(NOW, folders, "0.1.0", List.of(), null).errors())
                .containsExactly("2026-11-01T14:00:00.000Z WARN  [monitor-DATABASE] s.X ROLE at HOST: no odoo.conf");
    }
}
