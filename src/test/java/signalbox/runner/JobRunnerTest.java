package signalbox.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.postgres.Sql;
import signalbox.runner.EmbeddedRunner.SchemeChoice;
import signalbox.runner.election.FencedElection;
import signalbox.runner.odoo.RunjobEndpoint;
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

    @Test
    void a_runner_that_must_leave_puts_back_or_names_the_jobs_that_no_worker_began() throws IOException {
        List.of("one", "two").forEach(uuid -> jobs.add(uuid, "pending", null, 10));
        var objection = new AtomicReference<Optional<String>>(Optional.empty());
        var election = new FencedElection() {
            @Override
            public boolean leads(Sql session, String applicationName) {
                return true;
            }

            @Override
            public String fence() {
                return "true";
            }

            @Override
            public Optional<String> objection(Sql session) {
                return objection.get();
            }
        };
        var options = RunnerOptions.embedded("root:4", RunnerOptions.Mode.DISPATCH, Duration.ofMillis(100));
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var requests = new HttpDispatch(
                        new RunjobEndpoint("http", "127.0.0.1", silent.getLocalPort()),
                        database.spec().database());
                var _ = JobRunner.start(
                        database.spec(), options, RunnerMethods.fenced(election, requests), states::add)) {
            await().until(() -> jobs.inState("enqueued").size() == 2);

            objection.set(Optional.of("It must not work here."));

            await().until(() -> states.stream().anyMatch(RunnerState.Stopped.class::isInstance));
            var stopped = states.stream()
                    .flatMap(state -> state instanceof RunnerState.Stopped end ? Stream.of(end) : Stream.empty())
                    .findFirst()
                    .orElseThrow();
            assertThat(Stream.concat(stopped.left().stream(), jobs.inState("pending").stream()))
                    .containsExactlyInAnyOrder("one", "two");
        }
    }

    @Test
    void a_runner_of_several_databases_that_must_leave_one_leaves_all() {
        var plan = new JoinElection(
                SchemeChoice.OLDEST,
                RunnerOptions.Mode.DISPATCH,
                "root:1",
                new RunjobEndpoint("http", "127.0.0.1", 1),
                Duration.ofMillis(100));
        try (var other = TestDatabase.fresh();
                var runner = EmbeddedRunner.start(List.of(database.spec(), other.spec()), plan, states::add)) {
            await().until(() ->
                    runner.members().stream().allMatch(member -> member.state() instanceof RunnerState.Leading));
            assertThat(line())
                    .extracting(name -> name.substring(0, 18))
                    .hasSize(2)
                    .containsOnly(line().getFirst().substring(0, 18));

            sql.execute("take the right", "revoke update on queue_job from " + TestDatabase.OWNER);
            jobs.add("due", "pending", null, 10);

            await().until(runner::isOver);
            assertThat(runner.members().getLast().state())
                    .isInstanceOfSatisfying(
                            RunnerState.Stopped.class,
                            stopped -> assertThat(stopped.reason())
                                    .startsWith("The runner of database "
                                            + database.spec().database() + " has ended")
                                    .contains("lacks the right"));
        }
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
