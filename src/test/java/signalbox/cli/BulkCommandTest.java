package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import signalbox.Main;
import signalbox.cli.output.ExitCode;
import signalbox.postgres.Sql;
import signalbox.testing.Cases;
import signalbox.testing.SwallowingLine;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestProcess;
import tools.jackson.databind.json.JsonMapper;

/// `requeue --filter`, and `cancel` and `done` likewise.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkCommandTest {
    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));

    @TempDir
    private Path folder = Path.of("");

    private TestCli cli = new TestCli(Path.of(""));

    @BeforeEach
    void clear() {
        cli = new TestCli(folder);
        sql.execute("clear the table", "TRUNCATE queue_job CASCADE");
    }

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private void add(int count, String state) {
        sql.update("add jobs", """
                INSERT INTO queue_job (uuid, state, channel) SELECT gen_random_uuid()::text, ?, 'root.mail'
                  FROM generate_series(1, ?)
                """, state, count);
    }

    private int count(String state) {
        return sql.first("count", "SELECT count(*) FROM queue_job WHERE state = ?", row -> row.getInt(1), state)
                .orElseThrow();
    }

    private int run(String... command) {
        return runAt(postgres.spec().url(), command);
    }

    private int runAt(String url, String... command) {
        var line = new ArrayList<>(List.of(command));
        line.addAll(List.of("--environment", "development", "--url", url));
        return cli.run(line.toArray(String[]::new));
    }

    @Test
    void without_yes_it_says_how_many_and_changes_nothing() {
        add(700, "failed");
        add(2, "wait_dependencies");

        assertThat(run("requeue", "--filter", "state:failed,wait_dependencies")).isEqualTo(ExitCode.REFUSED);

        assertThat(cli.said())
                .contains("702 jobs match: 2 batches, each in a transaction of its own.")
                .contains("root.mail: 702 jobs", "700 jobs: failed -> pending", "2 jobs: left alone.", "add --yes");
        assertThat(count("failed")).isEqualTo(700);
    }

    @Test
    void all_that_match_are_changed_and_the_report_has_each() throws Exception {
        add(700, "failed");
        add(2, "done");
        var file = folder.resolve("report.tsv");

        assertThat(run("cancel", "--filter", "channel:root.mail", "--yes", "--report", file.toString()))
                .isEqualTo(ExitCode.PARTLY);

        var json = cli.json();
        assertThat(json.get("matched").asInt()).isEqualTo(702);
        assertThat(json.get("changed").asInt()).isEqualTo(700);
        assertThat(json.get("refusedByState").get("done").asInt()).isEqualTo(2);
        assertThat(json.get("refused").size()).isEqualTo(2);
        assertThat(json.get("chunks").asInt()).isEqualTo(2);
        assertThat(json.get("stopped").isNull()).isTrue();
        assertThat(count("cancelled")).isEqualTo(700);
        assertThat(Files.readAllLines(file))
                .hasSize(703)
                .anyMatch(line -> line.contains("\tdone\troot.mail\tleft alone\t"));
    }

    @Test
    void a_column_of_more_jobs_than_are_looked_at_goes_from_no_state_to_a_value() {
        add(1_200, "failed");

        assertThat(run("priority", "--filter", "state:failed", "--to", "3")).isEqualTo(ExitCode.REFUSED);

        assertThat(cli.said())
                .contains("1,200 jobs: another value -> priority 3")
                .doesNotContain("failed ->");
    }

    /// A thousand parents that all have the same thousand dependants: a batch takes each list apart once.
    @Test
    void a_graph_of_a_million_dependencies_is_changed_in_time() throws Exception {
        sql.execute("add the graph", Cases.rows("graph-1000x1000"));

        assertThat(run("cancel", "--filter", "state:failed", "--first", "600", "--yes"))
                .isEqualTo(ExitCode.FINE);
        assertThat(cli.json().get("changed").asInt()).isEqualTo(600);
        assertThat(count("wait_dependencies")).isEqualTo(1_000);

        cli = new TestCli(folder);
        assertThat(run("done", "--filter", "state:failed,cancelled", "--yes")).isEqualTo(ExitCode.FINE);
        assertThat(count("done")).isEqualTo(1_000);
        assertThat(count("pending")).isEqualTo(1_000);
    }

    private void add(@Nullable String uuid, String channel) {
        sql.update("add a job", "INSERT INTO queue_job (uuid, state, channel) VALUES (?, 'failed', ?)", uuid, channel);
    }

    private List<String> channelsOf(String state) {
        return sql.list(
                "read",
                "SELECT channel FROM queue_job WHERE state = ? ORDER BY channel",
                row -> row.getString(1),
                state);
    }

    @Test
    void only_the_row_that_matches_is_changed_where_another_has_its_uuid() {
        add("tw", "root.a");
        add("tw", "root.b");

        assertThat(run("requeue", "--filter", "channel:root.a", "--yes")).isEqualTo(ExitCode.FINE);

        assertThat(channelsOf("pending")).containsExactly("root.a");
        assertThat(run("cancel", "tw", "--yes")).isEqualTo(ExitCode.NOTHING_DONE);
        assertThat(cli.json().at("/refused/0/reason").asString()).startsWith("2 rows have this uuid");
        assertThat(channelsOf("cancelled")).isEmpty();
    }

    @Test
    void a_row_without_a_uuid_is_left_alone_by_name_and_is_not_taken_for_one_whose_uuid_is_empty() {
        sql.execute("as some databases have it", "ALTER TABLE queue_job ALTER uuid DROP NOT NULL");
        add(null, "root.c");
        add("", "root.d");

        for (var command : List.of("requeue", "cancel", "done")) {
            assertThat(run(command, "--filter", "channel:root.c", "--yes")).isEqualTo(ExitCode.NOTHING_DONE);
            assertThat(cli.json().at("/refused/0/reason").asString()).startsWith("Its uuid is NULL");
        }
        assertThat(channelsOf("failed")).containsExactly("root.c", "root.d");
    }

    @Test
    void a_run_that_is_refused_leaves_an_earlier_report_as_it_was() throws Exception {
        add(1, "failed");
        var file = folder.resolve("report.json");
        Files.writeString(file, "an earlier report");

        assertThat(cli.run(
                        "requeue",
                        "--filter",
                        "state:failed",
                        "--yes",
                        "--report",
                        file.toString(),
                        "--environment",
                        "production",
                        "--url",
                        postgres.spec().url()))
                .isEqualTo(ExitCode.REFUSED);

        assertThat(count("failed")).isEqualTo(1);
        assertThat(file).hasContent("an earlier report");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");
        assertThat(run("requeue", "--filter", "state:failed", "--yes", "--report", folder.toString()))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void the_preview_counts_what_the_operation_itself_would_leave_alone() {
        add(6, "failed");
        add(1, "pending");

        assertThat(run("move", "--filter", "state:failed", "--to", "root.nope")).isEqualTo(ExitCode.REFUSED);
        assertThat(cli.said())
                .contains("6 jobs: left alone. root.nope is not in queue_job_channel")
                .doesNotContain("->");

        assertThat(run("priority", "--filter", "state:failed", "--to", "3")).isEqualTo(ExitCode.REFUSED);
        assertThat(cli.said()).contains("6 jobs: no priority -> priority 3").doesNotContain("failed -> priority");
    }

    @Test
    void under_row_security_it_says_that_it_may_not_see_all() {
        add(3, "failed");
        add(3, "done");
        var role = postgres.role("");
        sql.execute(
                "hide rows",
                "GRANT SELECT, UPDATE ON queue_job TO " + role.user()
                        + "; ALTER TABLE queue_job ENABLE ROW LEVEL SECURITY;"
                        + " CREATE POLICY half ON queue_job USING (state <> 'done')");
        try {
            assertThat(runAt(role.url(), "requeue", "--filter", "channel:root.mail", "--yes"))
                    .isEqualTo(ExitCode.FINE);

            assertThat(cli.said()).contains("Row security limits which rows of queue_job");
            assertThat(cli.json().at("/caveats/0").asString()).contains("Row security");
        } finally {
            sql.execute("show rows", "DROP POLICY half ON queue_job; ALTER TABLE queue_job DISABLE ROW LEVEL SECURITY");
        }
    }

    @Test
    void only_the_first_are_changed_if_asked_for() {
        add(3, "failed");

        assertThat(run("done", "--filter", "state:failed", "--first", "2", "--yes"))
                .isEqualTo(ExitCode.FINE);

        assertThat(cli.json().get("matched").asInt()).isEqualTo(3);
        assertThat(cli.json().get("chosen").asInt()).isEqualTo(2);
        assertThat(count("done")).isEqualTo(2);
    }

    @Test
    void what_does_not_go_together_is_wrong_usage() {
        assertThat(run("requeue")).isEqualTo(ExitCode.USAGE);
        assertThat(run("requeue", "one", "--filter", "state:failed")).isEqualTo(ExitCode.USAGE);
        assertThat(run("requeue", "one", "--first", "2")).isEqualTo(ExitCode.USAGE);
        assertThat(run("requeue", "--filter", "state:filed")).isEqualTo(ExitCode.USAGE);
        assertThat(cli.said()).contains("failed");
        for (var empty : List.of("", "  ")) {
            assertThat(run("requeue", "--filter", empty, "--yes")).isEqualTo(ExitCode.USAGE);
            assertThat(cli.said()).contains("--filter is empty", "state:wait_dependencies,pending");
        }
    }

    @Test
    void where_the_commit_was_not_answered_those_are_unknown_and_the_rest_is_done_from_the_report() throws Exception {
        add(700, "failed");
        var file = folder.resolve("report.json").toString();
        try (var line = new SwallowingLine(postgres.spec(), "SET state = ", "COMMIT")) {
            assertThat(runAt(line.spec().url(), "requeue", "--filter", "state:failed", "--yes", "--report", file))
                    .isEqualTo(ExitCode.PARTLY);
        }
        assertThat(cli.json().get("unknown").size()).isEqualTo(500);
        assertThat(cli.json().get("notReached").asInt()).isEqualTo(200);
        assertThat(cli.json().get("stopped").asString()).contains("not known whether the change was made");

        assertThat(run("cancel", "--rest-of", file, "--yes")).isEqualTo(ExitCode.USAGE);
        assertThat(run("requeue", "--rest-of", file, "--yes")).isEqualTo(ExitCode.FINE);
        assertThat(cli.json().get("changed").asInt()).isEqualTo(200);
        assertThat(cli.json().get("filter").asString()).isEqualTo("jobs left by an earlier run on state:failed");
        assertThat(count("pending")).isEqualTo(700);
        try (var other = TestDatabase.fresh()) {
            assertThat(runAt(other.spec().url(), "requeue", "--rest-of", file, "--yes"))
                    .isEqualTo(ExitCode.REFUSED);
            assertThat(cli.said()).contains("These jobs were read in another database");
        }
    }

    @Test
    void told_to_end_it_stops_after_the_batch_and_prints_what_it_did() throws Exception {
        add(2_000, "failed");
        sql.execute("make it slow", """
                CREATE OR REPLACE FUNCTION slow_write() RETURNS trigger LANGUAGE plpgsql AS
                  'BEGIN PERFORM pg_catalog.pg_sleep(0.001); RETURN NEW; END';
                CREATE TRIGGER slow_write BEFORE UPDATE ON queue_job FOR EACH ROW EXECUTE FUNCTION slow_write();
                """);
        try (var process = TestProcess.start(
                folder,
                Main.class.getName(),
                "requeue",
                "--url",
                postgres.spec().url(),
                "--environment",
                "development",
                "--yes",
                "--filter",
                "state:failed")) {
            await().atMost(Duration.ofSeconds(30)).until(() -> process.said("jobs, "));
            process.terminate();
            await().atMost(Duration.ofSeconds(30)).until(process::isOver);
            await().until(() -> process.said("}"));

            var json = JsonMapper.shared()
                    .readTree(process.said().stream()
                            .dropWhile(line -> !line.startsWith("{"))
                            .collect(Collectors.joining("\n")));
            assertThat(json.get("stopped").asString()).isEqualTo("stopped by Ctrl+C");
            assertThat(json.get("changed").asInt()).isEqualTo(count("pending")).isPositive();
            assertThat(json.get("notReached").asInt())
                    .isEqualTo(count("failed"))
                    .isPositive();
        } finally {
            sql.execute("make it fast again", "DROP TRIGGER slow_write ON queue_job");
        }
    }
}
