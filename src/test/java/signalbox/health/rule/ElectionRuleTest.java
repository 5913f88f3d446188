package signalbox.health.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.election.EmbeddedMarker;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.health.Finding;
import signalbox.health.Host;
import signalbox.health.Patient;
import signalbox.health.Pooler;
import signalbox.health.Remedy;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;

/// What the election finds wrong becomes findings with something to do about them.
@Tag("pg")
class ElectionRuleTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    private final Patient patient = new Patient();

    @AfterEach
    void close() throws SQLException {
        patient.close();
    }

    @Test
    void one_runner_and_a_finished_job_are_no_reason_to_worry() {
        patient.runner("a");
        patient.jobs.add("done", "done", "root", 10);

        assertThat(patient.codes()).isEmpty();
    }

    @Test
    void without_a_runner_nobody_leads_which_one_finding_tells_and_the_election_still_does() {
        var snapshot = patient.look();

        assertThat(snapshot.leadership().anomalies())
                .extracting(anomaly -> anomaly.code().word())
                .containsExactly("no-leader");
        assertThat(Findings.of(snapshot)).extracting(Finding::code).containsExactly("idle");
        assertThat(patient.finding("idle").remedy()).isEqualTo(new Remedy.VisitSite("http://localhost:8069"));
    }

    @Test
    void runners_whose_roles_cannot_see_each_other_all_lead() {
        patient.seenBy(patient.postgres.superuser());
        patient.runner("a");
        patient.session(patient.postgres.role(""), "jobrunner_b");

        assertThat(patient.finding("several-leaders").seen()).hasSize(2);
    }

    @Test
    void two_runners_without_election_call_for_the_guard() {
        patient.plainRunner(1);
        assertThat(patient.codes()).isEmpty();

        patient.plainRunner(2);

        assertThat(patient.finding("no-election").remedy()).isEqualTo(new Remedy.InstallGuard());
    }

    @Test
    void runners_of_two_schemes_are_mixed() {
        patient.runner("a");
        patient.plainRunner(2);

        assertThat(patient.codes()).containsExactly("mixed-schemes");
    }

    @Test
    void a_role_without_the_right_does_not_see_when_runners_began() {
        patient.seenBy(patient.postgres.role("in role pg_read_all_data"));
        patient.runner("a");

        assertThat(patient.finding("hidden-start").todo()).contains("pg_read_all_stats");
    }

    @Test
    void an_older_runner_of_another_database_leads_and_can_be_ended() throws SQLException {
        try (var other = TestDatabase.fresh();
                var elder = other.open("jobrunner_elder")) {
            patient.runner("a");

            var finding = patient.finding("other-database-leads");

            assertThat(elder.isValid(5)).isTrue();
            assertThat(finding.remedy()).isInstanceOf(Remedy.TerminateRunner.class);
        }
    }

    @Test
    void a_leader_that_lets_a_due_job_wait_for_a_minute_may_be_a_ghost() {
        patient.runner("a");
        patient.jobs.add("due", "pending", "root", 10);
        var first = patient.look();

        assertThat(Patient.codes(first)).isEmpty();
        assertThat(Patient.codes(Patient.after(Duration.ofSeconds(61), first))).containsExactly("ghost-suspected");
    }

    @Test
    void a_leader_that_only_observes_is_asked_to_hand_back_and_is_not_to_be_ended() {
        patient.runner(EmbeddedMarker.OBSERVES.newUuid().toString());
        patient.jobs.add("due", "pending", "root", 10);
        var snapshot = Patient.after(Duration.ofSeconds(61), patient.look());

        assertThat(Patient.codes(snapshot)).containsExactly("observer-leads");
        assertThat(Patient.find(Findings.of(snapshot), "observer-leads").orElseThrow())
                .returns(
                        new Remedy.HandBack(
                                snapshot.observation().connections().getFirst().pid()),
                        Finding::remedy)
                .satisfies(finding -> assertThat(finding.todo()).contains("Hand back"));
    }

    @Test
    void an_eta_to_come_makes_no_ghost_of_a_silent_leader() {
        patient.runner("a");
        patient.jobs.add("later", "pending", "root", 10);
        patient.set("later", "eta = now() at time zone 'utc' + interval '2 hours'");

        assertThat(Patient.codes(Patient.after(Duration.ofHours(1), patient.look())))
                .isEmpty();
    }

    @Test
    void runners_that_come_and_go_are_a_loop() throws SQLException {
        for (int round = 0; round < 3; round++) {
            var runner = patient.runner("round-" + round);
            patient.lookOn();
            runner.connection().close();
        }
        patient.runner("stays");

        await().atMost(GENEROUS).until(() -> Patient.codes(patient.lookOn()).equals(List.of("reconnect-loop")));
    }

    @Test
    void a_pooler_gives_pids_of_its_own() {
        try (var pooler = Pooler.before(patient.postgres.spec())) {
            patient.seenBy(pooler.spec());
            patient.runner("a");

            assertThat(patient.codes()).containsExactly("pooler");
        }
    }

    /// The server's clock has microseconds: two connections at one instant cannot be made on demand.
    @Test
    void runners_of_one_instant_are_ambiguous() {
        patient.runner("a");
        patient.runner("b");
        var snapshot = patient.look();
        assertThat(Patient.codes(snapshot)).isEmpty();
        var twins = snapshot.observation().connections().stream()
                .map(runner -> startedAt(snapshot.serverTime(), runner))
                .toList();

        assertThat(Patient.codes(Patient.with(snapshot, observation(snapshot, twins))))
                .containsExactly("ambiguous-start");
    }

    private static Observation observation(Snapshot snapshot, List<RunnerConnection> connections) {
        var seen = snapshot.observation();
        return new Observation(
                seen.serverTime(),
                seen.database(),
                connections,
                seen.visibility(),
                seen.locks(),
                seen.work(),
                seen.endedLately());
    }

    private static RunnerConnection startedAt(Instant start, RunnerConnection runner) {
        return new RunnerConnection(
                runner.pid(),
                runner.applicationName(),
                runner.uuid(),
                runner.database(),
                runner.role(),
                runner.client(),
                start,
                runner.state(),
                runner.stateChange(),
                runner.lastStatement());
    }

    @Test
    void a_runner_in_a_cron_worker_points_at_that_worker() {
        try (var host = new Host()) {
            var http = host.start(Host.HTTP);
            var cron = host.start(Host.CRON);
            var leader = patient.plainRunner(http);
            assertThat(Patient.codes(host.seenWith(patient.look()))).isEmpty();
            close(leader);
            patient.plainRunner(cron);

            var findings = Findings.of(host.seenWith(patient.look()));

            assertThat(Patient.find(findings, "cron-worker-runs").orElseThrow().remedy())
                    .isEqualTo(new Remedy.ShowWorkers(List.of(cron)));
        }
    }

    private static void close(Sql session) {
        try {
            session.connection().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
