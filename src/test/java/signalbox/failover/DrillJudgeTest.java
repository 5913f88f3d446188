package signalbox.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.election.Observation;
import signalbox.election.Observation.Lock;
import signalbox.election.RunnerConnection;
import signalbox.election.Scheme;
import signalbox.failover.DrillEvidence.End;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.DrillReport.DrillVerdict;
import signalbox.failover.report.DrillReport.InFlight;
import signalbox.failover.report.JobFate;
import signalbox.failover.report.ReportHtml;

/// What a drill concludes from what it saw.
class DrillJudgeTest {
    private static final Instant ZERO = Instant.parse("2026-06-01T12:00:00Z");
    private static final String WAITS = "select application_name from pg_stat_activity";
    private static final String WORKS = "close \"select_jobs\"";

    private RunnerConnection old = runner(10, "a", 0, WORKS);
    private final List<RunnerSample> samples = new ArrayList<>();
    private final List<ObservedJob> sightings = new ArrayList<>();
    private List<ObservedJob> inFlight = List.of();
    private List<ObservedJob> after = List.of();
    private @Nullable End end = new End(false, "everything that the drill waits for was seen");

    private static RunnerConnection runner(int pid, String uuid, int startedAfter, String statement) {
        return runner(pid, uuid, startedAfter, statement, "db");
    }

    private static RunnerConnection runner(int pid, String uuid, int startedAfter, String statement, String database) {
        return new RunnerConnection(
                pid,
                RunnerConnection.PREFIX + uuid,
                uuid,
                database,
                "odoo",
                "127.0.0.1:" + pid,
                ZERO.minusSeconds(100).plusSeconds(startedAfter),
                "idle",
                ZERO,
                statement);
    }

    private static Instant at(long millis) {
        return ZERO.plusMillis(millis);
    }

    private void sample(long millis, RunnerConnection... runners) {
        samples.add(RunnerSample.of(new Observation(at(millis), "db", List.of(runners), Set.of())));
    }

    private void sighting(long millis, String uuid, String state) {
        sighting(millis, uuid, state, 0, at(millis), 7);
    }

    private void sighting(long millis, String uuid, String state, int retry, Instant started, int worker) {
        var waits = state.equals("pending");
        sightings.add(new ObservedJob(
                at(millis),
                uuid,
                state,
                retry,
                waits ? null : ZERO,
                waits || state.equals("enqueued") ? null : started,
                worker));
    }

    private DrillReport report() {
        return DrillJudge.report(
                DrillPlan.of(InjectionMethod.TERMINATE_LEADER),
                "demo",
                new DrillEvidence(
                        ZERO.minusSeconds(1),
                        "db",
                        old,
                        null,
                        List.of(old),
                        List.of(old),
                        List.of(),
                        ZERO,
                        samples,
                        sightings,
                        inFlight,
                        after,
                        List.of(),
                        List.of(),
                        end));
    }

    /// The usual course: gone after 50 ms, the next one acts after 1 s and hands a job out.
    private void usualCourse() {
        sample(-50, old, runner(11, "b", 1, WAITS));
        sample(0, old, runner(11, "b", 1, WAITS));
        sample(50, runner(11, "b", 1, WAITS));
        sample(1000, runner(11, "b", 1, WORKS));
        sample(1050, runner(11, "b", 1, WORKS));
        sighting(10, "one", "pending");
        sighting(1010, "one", "enqueued");
        sighting(1020, "one", "started");
        sighting(1030, "one", "done", 0, at(1020), 7);
    }

    @Test
    void the_phases_are_dated_by_the_first_look_that_shows_them() {
        usualCourse();

        var report = report();

        assertThat(report.phases()).isEqualTo(new DrillReport.Phases(0.05, 0.05, 1.0, 1.01, 1.02));
        assertThat(report.gapSeconds()).isEqualTo(1.01);
        assertThat(report.successor()).isNotNull().returns(11, DrillReport.Runner::pid);
        assertThat(report.verdict()).isEqualTo(DrillVerdict.PASS);
        assertThat(report.resolutionSeconds()).isEqualTo(0.95);
        assertThat(report.seenTwice()).isEmpty();
    }

    @Test
    void a_job_that_is_seen_started_at_once_was_enqueued_no_later() {
        sample(0, old, runner(11, "b", 1, WAITS));
        sample(50, runner(11, "b", 1, WORKS));
        sighting(10, "one", "pending");
        sighting(60, "one", "started");

        assertThat(report().phases().firstEnqueued()).isEqualTo(0.06);
    }

