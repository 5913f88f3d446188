package signalbox.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.audit.Change;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.failover.injection.Injection;
import signalbox.failover.injection.InjectionException;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.DrillReport.DrillVerdict;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PostgresException;
import signalbox.testing.SwallowingLine;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// A drill may be aborted after it has taken a runner out. It is never said then that nothing was done.
@Tag("pg")
class AbortedDrillTest {
    private static final DrillPlan BOTH = DrillPlan.of(InjectionMethod.TERMINATE_FIRST)
            .withFirst(2)
            .withProbes(0)
            .withLimit(Duration.ofSeconds(20));

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Connection leader = postgres.open("jobrunner_leads");
    private final Connection standby = postgres.open("jobrunner_waits");
    private final Connection third = postgres.open("jobrunner_waits_too");

    @AfterEach
    void close() throws SQLException {
        leader.close();
        standby.close();
        third.close();
        postgres.close();
    }

    private interface Deed {
        void on(RunnerConnection victim);
    }

    private Drill drill(Deed deed) {
        return new Drill(postgres.spec(), "dev", BOTH, injection(deed), InstantSource.system());
    }

    private static Injection injection(Deed deed) {
        return new Injection() {
            @Override
            public Optional<String> objection(Sql sql, Observation seen, List<RunnerConnection> victims) {
                return Optional.empty();
            }

            @Override
            public void inject(Sql sql, RunnerConnection victim) {
                deed.on(victim);
            }
        };
    }

    private DrillReport withProbes(Deed deed) {
        return new Drill(postgres.spec(), "dev", BOTH.withProbes(2), injection(deed), InstantSource.system()).run();
    }

    private static List<String> subjects(DrillReport report) {
        return DrillHandler.outcome(report).changes().stream()
                .map(Change::subject)
                .toList();
    }

    private static void refuseStandby(RunnerConnection victim) {
        if (victim.applicationName().equals("jobrunner_waits")) {
            throw new InjectionException("pid " + victim.pid() + ": This backend has ended already.");
        }
    }

    @Test
    void the_runner_that_was_taken_out_before_another_could_not_be_is_named() {
        var report = drill(AbortedDrillTest::refuseStandby).run();

        assertThat(report.verdict()).isEqualTo(DrillVerdict.ABORTED);
        assertThat(report.takenOut()).extracting(DrillReport.Runner::uuid).containsExactly("leads");
        assertThat(report.reason())
                .contains("was taken out, another runner could not be", "This backend has ended already");
        assertThat(subjects(report))
                .containsExactly("pid " + report.takenOut().getFirst().pid());
    }

