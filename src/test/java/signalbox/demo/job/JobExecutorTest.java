package signalbox.demo.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// The row effects of running a job.
@Tag("pg")
class JobExecutorTest {
    private static final int OWN_PID = (int) ProcessHandle.current().pid();
    private static final JobFault FAULT = JobFaults.NO_VARIANTS;

    private final TestDatabase database = TestDatabase.fresh();
    private final Connection connection = database.open("test");
    private final Sql sql = new Sql(connection);
    private final TestJobs jobs = new TestJobs(sql);

    @BeforeEach
    void add_a_graph() {
        jobs.add("parent", "enqueued", null, 10);
        jobs.add("other", "enqueued", null, 10);
        for (var uuid : new String[] {"dependant", "joint", "grandchild"}) {
            jobs.add(uuid, "wait_dependencies", null, 10);
        }
        sql.update("link", "update queue_job set graph_uuid = 'graph'");
        link("parent", "[]", "[\"dependant\", \"joint\"]");
        link("other", "[]", "[\"joint\"]");
        link("dependant", "[\"parent\", \"long gone\"]", "[\"grandchild\"]");
        link("joint", "[\"parent\", \"other\"]", "[]");
        link("grandchild", "[\"dependant\"]", "[]");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void done_job_releases_the_children_whose_parents_are_all_done() throws Exception {
        assertThat(executor(new JobOutcome.Succeeds(Duration.ZERO)).run("parent"))
                .isEqualTo(200);

        assertThat(jobs.state("parent")).isEqualTo("done");
        assertThat(jobs.state("dependant")).isEqualTo("pending");
        assertThat(jobs.state("joint")).isEqualTo("wait_dependencies");
        assertThat(jobs.state("grandchild")).isEqualTo("wait_dependencies");
        assertThat(changed("parent"))
                .containsEntry("retry", "1")
                .containsEntry("worker_pid", Integer.toString(OWN_PID))
                .containsKeys("date_started", "date_done", "exec_time")
                .doesNotContainKeys("exc_name", "exc_info");

        executor(new JobOutcome.Succeeds(Duration.ZERO)).run("other");
        assertThat(jobs.state("joint")).isEqualTo("pending");
    }

    @Test
    void failed_job_answers_500_and_its_children_wait_on() throws Exception {
        assertThat(executor(new JobOutcome.Fails(Duration.ZERO, FAULT)).run("parent"))
                .isEqualTo(500);

        assertThat(changed("parent"))
                .containsEntry("state", "failed")
                .containsEntry("exc_name", "builtins.KeyError")
                .containsEntry("exc_message", "'variant_ids'")
                .doesNotContainKeys("date_done");
        assertThat(changed("parent").get("exc_info"))
                .startsWith("Traceback (most recent call last):\n  File \"/home/odoo/")
                .endsWith("\nKeyError: 'variant_ids'\n");
        assertThat(jobs.state("dependant")).isEqualTo("wait_dependencies");
    }

    @Test
    void retryable_error_puts_the_job_back_with_an_eta() throws Exception {
        var again = new JobOutcome.TriesLater(Duration.ZERO, Duration.ofSeconds(30));
        assertThat(executor(again).run("parent")).isEqualTo(200);

        assertThat(changed("parent"))
                .containsEntry("state", "pending")
                .containsEntry("retry", "1")
                .containsKey("eta")
                .doesNotContainKeys("date_started", "date_enqueued", "date_done");
    }

    @Test
    void last_try_fails() throws Exception {
        sql.update("use up", "update queue_job set retry = 4 where uuid = 'parent'");
        var again = new JobOutcome.TriesLater(Duration.ZERO, Duration.ofSeconds(30));
        assertThat(executor(again).run("parent")).isEqualTo(500);

        assertThat(changed("parent").get("exc_message")).startsWith("Max. retries (5) reached");
    }

    @Test
    void job_that_is_not_enqueued_is_left_alone() throws Exception {
        jobs.set("parent", "cancelled");
        var before = changed("parent");
        assertThat(executor(new JobOutcome.Succeeds(Duration.ZERO)).run("parent"))
                .isEqualTo(200);
        assertThat(executor(new JobOutcome.Succeeds(Duration.ZERO)).run("unknown"))
                .isEqualTo(200);

        assertThat(changed("parent")).isEqualTo(before);
    }

    @Test
    void running_job_holds_its_lock() throws Exception {
        var worker = Thread.ofVirtual().start(() -> {
            try {
                executor(new JobOutcome.Succeeds(Duration.ofMinutes(5))).run("parent");
            } catch (SQLException | InterruptedException e) {
                // Interrupted by the test.
            }
        });
        await().until(() -> jobs.state("parent").equals("started"));
        await().until(() -> sql.list(
                        "look", "select 1 from queue_job_lock for update skip locked", row -> row.getInt(1))
                .isEmpty());
        worker.interrupt();
        worker.join();
    }

    private JobExecutor executor(JobOutcome outcome) {
        return new JobExecutor(new OdooConnections(database.spec()), new JobExecutor.OutcomeSource() {
            @Override
            public JobOutcome outcome(JobKind kind) {
                return outcome;
            }

            @Override
            public Duration arrival() {
                return Duration.ZERO;
            }
        });
    }

    private void link(String uuid, String dependsOn, String reverse) {
        sql.update(
                "link",
                "update queue_job set dependencies = ? where uuid = ?",
                "{\"depends_on\": " + dependsOn + ", \"reverse_depends_on\": " + reverse + "}",
                uuid);
    }

    /// The columns that are not NULL.
    private Map<String, String> changed(String uuid) {
        var values = new TreeMap<String, String>();
        sql.list("read a row", """
                        select key, value from queue_job j, json_each_text(row_to_json(j))
                         where uuid = ? and value is not null
                        """, row -> Map.entry(row.getString(1), row.getString(2)), uuid)
                .forEach(pair -> values.put(pair.getKey(), pair.getValue()));
        return values;
    }
}