    @Test
    void what_the_old_leader_enqueued_before_its_end_is_not_the_successors() {
        sample(0, old, runner(11, "b", 1, WAITS));
        sighting(10, "one", "enqueued");
        sample(50, runner(11, "b", 1, WAITS));
        sighting(70, "one", "started");

        var report = report();

        assertThat(report.phases().firstEnqueued()).isNull();
        assertThat(report.verdict()).isEqualTo(DrillVerdict.FAILED);
    }

    @Test
    void a_successor_that_acts_when_the_old_leader_is_first_missed_may_have_begun_since_the_look_before() {
        sample(0, old, runner(11, "b", 1, WAITS));
        sample(50, runner(11, "b", 1, WORKS));
        sighting(5, "one", "pending");
        sighting(21, "one", "enqueued");

        assertThat(report().phases().firstEnqueued()).isEqualTo(0.021);
        assertThat(report().phases().elected()).isEqualTo(0.021);
    }

    @Test
    void a_gap_beyond_the_target_is_over_target() {
        sample(0, old, runner(11, "b", 1, WAITS));
        sample(50, runner(11, "b", 1, WAITS));
        sample(12_000, runner(11, "b", 1, WORKS));
        sighting(10, "one", "pending");
        sighting(12_010, "one", "enqueued");

        assertThat(report().verdict()).isEqualTo(DrillVerdict.OVER_TARGET);
    }

    private RunnerConnection old(long lastActivity) {
        return new RunnerConnection(
                10,
                old.applicationName(),
                "a",
                "db",
                "odoo",
                old.client(),
                old.backendStart(),
                "idle",
                at(lastActivity),
                WORKS);
    }

    @Test
    void a_leader_that_stays_and_is_silent_to_the_end_is_named_a_ghost() {
        for (var millis = 0; millis < 9000; millis += 50) {
            sample(millis, old(0), runner(11, "b", 1, WAITS));
        }

        var report = report();

        assertThat(report.phases().gone()).isNull();
        assertThat(report.verdict()).isEqualTo(DrillVerdict.FAILED);
        assertThat(report.reason()).contains("pid 10", "silent to the end", "ghost", "still led");
    }

    @Test
    void a_leader_that_was_frozen_and_went_on_is_no_ghost() {
        for (var millis = 0; millis < 20_000; millis += 50) {
            sample(millis, old(millis < 15_000 ? 0 : millis), runner(11, "b", 1, WAITS));
        }

        var report = report();

        assertThat(report.verdict()).isEqualTo(DrillVerdict.FAILED);
        assertThat(report.reason())
                .contains("silent for 15.0 s", "acted again 15.0 s after the injection", "At the end it still led")
                .doesNotContain("ghost");
    }

    @Test
    void a_leader_whose_activity_is_hidden_is_not_called_silent() {
        for (var millis = 0; millis < 9000; millis += 50) {
            var hidden = new RunnerConnection(
                    10, old.applicationName(), "a", "db", "odoo", null, old.backendStart(), null, null, null);
            sample(millis, hidden);
        }

        assertThat(report().reason())
                .contains("cannot see whether it did anything")
                .doesNotContain("ghost", "silent");
    }

    @Test
    void a_second_start_without_a_retry_is_seen_twice_and_one_with_a_retry_is_not() {
        usualCourse();
        sighting(1040, "double", "started", 0, at(0), 7);
        sighting(1050, "double", "started", 0, at(1050), 8);
        sighting(1040, "retried", "started", 0, at(0), 7);
        sighting(1045, "retried", "pending", 1, at(0), 7);
        sighting(1050, "retried", "started", 1, at(1050), 8);
        sighting(1040, "retried-unseen", "started", 0, at(0), 7);
        sighting(1050, "retried-unseen", "started", 1, at(1050), 8);
        sighting(1040, "back", "done", 0, at(0), 7);
        sighting(1050, "back", "enqueued");

        var report = report();

        assertThat(report.seenTwice()).containsExactly("back", "double");
        assertThat(report.verdict()).isEqualTo(DrillVerdict.FAILED);
    }