    @Test
    void probes_whose_reply_was_lost_are_removed_and_not_denied() {
        var marking = new Injection() {
            @Override
            public Optional<String> objection(Sql sql, Observation seen, List<RunnerConnection> victims) {
                return Optional.empty();
            }

            @Override
            public void inject(Sql sql, RunnerConnection victim) {
                sql.execute("say that the probes come now", "select 'now the probes'");
            }
        };
        try (var line = new SwallowingLine(postgres.spec(), "now the probes", "insert into", "INSERT");
                var looking = postgres.open("test")) {
            var report = new Drill(line.spec(), "dev", BOTH.withProbes(2), marking, InstantSource.system()).run();

            assertThat(line.swallowed()).isPositive();
            assertThat(report.verdict()).isEqualTo(DrillVerdict.ABORTED);
            assertThat(report.reason()).contains("add the probe jobs", "It is not known whether the change was made");
            assertThat(new TestJobs(new Sql(looking)).inState("pending")).isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_runner_may_have_been_taken_out_when_the_reply_was_lost() {
        var report = drill(_ -> {
                    throw new PostgresException(
                            PostgresException.Kind.OUTCOME_UNKNOWN, "It is not known whether it was ended.", null);
                })
                .run();

        assertThat(report.verdict()).isEqualTo(DrillVerdict.ABORTED);
        assertThat(subjects(report)).hasSize(1);
        assertThat(report.perhapsTakenOut()).isEqualTo(report.takenOut());
        assertThat(report.reason())
                .matches("pid \\d+ may have been taken out: It is not known whether it was ended\\.");
        assertThat(DrillHandler.outcome(report).changes().getFirst().after())
                .startsWith("may have been taken out; then aborted: ");
    }

    @Test
    void the_runner_that_was_taken_out_is_told_from_the_one_that_may_have_been() {
        var report = drill(victim -> {
                    if (victim.applicationName().equals("jobrunner_waits")) {
                        throw new PostgresException(
                                PostgresException.Kind.OUTCOME_UNKNOWN, "It is not known whether it was ended.", null);
                    }
                })
                .run();

        assertThat(report.reason())
                .matches("pid \\d+ was taken out, pid \\d+ may have been taken out: It is not known .*");
        assertThat(report.perhapsTakenOut())
                .extracting(DrillReport.Runner::uuid)
                .containsExactly("waits");
    }

    @Test
    void a_fault_after_a_runner_was_taken_out_does_not_deny_it() {
        var report = drill(victim -> {
                    if (victim.applicationName().equals("jobrunner_waits")) {
                        throw new IllegalStateException("A fault.");
                    }
                })
                .run();

        assertThat(report.reason()).matches("pid \\d+ was taken out, another runner could not be: A fault\\.");
    }

    @Test
    void what_was_done_before_the_operator_stopped_it_is_named() {
        var drill = drill(_ -> {});
        var running = Thread.ofVirtual().start(drill::run);
        await().atMost(Duration.ofSeconds(30)).until(() -> drill.stage() == Drill.Stage.OBSERVING);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> drill.report().takenOut().size() == 2);
        drill.stop("The operator stopped it.");
        await().atMost(Duration.ofSeconds(30)).until(() -> !running.isAlive());

        assertThat(subjects(drill.report())).hasSize(2);
        assertThat(DrillHandler.outcome(drill.report()).changes().getFirst().after())
                .contains("taken out; then aborted: The operator stopped it.");
    }

    /// The trigger of another module refuses them.
    @Test
    void a_drill_whose_probes_are_refused_takes_nobody_out() {
        sql(
                "create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no tests here'; end $$");
        sql("create trigger refuse before insert on queue_job for each row execute function refuse()");

        var report = withProbes(_ -> {});

        assertThat(report.reason()).contains("Could not add the probe jobs", "no tests here");
        assertThat(report.takenOut()).isEmpty();
    }

    /// They would not be found again when the drill cleans up.
    @Test
    void a_drill_whose_probes_are_changed_by_a_trigger_takes_nobody_out_and_leaves_none() {
        sql("create function reroute() returns trigger language plpgsql as $$ begin new.channel := 'root.mail';"
                + " return new; end $$");
        sql("create trigger reroute before insert on queue_job for each row execute function reroute()");

        var report = withProbes(_ -> {});

        assertThat(report.reason())
                .isEqualTo(
                        "Could not add the probe jobs: a trigger of another module changes them (channel root.mail).");
        assertThat(report.takenOut()).isEmpty();
        assertThat(jobs()).isZero();

        sql("create or replace function reroute() returns trigger language plpgsql as 'begin return null; end'");
        assertThat(withProbes(_ -> {}).reason()).contains("changes them (it is not stored)");
    }

    /// A soft delete of another module.
    @Test
    void a_drill_whose_probes_would_not_be_deleted_takes_nobody_out() {
        sql("create function keep() returns trigger language plpgsql as 'begin return null; end'");
        sql("create trigger keep before delete on queue_job for each row execute function keep()");

        var report = withProbes(_ -> {});

        assertThat(report.reason())
                .isEqualTo("Could not remove the probe jobs: deleting one has no effect"
                        + " (what may prevent it: trigger keep).");
        assertThat(report.takenOut()).isEmpty();
        assertThat(jobs()).isZero();
    }

    /// Without a policy for it, a delete touches no row and reports no error.
    @Test
    void a_drill_whose_role_no_policy_lets_delete_takes_nobody_out() {
        sql("alter table queue_job enable row level security, force row level security");
        for (var command : List.of("select using (true)", "insert with check (true)", "update using (true)")) {
            sql("create policy " + command.substring(0, 6) + "s on queue_job for " + command);
        }

        var report = withProbes(_ -> {});

        assertThat(report.reason())
                .isEqualTo("Probe jobs: row security is on, and no policy lets this role delete rows of queue_job: set"
                        + " them to 0.");
        assertThat(report.takenOut()).isEmpty();
        assertThat(jobs()).isZero();
    }

    @Test
    void probes_that_a_trigger_keeps_since_the_rehearsal_are_named() {
        sql("create function keep() returns trigger language plpgsql as 'begin return null; end'");

        var report = withProbes(victim -> {
            if (victim.applicationName().equals("jobrunner_leads")) {
                sql("create trigger keep before delete on queue_job for each row execute function keep()");
            }
        });

        assertThat(report.takenOut()).hasSize(2);
        assertThat(jobs()).isEqualTo(2);
        assertThat(report.reason())
                .containsPattern("Probe jobs of the drill are still there; .*: deleting has no effect on"
                        + " [-0-9a-f]{36}, [-0-9a-f]{36} \\(what may prevent it: trigger keep\\)\\.");
    }

    private int jobs() {
        try (var connection = postgres.open("count")) {
            return new Sql(connection)
                    .first("count the jobs", "select count(*) from queue_job", row -> row.getInt(1))
                    .orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_was_done_before_the_probes_could_not_be_added_is_said_and_no_more() {
        var report = withProbes(victim -> {
            if (victim.applicationName().equals("jobrunner_leads")) {
                sql("alter table queue_job add constraint none check (false) not valid");
            }
        });

        assertThat(report.takenOut()).hasSize(2);
        assertThat(report.reason()).matches("pid \\d+ and \\d+ were taken out; then: Could not add the probe jobs .*");
        assertThat(report.gapReason())
                .matches(
                        "The drill ended 0\\.\\d s after the injection: too early to see what the" + " runners did\\.");
    }

    private void sql(String text) {
        try (var connection = postgres.open("setup")) {
            new Sql(connection).execute("set up", text);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_drill_that_took_nobody_out_did_nothing() {
        var report = drill(victim -> {
                    throw new InjectionException("pid " + victim.pid() + ": This backend has ended already.");
                })
                .run();

        assertThat(report.reason()).startsWith("The leader could not be taken out: ");
        assertThat(DrillHandler.outcome(report).changes()).isEmpty();
        assertThat(DrillHandler.outcome(report).refused()).hasSize(1);
    }
}
