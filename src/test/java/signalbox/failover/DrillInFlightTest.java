package signalbox.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.failover.injection.Injection;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.DrillReport.DrillVerdict;
import signalbox.failover.report.DrillReport.InFlight;
import signalbox.failover.report.JobFate;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// A drill on a database whose runners are only connections: what it takes for in flight, and when.
@Tag("pg")
class DrillInFlightTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final DrillPlan PLAN =
            DrillPlan.of(InjectionMethod.TERMINATE_LEADER).withProbes(0).withLimit(Duration.ofSeconds(1));

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final TestJobs jobs = new TestJobs(sql);
    private final Connection leader = postgres.open("jobrunner_leads");
    private final Connection standby = postgres.open("jobrunner_waits");
    private @Nullable Drill drill;

    @AfterEach
    void close() throws SQLException {
        leader.close();
        standby.close();
        sql.connection().close();
        postgres.close();
    }

    private void enqueue(String uuid) {
        enqueue(leader, uuid);
    }

    private static void enqueue(Connection runner, String uuid) {
        new Sql(runner)
                .update(
                        "enqueue",
                        "update queue_job set state = 'enqueued', date_enqueued = now() at time zone 'utc' where uuid = ?",
                        uuid);
    }

    /// Ends the leader's connection after this has happened.
    private DrillReport run(InstantSource clock, Runnable duringTheCalm, Runnable atTheEnd) {
        var injection = new Injection() {
            @Override
            public Optional<String> objection(Sql reading, Observation seen, List<RunnerConnection> victims) {
                Thread.ofVirtual().start(() -> {
                    await().atMost(LIMIT).until(DrillInFlightTest.this::isObserved);
                    duringTheCalm.run();
                });
                return Optional.empty();
            }

            @Override
            public void inject(Sql hand, RunnerConnection victim) {
                atTheEnd.run();
                try {
                    leader.close();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        drill = new Drill(postgres.spec(), "dev", PLAN, injection, clock);
        return drill.run();
    }

    private boolean isObserved() {
        return sql.first(
                        "look for the drill's listener",
                        "select exists (select 1 from pg_stat_activity where datname = current_database()"
                                + " and application_name = 'signalbox' and query like 'LISTEN%')",
                        row -> row.getBoolean(1))
                .orElseThrow();
    }

    private void awaitDispatch() {
        await().atMost(LIMIT)
                .until(() -> !Objects.requireNonNull(drill)
                        .report()
                        .timeline()
                        .dispatches()
                        .isEmpty());
    }

    @Test
    void the_jobs_in_flight_are_those_of_the_injections_own_moment() {
        jobs.add("ends in the calm", "started", "root", 10);
        jobs.add("begins in the calm", "pending", "root", 10);
        jobs.add("burst", "pending", "root", 10);
        jobs.add("waits", "pending", "root", 10);

        var report = run(
                InstantSource.system(),
                () -> {
                    jobs.set("ends in the calm", "done");
                    enqueue("begins in the calm");
                },
                () -> {
                    enqueue("burst");
                    awaitDispatch();
                });

        assertThat(report.inFlight())
                .containsExactlyInAnyOrder(
                        new InFlight("begins in the calm", "enqueued", "enqueued", JobFate.ORPHANED),
                        new InFlight("burst", "enqueued", "enqueued", JobFate.ORPHANED));
        assertThat(report.orphaned()).hasSize(2);
    }

    /// The successor works, and the job that the old leader left is still enqueued: somebody may begin it.
    @Test
    void a_drill_goes_on_until_what_was_in_flight_is_begun() {
        jobs.add("left", "pending", "root", 10);
        jobs.add("next", "pending", "root", 10);
        enqueue("left");
        var plan = DrillPlan.of(InjectionMethod.TERMINATE_LEADER).withProbes(0);
        var injection = new Injection() {
            @Override
            public Optional<String> objection(Sql reading, Observation seen, List<RunnerConnection> victims) {
                return Optional.empty();
            }

            @Override
            public void inject(Sql hand, RunnerConnection victim) {
                try {
                    leader.close();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        var running = new Drill(postgres.spec(), "dev", plan, injection, InstantSource.system());
        var over = CompletableFuture.supplyAsync(running::run);
        await().atMost(LIMIT).until(() -> running.report().phases().gone() != null);
        enqueue(standby, "next");
        await().atMost(LIMIT).until(() -> running.report().phases().firstEnqueued() != null);
        sql.update(
                "begin it",
                "update queue_job set state = 'started', date_started = now() at time zone 'utc' where uuid = 'next'");
        await().atMost(LIMIT).until(() -> running.report().phases().firstStarted() != null);

        await("the drill goes on").during(Duration.ofMillis(300)).atMost(LIMIT).until(() -> !over.isDone());
        jobs.set("left", "done");

        await().atMost(LIMIT).until(over::isDone);
        assertThat(over.join().inFlight()).extracting(InFlight::fate).containsExactly(JobFate.DONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-3600, 10, 3600})
    void a_laptops_clock_that_is_wrong_aborts_no_drill(int seconds) {
        var report = run(() -> Instant.now().plusSeconds(seconds), () -> {}, () -> {});

        assertThat(report.verdict()).describedAs(report.reason()).isNotEqualTo(DrillVerdict.ABORTED);
        assertThat(report.phases().gone()).isNotNull().isLessThan(2.0);
        assertThat(Duration.between(report.takenAt(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void a_drill_that_may_not_begin_is_dated_by_the_servers_clock() {
        var refusal = new Injection() {
            @Override
            public Optional<String> objection(Sql reading, Observation seen, List<RunnerConnection> victims) {
                return Optional.of("Not now.");
            }

            @Override
            public void inject(Sql hand, RunnerConnection victim) {
                throw new IllegalStateException("It was refused.");
            }
        };
        var report = new Drill(
                        postgres.spec(),
                        "dev",
                        PLAN,
                        refusal,
                        () -> Instant.now().plusSeconds(3600))
                .run();

        assertThat(report.verdict()).isEqualTo(DrillVerdict.ABORTED);
        assertThat(Duration.between(report.takenAt(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }
}
