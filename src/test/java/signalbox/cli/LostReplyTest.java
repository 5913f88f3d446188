package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.cli.output.ExitCode;
import signalbox.postgres.Sql;
import signalbox.testing.SwallowingLine;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// The server commits, and its word is lost on the way.
@Tag("pg")
class LostReplyTest {
    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final TestJobs jobs = new TestJobs(sql);

    @TempDir
    private Path folder;

    private TestCli cli = new TestCli(Path.of(""));

    @BeforeEach
    void add() {
        cli = new TestCli(folder);
        jobs.add("one", "failed", "root.mail", 10);
        jobs.add("two", "failed", "root.mail", 10);
    }

    @AfterEach
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private String lastAuditLine() throws Exception {
        return Files.readAllLines(AppFolders.below(folder).auditFile()).getLast();
    }

    @Test
    void what_may_have_been_committed_is_unknown_and_the_jobs_are_named() throws Exception {
        try (var line = new SwallowingLine(postgres.spec(), "SET state = ", "COMMIT")) {
            var code = cli.run(
                    "requeue", "one", "two", "--yes", "--url", line.spec().url(), "--environment", "development");

            assertThat(line.swallowed()).isPositive();
            assertThat(jobs.inState("pending")).containsExactly("one", "two");
            assertThat(code).isEqualTo(ExitCode.PARTLY);
            assertThat(cli.said())
                    .contains("It is not known whether the change was made", "one, two")
                    .doesNotContain("Could not");
            assertThat(cli.json().get("changed").isNull()).isTrue();
            assertThat(cli.json().get("changedReason").asString()).contains("not known whether the change was made");
            assertThat(cli.json().get("unknown").toString()).isEqualTo("[\"one\",\"two\"]");
            assertThat(lastAuditLine()).contains("\"outcome\":\"unknown: ", "one, two");
        }
    }

    @Test
    void what_was_lost_before_the_commit_was_not_done() throws Exception {
        try (var line = new SwallowingLine(postgres.spec(), "SET state = ")) {
            var code = cli.run("requeue", "one", "--yes", "--url", line.spec().url(), "--environment", "development");

            assertThat(line.swallowed()).isPositive();
            assertThat(jobs.state("one")).isEqualTo("failed");
            assertThat(code).isEqualTo(ExitCode.NOT_CONNECTED);
            assertThat(cli.said()).contains("Could not requeue the jobs");
            assertThat(lastAuditLine()).contains("\"outcome\":\"failed: ");
        }
    }

    @Test
    void a_guard_whose_making_was_not_confirmed_is_unknown() {
        try (var line = new SwallowingLine(postgres.spec(), "CREATE SEQUENCE", "COMMIT")) {
            var code = cli.run("guard", "install", "--yes", "--url", line.spec().url(), "--environment", "development");

            assertThat(code).isEqualTo(ExitCode.PARTLY);
            assertThat(cli.said())
                    .contains(
                            "change the enqueue guard",
                            "not known whether the change was made",
                            "Check before you try again");
        }
    }
}
