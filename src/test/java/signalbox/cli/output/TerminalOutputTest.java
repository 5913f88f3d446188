package signalbox.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.cli.TestCli;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.TestDatabase;

/// Rows, process arguments and names of others come from others: a terminal must not obey them.
@Tag("pg")
class TerminalOutputTest {
    private static final String HOSTILE = "x\u001b[2J\u001b]0;title\u0007\u009b31m\u202Eevil\nsecond line";
    private static final String HOSTILE_UUID = "\u001b]8;;\u0007\u009b5m";

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private TestCli cli;

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        cli = new TestCli(folder);
        sql.update("add a job", """
                INSERT INTO queue_job (uuid, state, channel, name, model_name, method_name, exc_name, date_created)
                VALUES ('j1', 'failed', ?, ?, ?, ?, ?, now() AT TIME ZONE 'utc')
                """, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE);
        sql.update("add jobs that wait", """
                INSERT INTO queue_job (uuid, state, channel, name, priority, date_created)
                SELECT ? || n, CASE n WHEN 1 THEN 'failed' ELSE 'pending' END, 'root.' || ?, ?, 10,
                       (now() AT TIME ZONE 'utc') - interval '1 h'
                  FROM generate_series(1, 3) AS n
                """, HOSTILE_UUID, HOSTILE, HOSTILE);
    }

    @AfterEach
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "check",
                "jobs",
                "simulate --channels root:1",
                "why j1",
                "why " + HOSTILE_UUID + "2",
                "requeue " + HOSTILE_UUID + "1"
            })
    void nothing_that_a_terminal_obeys_is_printed(String command) throws Exception {
        try (var _ = PlainConnection.open(postgres.spec(), "jobrunner_\u001b[31m" + "0".repeat(8))) {
            var words = (command + " --url " + postgres.spec().url()).split(" ");
            cli.run(words);
            var printed = cli.printed() + cli.said();
            assertThat(printed.chars().filter(each -> Character.isISOControl(each) && each != '\n' && each != '\t'))
                    .isEmpty();
            assertThat(printed).doesNotContain("\u202E");
        }
    }

    @Test
    void a_job_is_one_line_of_the_table() {
        cli.run("jobs", "--url", postgres.spec().url());
        assertThat(cli.printed().lines().filter(line -> line.contains("j1")))
                .singleElement()
                .asString()
                .contains("\\x1b[2J", "\\u202eevil\\nsecond");
    }

    @Test
    void json_keeps_every_character() {
        cli.run("jobs", "--state", "failed", "--json", "--url", postgres.spec().url());
        assertThat(cli.json().at("/jobs/1/exception").asString()).isEqualTo(HOSTILE);
    }

    @Test
    void processes_of_another_host_are_harmless_too() {
        var list = """
                    PID    PPID USER     STARTED                      ELAPSED COMMAND
                     12       1 odoo\u001b[5m    Fri Nov 27 10:00:00 2026     100 /home/odoo/src/odoo/odoo-bin \u001b]0;t\u0007
                """;
        cli.reading(list).run("workers", "--from", "-");
        assertThat(cli.printed() + cli.said()).doesNotContain("\u001b");
    }

    @Test
    void a_file_that_is_shown_with_its_secrets_is_harmless_too() throws Exception {
        var file = Files.writeString(folder.resolve("odoo.conf"), "[options]\nadmin_passwd = \u001b[2J\u202Esecret\n");

        cli.run("config", "show", "--reveal", file.toString());

        assertThat(cli.printed()).contains("\\x1b[2J\\u202esecret").doesNotContain("\u001b", "\u202E");
    }

    @Test
    void a_uuid_with_a_line_break_begins_no_line_of_a_preview() {
        var forged = "x\nFORGED";
        sql.update("add a job", """
                INSERT INTO queue_job (uuid, state, date_created) VALUES (?, 'failed', now() AT TIME ZONE 'utc'),
                       (?, 'started', now() AT TIME ZONE 'utc')
                """, forged, forged + "2");
        cli.run("requeue", forged, forged + "2", "--url", postgres.spec().url());
        assertThat(cli.said()).contains("x\\nFORGED: failed -> pending", "x\\nFORGED2: started -> pending");
        assertThat(cli.said().lines()).noneMatch(line -> line.startsWith("FORGED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "check",
                "jobs",
                "runners",
                "simulate --channels root:1",
                "why k1",
                "why k2",
                "requeue k1",
                "requeue k2",
                "ask-again --orphans"
            })
    void what_others_wrote_begins_no_line_of_an_answer(String command) throws Exception {
        var forged = "x\nFORGED 0 critical, 0 warnings";
        sql.update("add jobs", """
                INSERT INTO queue_job (uuid, state, channel, name, model_name, method_name, date_created, date_enqueued)
                SELECT CASE WHEN n < 3 THEN 'k' || n ELSE ? || n END,
                       CASE n WHEN 1 THEN 'failed' WHEN 2 THEN 'pending' WHEN 3 THEN 'pending' WHEN 4 THEN 'enqueued' ELSE ? END,
                       'root.' || ?, ?, ?, ?, (now() AT TIME ZONE 'utc') - interval '2 h',
                       (now() AT TIME ZONE 'utc') - interval '1 h'
                  FROM generate_series(1, 5) AS n
                """, forged, forged, forged, forged, forged, forged);
        try (var _ = PlainConnection.open(postgres.spec(), "jobrunner_x\nFORGED")) {
            cli.run((command + " --url " + postgres.spec().url()).split(" "));
            assertThat((cli.printed() + cli.said()).lines()).noneMatch(line -> line.startsWith("FORGED"));
        }
    }
}
