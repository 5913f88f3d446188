package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.health.LoggedLines.REFUSED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import signalbox.health.LoggedLines;
import signalbox.postgres.Sql;
import signalbox.testing.HeldRunner;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;
import tools.jackson.databind.JsonNode;

/// Commands find the odoo.conf and the log by what the processes of this machine name, as the window does.
@Tag("pg")
@EnabledOnOs(OS.LINUX)
class LogOfProcessTest {
    private static final String JOB = "aaaaaaaa-0000-4000-8000-000000000001";

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final TestJobs jobs = new TestJobs(sql);
    private final LoggedLines lines = new LoggedLines(postgres.spec().database());

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private TestCli cli;

    @SuppressWarnings("NullAway.Init") // before each
    private Path log;

    @BeforeEach
    void write() throws IOException {
        cli = new TestCli(folder);
        log = folder.resolve("odoo.log");
        Files.writeString(
                folder.resolve("odoo.conf"),
                "[options]\nlogfile = " + log + "\n\n[queue_job]\nchannels = root:2\nhost = localhost\n");
        lines.failed(Instant.now().minusSeconds(3), JOB, REFUSED);
        Files.writeString(log, lines.text());
    }

    @AfterEach
    void close() throws SQLException {
        sql.connection().close();
        postgres.close();
    }

    private HeldRunner runner(String arguments, Map<String, String> variables) {
        return HeldRunner.start(postgres.spec(), arguments, variables);
    }

    private HeldRunner runner() {
        return runner("-c " + folder.resolve("odoo.conf"), Map.of());
    }

    private int run(String command, String... more) {
        var arguments = new String[more.length + 3];
        arguments[0] = command;
        arguments[1] = "--url";
        arguments[2] = postgres.spec().url();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return cli.run(arguments);
    }

    /// Nothing moves it for a quarter of an hour.
    private void addDue() {
        jobs.add(JOB, "pending", "root", 10);
        sql.execute("age it", "update queue_job set date_created = now() at time zone 'utc' - interval '15 minutes'");
        jobs.nothingWrittenSince();
    }

    private JsonNode standstill(String command) {
        assertThat(run(command, "--json")).isIn(0, 2);
        for (var finding : cli.json().get("findings")) {
            if (finding.get("code").asString().equals("queue-stands-still")) {
                return finding;
            }
        }
        throw new AssertionError(cli.printed());
    }

    @Test
    void the_log_is_the_one_of_the_odoo_conf_that_the_runners_process_names() {
        try (var _ = runner()) {
            assertThat(run("log", JOB)).isZero();
            assertThat(cli.printed()).contains("lines of " + log + " of this machine", "refused: " + REFUSED);
        }
        assertThat(run("log", JOB)).as("no process names one").isEqualTo(3);
        assertThat(cli.said()).contains("It is not known where the log is", "--from reads a piece of a log");
    }

    @Test
    void an_argument_that_names_the_log_counts_before_the_odoo_conf() throws IOException {
        var other = Files.writeString(folder.resolve("other.log"), lines.text() + lines.text());
        try (var _ = runner("-c " + folder.resolve("odoo.conf") + " --logfile=" + other, Map.of())) {
            assertThat(run("log")).isZero();
            assertThat(cli.printed()).contains(other + " of this machine: 2 entries");
        }
    }

    @Test
    void where_the_queue_stands_still_check_and_status_show_what_the_log_says() {
        addDue();
        try (var _ = runner()) {
            assertThat(standstill("check").get("seen").toString())
                    .contains("The log " + log + " of this machine says: 1 request to Odoo failed (1 refused), at ");
            assertThat(standstill("check").get("todo").asString()).startsWith("Requests to Odoo fail:");
            assertThat(standstill("status").get("seen").toString()).contains("1 refused");
        }
    }

    @Test
    void why_says_what_the_log_says_about_the_job() {
        addDue();
        try (var _ = runner()) {
            assertThat(run("why", JOB, "--json")).isZero();
            var step = cli.json().get("chain").get(cli.json().get("chain").size() - 1);
            assertThat(step.get("step").asString()).isEqualTo("log");
            assertThat(step.get("ok").asBoolean()).isFalse();
            assertThat(step.get("evidence").asString()).contains("1 request to Odoo failed (1 refused)");
            assertThat(cli.json().get("answer").asString()).contains("1 refused");
        }
    }

    @Test
    void a_log_without_such_entries_leaves_the_findings_as_they_are() throws IOException {
        addDue();
        Files.writeString(log, "");
        try (var _ = runner()) {
            assertThat(standstill("check").get("seen").toString()).doesNotContain("The log ");
        }
    }

    @Test
    void channels_are_those_of_that_odoo_conf_and_a_variable_of_the_process_beats_it() {
        try (var _ = runner()) {
            assertThat(run("status", "--json")).isZero();
            assertThat(cli.json().get("channelString").asString()).isEqualTo("root:2");
        }
        try (var _ = runner("-c " + folder.resolve("odoo.conf"), Map.of("ODOO_QUEUE_JOB_CHANNELS", "root:7"))) {
            assertThat(run("status", "--json")).isZero();
            assertThat(cli.json().get("channelString").asString()).isEqualTo("root:7");
        }
    }
}