    @Test
    void one_that_is_enqueued_again_before_it_began_may_have_been_put_back_and_is_told_apart() {
        usualCourse();
        sightings.add(new ObservedJob(at(5), "again", "enqueued", 0, ZERO.minusSeconds(1), null, 0));
        sightings.add(new ObservedJob(at(1060), "again", "enqueued", 0, ZERO.plusSeconds(1), null, 0));

        var report = report();

        assertThat(report.seenTwice()).isEmpty();
        assertThat(report.notObservable()).anyMatch(limit -> limit.startsWith("1 job was enqueued again"));
    }

    private static ObservedJob job(long millis, String uuid, String state, int enqueued, @Nullable Integer started) {
        return new ObservedJob(
                at(millis),
                uuid,
                state,
                0,
                state.equals("pending") ? null : ZERO.plusSeconds(enqueued),
                started == null ? null : ZERO.plusSeconds(started),
                started == null ? 0 : 70 + started);
    }

    @Test
    void a_job_that_stays_enqueued_to_the_end_is_an_orphan() {
        usualCourse();
        inFlight = List.of(job(0, "stuck", "enqueued", -1, null), job(0, "long", "started", -5, -5));
        after = List.of(job(9000, "stuck", "enqueued", -1, null), job(9000, "long", "started", -5, -5));

        var report = report();

        assertThat(report.inFlight())
                .containsExactly(
                        new InFlight("stuck", "enqueued", "enqueued", JobFate.ORPHANED),
                        new InFlight("long", "started", "started", JobFate.RUNNING));
        assertThat(report.orphaned()).containsExactly("stuck");
        assertThat(report.verdict()).isEqualTo(DrillVerdict.FAILED);
        assertThat(report.reason()).contains("stuck").doesNotContain("long");
    }

    @Test
    void each_job_in_flight_has_its_fate() {
        usualCourse();
        inFlight = List.of(
                job(0, "done", "started", -1, -1),
                job(0, "failed", "started", -1, -1),
                job(0, "back", "enqueued", -1, null),
                job(0, "asked", "enqueued", -1, null),
                job(0, "twice", "started", -1, -1),
                job(0, "deleted", "started", -1, -1));
        after = List.of(
                job(9000, "done", "done", -1, -1),
                job(9000, "failed", "failed", -1, -1),
                job(9000, "back", "pending", -1, null),
                job(9000, "asked", "enqueued", 3, null),
                job(9000, "twice", "done", 2, 2));

        assertThat(report().inFlight())
                .extracting(InFlight::fate)
                .containsExactly(
                        JobFate.DONE,
                        JobFate.FAILED,
                        JobFate.PUT_BACK,
                        JobFate.ENQUEUED_AGAIN,
                        JobFate.STARTED_AGAIN,
                        JobFate.GONE);
        assertThat(report().orphaned()).isEmpty();
    }

    @Test
    void what_the_leader_enqueued_between_the_injection_and_its_end_is_in_flight_too() {
        usualCourse();
        sightings.add(job(20, "late", "enqueued", 0, null));
        after = List.of(job(9000, "late", "enqueued", 0, null), job(9000, "one", "done", 0, 0));

        assertThat(report().orphaned()).containsExactly("late");
        assertThat(report().inFlight()).extracting(InFlight::uuid).containsExactly("late");
    }

    @Test
    void what_was_enqueued_and_ended_before_the_injection_was_not_in_flight() {
        usualCourse();
        sightings.addFirst(job(-30, "earlier", "done", 0, 0));
        sightings.addFirst(job(-40, "earlier", "enqueued", 0, null));
        after = List.of(job(9000, "earlier", "done", 0, 0), job(9000, "one", "done", 0, 0));

        assertThat(report().inFlight()).isEmpty();
    }

    @Test
    void an_end_that_came_early_is_aborted_with_its_reason() {
        usualCourse();
        end = new End(true, "The operator stopped it.");

        assertThat(report().verdict()).isEqualTo(DrillVerdict.ABORTED);
        assertThat(report().reason()).isEqualTo("The operator stopped it.");
    }

    @Test
    void times_without_and_with_two_leaders_add_up() {
        sample(0, old, runner(11, "b", 1, WAITS));
        sample(50);
        sample(450, runner(11, "b", 1, WORKS));
        sample(500, runner(11, "b", 1, WORKS));

        assertThat(report().noLeaderSeconds()).isEqualTo(0.4);
        assertThat(report().twoLeadersSeconds()).isZero();
    }

