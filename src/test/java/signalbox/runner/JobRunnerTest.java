package signalbox.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// Whole runners against a server. The election looks at the server's connections, so no other test may have a
/// runner connected meanwhile: tests of this kind do not run in parallel.
@Tag("pg")
class JobRunnerTest {
    private static final Duration GENEROUS = Duration.ofSeconds(20);
    private static final RunnerOptions QUICK = new RunnerOptions("root:4", RunnerDelays.all(Duration.ofMillis(100)));

    private static final String TERMINATE =
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?";

    private final TestDatabase database = TestDatabase.fresh();
    private final Connection connection = database.open("test");
    private final Connection bystander = database.open("bystander");
    private final Sql sql = new Sql(connection);
    private final TestJobs jobs = new TestJobs(sql);
    private final Queue<String> byFirst = new ConcurrentLinkedQueue<>();
    private final Queue<String> bySecond = new ConcurrentLinkedQueue<>();
    private final Queue<RunnerState> states = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void be_patient() {
        Awaitility.setDefaultTimeout(GENEROUS);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        bystander.close();
        database.close();
    }

    @Test
    void next_in_line_takes_over_when_the_leaders_backend_ends_and_the_old_leader_comes_back_last() {
        try (var _ = start(byFirst, states::add)) {
            await().until(() -> states.stream().anyMatch(RunnerState.Leading.class::isInstance));
            try (var _ = start(bySecond, _ -> {})) {
                await().until(() -> line().size() == 2);
                var before = line();
                jobs.add("one", "pending", null, 10);
                await().until(() -> byFirst.contains("one"));

                sql.list("end", TERMINATE, row -> row.getBoolean(1), before.getFirst());

                await().until(() -> line().size() == 2 && !line().contains(before.getFirst()));
                assertThat(line().getFirst()).isEqualTo(before.getLast());
                jobs.add("two", "pending", null, 10);
                await().until(() -> bySecond.contains("two"));
                assertThat(states).hasAtLeastOneElementOfType(RunnerState.Faulted.class);
            }
        }
        assertThat(byFirst).containsExactly("one");
        await().until(() -> line().isEmpty());
    }

    @Test
    void a_thousand_jobs_are_requested_once_each() {
        var worker = RunnerMethods.field(uuid -> {
            byFirst.add(uuid);
            jobs.set(uuid, "done");
        });
        try (var _ = JobRunner.start(database.spec(), QUICK, worker, states::add)) {
            await().until(() -> states.stream().anyMatch(RunnerState.Leading.class::isInstance));
            new Sql(bystander).update("add jobs", """
                    insert into queue_job (uuid, state, priority, date_created)
                    select 'job' || n, 'pending', 10, now() at time zone 'utc' from generate_series(1, 1000) n
                    """);
            await().until(() -> byFirst.size() >= 1000);
        }
        assertThat(byFirst).hasSize(1000).doesNotHaveDuplicates();
        assertThat(jobs.inState("done")).hasSize(1000);
    }

    private List<String> line() {
        return sql.list("look at the line", """
                select application_name from pg_stat_activity where application_name like 'jobrunner_%'
                 order by backend_start
                """, row -> row.getString(1));
    }

    private JobRunner start(Queue<String> requests, Consumer<RunnerState> listener) {
        return JobRunner.start(database.spec(), QUICK, RunnerMethods.field(requests::add), listener);
    }
}
