package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import signalbox.cli.output.ExitCode;
import signalbox.postgres.Sql;
import signalbox.queue.Table;
import signalbox.testing.TestDatabase;

/// `move`, `priority` and `eta`: one column, and nothing else of the row.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColumnCommandTest {
    private static final List<String> STATES =
            List.of("wait_dependencies", "pending", "enqueued", "started", "done", "failed", "cancelled");

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final Table table = new Table(sql);

    @TempDir
    private Path folder = Path.of("");

    private TestCli cli = new TestCli(Path.of(""));

    @BeforeEach
    void add() {
        cli = new TestCli(folder);
        table.clear();
        STATES.forEach(state -> table.add(state, state, null, List.of(), List.of()));
    }

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private int run(String... command) {
        var line = new ArrayList<>(List.of(command));
        line.addAll(List.of(
                "--environment",
                "development",
                "--yes",
                "--url",
                postgres.spec().url()));
        return cli.run(line.toArray(String[]::new));
    }

    /// Which rows differ, and that they differ in that column alone.
    private List<String> changed(String column, String value) {
        var now = table.rows();
        assertThat(now.values().stream().map(row -> row.get("state"))).containsExactlyElementsOf(STATES);
        return now.entrySet().stream()
                .filter(row -> value.equals(row.getValue().get(column)))
                .map(row -> row.getKey())
                .toList();
    }

    @Test
    void only_jobs_that_no_runner_has_and_that_are_not_done_get_a_priority() {
        assertThat(run("priority", "--filter", "channel:root.sale", "--to", "3"))
                .isEqualTo(ExitCode.PARTLY);

        assertThat(changed("priority", "3")).containsExactly("wait_dependencies", "pending", "failed", "cancelled");
        assertThat(cli.json().get("refusedByState").propertyNames()).containsExactly("enqueued", "started", "done");
    }

    @Test
    void a_job_that_has_the_value_already_is_left_alone() {
        assertThat(run("priority", "pending", "failed", "--to", "7")).isEqualTo(ExitCode.NOTHING_DONE);

        assertThat(cli.json().at("/refused/0/reason").asString()).contains("It has priority 7 already");
    }

    @Test
    void an_eta_is_stored_in_utc_and_can_be_taken_away() {
        assertThat(run("eta", "pending", "--to", "2026-07-01T12:00:00Z")).isEqualTo(ExitCode.FINE);
        assertThat(changed("eta", "2026-07-01T12:00:00")).containsExactly("pending");

        assertThat(run("eta", "pending", "--to", "none")).isEqualTo(ExitCode.FINE);
        assertThat(table.rows().get("pending")).doesNotContainEntry("eta", "2026-07-01T12:00:00");
    }

    @Test
    void jobs_move_only_to_a_channel_that_odoo_knows() {
        assertThat(run("move", "pending", "--to", "root.nowhere")).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(cli.json().at("/refused/0/reason").asString()).contains("root.nowhere is not in queue_job_channel");

        sql.execute(
                "add a channel",
                "INSERT INTO queue_job_channel (name, complete_name, removal_interval)"
                        + " VALUES ('o''clock', 'root.o''clock', 30)");
        assertThat(run("move", "pending", "--to", "root.o'clock")).isEqualTo(ExitCode.FINE);
        assertThat(changed("channel", "root.o'clock")).containsExactly("pending");
    }

    /// Without `--yes`.
    private String previewed(String... command) {
        var line = new ArrayList<>(List.of(command));
        line.addAll(
                List.of("--environment", "development", "--url", postgres.spec().url()));
        assertThat(cli.run(line.toArray(String[]::new))).isEqualTo(ExitCode.REFUSED);
        return cli.said();
    }

    @Test
    void the_preview_says_which_value_goes_and_which_comes() {
        assertThat(run("eta", "pending", "--to", "2026-07-01T12:00:00Z")).isEqualTo(ExitCode.FINE);

        assertThat(previewed("eta", "pending", "--to", "2026-08-01 06:30"))
                .contains("pending: ETA 2026-07-01 12:00:00 UTC -> ETA 2026-08-01 06:30:00 UTC");
    }

    @Test
    void no_option_is_offered_where_it_would_change_nothing() {
        assertThat(run("eta", "pending", "--to", "none")).isEqualTo(ExitCode.FINE);
        assertThat(previewed("eta", "pending", "--to", "none"))
                .contains("It has no ETA already")
                .contains("Nothing to change.")
                .doesNotContain("--yes");
        assertThat(previewed("cancel", "wait_dependencies"))
                .contains("Nothing to change.")
                .doesNotContain("--yes");
        assertThat(previewed("requeue", "--filter", "uuid:nowhere"))
                .contains("Nothing to change.")
                .doesNotContain("--yes");
        assertThat(previewed("ask-again", "pending"))
                .contains("No request to send.")
                .doesNotContain("--yes");
        assertThat(previewed("eta", "pending", "--to", "2026-07-01T12:00:00Z"))
                .contains("Nothing was changed: add --yes to do it.");
    }

    @Test
    void a_value_is_stored_as_it_was_given_whatever_stands_in_it() {
        for (var name : List.of("root.{queue_job}", "root.a\\b", "root.a?b", "root.'||version()||'")) {
            sql.update(
                    "add a channel",
                    "INSERT INTO queue_job_channel (name, complete_name, removal_interval) VALUES (?, ?, 30)",
                    name,
                    name);
            // What an administrator of the old kind may have set: a backslash then means something in a text.
            sql.execute("set it", "ALTER ROLE CURRENT_USER SET standard_conforming_strings = off");
            try {
                assertThat(run("move", "pending", "--to", name)).as(name).isEqualTo(ExitCode.FINE);
            } finally {
                sql.execute("reset it", "ALTER ROLE CURRENT_USER RESET standard_conforming_strings");
            }
            assertThat(changed("channel", name)).containsExactly("pending");
        }
    }

    @Test
    void a_value_that_cannot_be_is_wrong_usage() {
        for (var wrong : List.of("-4712-01-01T00:00:00Z", "+294276-12-31T00:00:00Z", "+10000-01-01T00:00:00Z")) {
            assertThat(run("eta", "pending", "--to", wrong)).as(wrong).isEqualTo(ExitCode.USAGE);
            assertThat(cli.said()).contains("years 1 to 9999");
        }
        for (var wrong : List.of("soon", "-1", "1.5")) {
            assertThat(run("priority", "pending", "--to", wrong)).isEqualTo(ExitCode.USAGE);
        }
        assertThat(run("eta", "pending", "--to", "tomorrow")).isEqualTo(ExitCode.USAGE);
        assertThat(run("move", "pending", "--to", "mail")).isEqualTo(ExitCode.USAGE);
        assertThat(run("priority", "pending")).isEqualTo(ExitCode.USAGE);
    }
}