    @Test
    void the_timeline_has_a_lane_for_each_connection_that_was_seen() {
        usualCourse();

        var lanes = report().timeline().lanes();

        assertThat(lanes).extracting(DrillReport.Lane::pid).containsExactly(10, 11);
        assertThat(lanes.getFirst().ended()).isEqualTo(0.05);
        assertThat(lanes.getLast().spans())
                .containsExactly(new DrillReport.Span(-0.05, 0.05, false), new DrillReport.Span(0.05, 1.05, true));
    }

    @Test
    void the_page_names_what_was_found_and_escapes_what_it_is_given() {
        usualCourse();
        inFlight = List.of(job(0, "<b>", "started", -1, -1));

        var page = ReportHtml.of(report(), "Drill 1");

        assertThat(page).contains("<svg", "pass", "1.010 s", "&lt;b&gt;").doesNotContain("<b>");
    }

    @Test
    void a_report_is_shown_while_the_drill_runs() {
        usualCourse();
        end = null;

        assertThat(report().phases().firstStarted()).isEqualTo(1.02);
    }

    private void advisory(long millis, @Nullable RunnerConnection holder) {
        var other = runner(50, "c", 0, WORKS, "another");
        var runners = holder == null ? List.of(other) : List.of(other, holder);
        var locks = holder == null ? List.<Lock>of() : List.of(new Lock(holder.pid(), "db", true));
        samples.add(RunnerSample.of(new Observation(at(millis), "db", runners, Set.of())
                .withLocks(locks)
                .withEarlier(Scheme.ADVISORY)));
    }

    private static RunnerConnection holder(int pid) {
        return new RunnerConnection(
                pid, "odoo-" + pid, null, "db", "odoo", null, ZERO.minusSeconds(pid), "idle", ZERO, WORKS);
    }

    @Test
    void where_a_lock_elects_a_named_runner_of_another_database_follows_nobody() {
        old = holder(10);
        advisory(-50, holder(10));
        advisory(0, holder(10));
        advisory(50, null);
        advisory(2950, null);
        advisory(3000, holder(11));
        sighting(10, "one", "pending");
        sighting(3010, "one", "enqueued");

        var report = report();

        assertThat(report.phases()).isEqualTo(new DrillReport.Phases(0.05, 3.0, 3.0, 3.01, null));
        assertThat(report.successor()).isNotNull().returns(11, DrillReport.Runner::pid);
        assertThat(report.noLeaderSeconds()).isEqualTo(2.95);
    }

    @Test
    void a_runner_of_another_database_that_heads_the_line_leads_no_job_of_this_one() {
        var other = runner(50, "c", 0, WORKS, "another");
        sample(0, old, other, runner(11, "b", 1, WAITS));
        sample(50, other, runner(11, "b", 1, WAITS));
        sample(950, other, runner(11, "b", 1, WAITS));

        var report = report();

        assertThat(report.phases().elected()).isNull();
        assertThat(report.successor()).isNull();
        assertThat(report.noLeaderSeconds()).isEqualTo(0.9);
    }

    @Test
    void one_that_is_entitled_and_never_acts_is_no_successor_and_the_gap_is_not_known() {
        sample(0, old, runner(11, "b", 1, WAITS));
        sample(50, runner(11, "b", 1, WAITS));
        sample(9000, runner(11, "b", 1, WAITS));
        sighting(10, "one", "pending");

        var report = report();

        assertThat(report.phases()).isEqualTo(new DrillReport.Phases(0.05, 0.05, null, null, null));
        assertThat(report.successor()).isNull();
        assertThat(report.noLeaderSeconds()).isNull();
        assertThat(report.noLeaderReason()).contains("was not seen to act as leader");
        assertThat(report.verdict()).isEqualTo(DrillVerdict.FAILED);
        assertThat(report.gapReason())
                .startsWith("pid 11 (jobrunner_b, ")
                .contains("should lead by the rule, 0.1 s after the injection, and was not seen to dispatch.");
        assertThat(report.reason()).isEqualTo(report.gapReason());
        assertThat(ReportHtml.of(report, "Drill 1")).contains("not known. The runner that should lead by the rule");
    }

    @Test
    void jobs_that_an_unknown_runner_dispatched_are_told_and_not_denied() {
        sample(0, old, runner(11, "b", 1, WAITS));
        sample(50, runner(11, "b", 1, WAITS));
        sample(1000, runner(11, "b", 1, WAITS));
        sighting(10, "one", "pending");
        sighting(500, "one", "enqueued");

        var report = report();

        assertThat(report.timeline().dispatches()).containsExactly(0.5);
        assertThat(report.verdict()).isEqualTo(DrillVerdict.UNKNOWN);
        assertThat(report.reason())
                .endsWith("It is not known which runner dispatched: 1 job was enqueued, the first 0.5 s after the"
                        + " injection.")
                .doesNotContain("No runner was seen to dispatch");
    }

    @Test
    void the_next_leader_does_not_act_before_it_is_entitled() {
        sample(0, old);
        sample(50, runner(11, "b", 1, WORKS));
        sighting(10, "one", "pending");
        sighting(30, "one", "enqueued");

        var phases = report().phases();

        assertThat(phases.elected()).isEqualTo(0.03);
        assertThat(phases.entitled()).isEqualTo(0.03);
    }

    @Test
    void a_job_that_somebody_enqueues_is_not_the_work_of_one_whose_statements_show_none() {
        sample(0, old, runner(11, "b", 1, WAITS));
        sample(50, runner(11, "b", 1, "select count(*) from queue_job"));
        sample(1000, runner(11, "b", 1, "LISTEN queue_job"));
        sighting(10, "one", "pending");
        sighting(500, "one", "enqueued");

        var report = report();

        assertThat(report.phases().elected()).isNull();
        assertThat(report.phases().firstEnqueued()).isNull();
        assertThat(report.successor()).isNull();
        assertThat(report.gapReason()).contains("pid 11", "was not seen to dispatch");
    }

    @Test
    void where_statements_are_hidden_the_first_job_tells_that_the_one_entitled_leads() {
        var hidden = new RunnerConnection(
                11, RunnerConnection.PREFIX + "b", "b", "db", "odoo", null, old.backendStart(), null, null, null);
        sample(0, old);
        sample(50, hidden);
        sample(500, hidden);
        sighting(10, "one", "pending");

        assertThat(report().phases().elected()).isNull();
        assertThat(report().gapReason()).contains("its statements are hidden from this role");

        sighting(400, "one", "enqueued");

        assertThat(report().phases().elected()).isEqualTo(0.4);
        assertThat(report().successor()).isNotNull().returns(11, DrillReport.Runner::pid);
    }

    @Test
    void a_process_acts_on_its_connection_to_this_database_and_one_that_only_observes_does_not_act() {
        var elsewhere = runner(11, "b", 1, WAITS, "another");
        sample(0, old, elsewhere);
        sample(50, elsewhere, runner(12, "b", 2, WORKS));

        assertThat(report().phases().elected()).isEqualTo(0.05);

        samples.clear();
        var observer = runner(13, "7c1e03aa-4f10-85b1-8d4b-8a1a0b7f3c90", 2, WORKS);
        sample(0, old, observer);
        sample(50, observer);

        assertThat(report().phases().elected()).isNull();
    }

    @Test
    void before_the_injection_nobody_is_said_to_have_failed() {
        assertThat(DrillJudge.report(
                                DrillPlan.of(InjectionMethod.TERMINATE_LEADER),
                                "demo",
                                new DrillEvidence(
                                        ZERO, "db", old, null, List.of(), List.of(), List.of(), null, List.of(),
                                        List.of(), List.of(), List.of(), List.of(), List.of(), end))
                        .gapReason())
                .isEqualTo("No runner was taken out.");
    }

    @Test
    void a_reason_that_is_a_sentence_keeps_its_one_full_stop() {
        sample(0, old);
        sample(50);
        sample(1_500);
        end = new End(true, "The operator stopped it.");

        assertThat(report().gapReason()).endsWith("until the drill ended: The operator stopped it.");
    }

    @Test
    void a_drill_that_was_aborted_at_once_calls_nobody_a_ghost() {
        sample(10, old);
        end = new End(true, "The probe jobs could not be added.");

        assertThat(report().gapReason())
                .isEqualTo("The drill ended 0.0 s after the injection: too early to see what the runners did.");
    }

    @Test
    void a_pass_without_a_job_that_began_says_so() {
        usualCourse();
        assertThat(report().reason()).doesNotContain("began");

        sightings.removeIf(seen -> seen.hasStarted());

        assertThat(report().verdict()).isEqualTo(DrillVerdict.PASS);
        assertThat(report().reason())
                .endsWith("No worker began one of its jobs while the drill ran: check whether Odoo answers.");
    }
}
