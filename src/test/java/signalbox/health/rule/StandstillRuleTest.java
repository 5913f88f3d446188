package signalbox.health.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.election.EmbeddedMarker;
import signalbox.election.Observation;
import signalbox.election.ObservedDispatcher;
import signalbox.election.RunnerConnection;
import signalbox.health.Patient;
import signalbox.health.Remedy;
import signalbox.queue.stuck.RunningQueries;
import signalbox.testing.TestDatabase.Schema;
import signalbox.text.Severity;

/// Due jobs that nothing moves are reported, with the likely cause; those that wait as they should are not.
@Tag("pg")
class StandstillRuleTest {
    private static final String CODE = "queue-stands-still";

    private final Patient patient = new Patient(Schema.WITHOUT_LOCK).withChannels("root:2");

    @AfterEach
    void close() throws SQLException {
        patient.close();
    }

    private static String ago(int seconds) {
        return "now() at time zone 'utc' - interval '" + seconds + " s'";
    }

    private void addDue(String uuid, String channel, int secondsAgo) {
        patient.jobs.add(uuid, "pending", channel, 10);
        patient.set(uuid, "date_created = " + ago(secondsAgo));
        patient.nothingWrittenSince();
    }

    private void addRunning(String uuid, String state, int secondsAgo) {
        patient.jobs.add(uuid, state, "root", 10);
        patient.set(
                uuid,
                "date_created = " + ago(secondsAgo + 60) + ", date_enqueued = " + ago(secondsAgo)
                        + (state.equals("started") ? ", worker_pid = 7, date_started = " + ago(secondsAgo) : ""));
    }

    @Test
    void slots_of_jobs_that_are_not_begun_are_named() {
        patient.runner("a");
        addRunning("orphan-1", "enqueued", 45);
        addRunning("orphan-2", "enqueued", 50);
        addDue("due", "root", 100);

        var finding = patient.finding(CODE);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.seen().getFirst()).startsWith("1 job is due, and no job was enqueued, begun or ended for 4");
        assertThat(finding.seen())
                .anyMatch(line -> line.matches("2 slots are held by enqueued jobs that no worker has begun:"
                                + " orphan-2 \\(res\\.partner\\.touch\\) in root, since \\S+ UTC, 50 s ago.*")
                        && line.contains("orphan-1"));
        assertThat(finding.todo()).contains("Ask again", "signalbox ask-again --orphans");
        assertThat(finding.remedy()).isEqualTo(new Remedy.RepeatRequest(List.of("orphan-2", "orphan-1")));
    }

    @Test
    void of_many_slots_that_are_held_some_are_named_and_the_others_counted() {
        patient.runner("a");
        for (var orphan = 0; orphan < 7; orphan++) {
            addRunning("orphan-" + orphan, "enqueued", 45 + orphan);
        }
        addDue("due", "root", 100);

        assertThat(patient.finding(CODE).seen())
                .anyMatch(line -> line.startsWith("7 slots are held by") && line.endsWith("; and 2 more."));
    }

    @Test
    void slots_beyond_the_rows_that_are_read_are_not_counted_as_if_they_were_all() {
        patient.runner("a");
        patient.jobs.add("orphan", "enqueued", "root", 10);
        patient.set("orphan", "date_enqueued = " + ago(45));
        patient.sql.update(
                "add orphans",
                "insert into queue_job (uuid, state, channel, priority, date_created, date_enqueued,"
                        + " model_name, method_name) select 'more-' || n, state, channel, priority, date_created, date_enqueued,"
                        + " model_name, method_name from queue_job, generate_series(1, " + RunningQueries.MOST
                        + ") as n");
        addDue("due", "root", 100);

        assertThat(patient.finding(CODE).seen()).anyMatch(line -> line.startsWith("At least 500 slots are held by"));
    }

    @Test
    void several_leaders_do_dispatch_and_are_no_cause() {
        patient.seenBy(patient.postgres.superuser());
        patient.runner("a");
        patient.session(patient.postgres.role(""), "jobrunner_b");
        addDue("due", "root", 100);

        assertThat(patient.codes()).contains(CODE, "several-leaders");
        assertThat(patient.finding(CODE).seen())
                .contains("The database does not show what holds the queue.")
                .noneMatch(line -> line.startsWith("Several runners lead at once"));
    }

    @Test
    void after_a_minute_it_is_critical() {
        patient.runner("a");
        addRunning("orphan-1", "enqueued", 65);
        addRunning("orphan-2", "enqueued", 70);
        addDue("due", "root", 100);

        assertThat(patient.finding(CODE).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void a_channel_that_is_full_of_work_is_no_standstill() {
        patient.runner("a");
        addRunning("works-1", "started", 200);
        addRunning("works-2", "started", 200);
        addDue("due", "root", 100);

        assertThat(patient.codes()).doesNotContain(CODE);

        patient.set("works-1", "state = 'done', date_done = " + ago(110));
        assertThat(patient.codes()).contains(CODE);
    }

    /// Older jobs are run first: 2,000 newer ones are pending.
    private void addBacklog(int oldDone) {
        for (var job = 0; job < oldDone; job++) {
            patient.jobs.add("old-" + job, "done", "root", 10);
        }
        patient.sql.update(
                "end them",
                "update queue_job set date_created = " + ago(4000) + ", date_enqueued = " + ago(6) + ", date_started = "
                        + ago(5) + ", date_done = " + ago(4));
        patient.sql.update(
                "add a backlog",
                "insert into queue_job (uuid, state, channel, priority, date_created, model_name, method_name)"
                        + " select 'due-' || n, 'pending', 'root', 10, " + ago(3600)
                        + ", 'res.partner', 'touch' from generate_series(1, 2000) as n");
    }

    @Test
    void behind_a_long_backlog_the_newest_rows_do_not_show_that_nothing_moves() {
        patient.runner("a");
        addBacklog(3);

        var snapshot = patient.look();

        assertThat(Patient.codes(snapshot)).doesNotContain(CODE);
        assertThat(StandstillRule.isShownByTable(snapshot)).isFalse();
        assertThat(StandstillRule.doubt(snapshot).orElseThrow())
                .contains("but the newest rows do not show when the last job ended.")
                .endsWith("watch longer (check --for 20s).");
    }

    @Test
    void behind_a_long_backlog_one_look_without_a_leader_is_not_critical() {
        addBacklog(3);

        var finding = patient.finding("no-runner");

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.seen()).noneMatch(line -> line.contains("begun or ended"));
    }

    @Test
    void behind_a_long_backlog_a_throttle_that_is_not_seen_may_hold_its_jobs() {
        patient.withChannels("root:4,root.mail:1:throttle=600").runner("a");
        addBacklog(3);
        patient.sql.update("move them", "update queue_job set channel = 'root.mail' where state = 'pending'");
        assertThat(RunnableChannels.of(patient.look()).channels()).isEmpty();

        patient.withChannels("root:4,root.mail:1:throttle=1").look();
        await().untilAsserted(
                        () -> assertThat(RunnableChannels.of(patient.lookOn()).channels())
                                .as("no job moved for longer than the throttle")
                                .isNotEmpty());
    }

    @Test
    void where_the_newest_rows_hold_all_that_could_run_they_show_it() {
        patient.runner("a");
        patient.sql.update(
                "add done jobs",
                "insert into queue_job (uuid, state, channel, priority, date_created, date_done, model_name, method_name)"
                        + " select 'done-' || n, 'done', 'root', 10, " + ago(7200) + ", " + ago(3600)
                        + ", 'res.partner', 'touch' from generate_series(1, 2100) as n");
        patient.set("done-2100", "date_done = " + ago(3500));
        addDue("due", "root", 3000);

        assertThat(patient.finding(CODE).severity()).isEqualTo(Severity.CRITICAL);
    }

    /// A job that fails leaves no time.
    @Test
    void what_was_seen_to_move_moved_whatever_the_dates_say() {
        patient.runner("a");
        addDue("fails", "root", 100);
        addDue("due", "root", 100);
        assertThat(Patient.codes(patient.look())).contains(CODE);

        patient.set("fails", "state = 'failed'");

        assertThat(Patient.codes(patient.lookOn())).doesNotContain(CODE);
    }

    @Test
    void where_no_limits_are_known_jobs_that_run_may_be_all_that_may() throws SQLException {
        try (var unknown = new Patient(Schema.WITHOUT_LOCK)) {
            unknown.runner("a");
            unknown.jobs.add("works", "started", "root", 10);
            unknown.set("works", "worker_pid = 7, date_enqueued = " + ago(200) + ", date_started = " + ago(200));
            unknown.jobs.add("due", "pending", "root", 10);
            unknown.set("due", "date_created = " + ago(100));
            assertThat(unknown.codes()).doesNotContain(CODE);

            unknown.set("works", "state = 'enqueued', date_started = null");
            assertThat(unknown.codes()).contains(CODE);
        }
    }

    @Test
    void what_moved_a_moment_ago_does_not_stand_still() {
        patient.runner("a");
        addDue("due", "root", 100);
        assertThat(patient.codes()).contains(CODE);

        patient.jobs.add("done", "done", "root", 10);
        patient.set("done", "date_done = " + ago(5));

        assertThat(patient.codes()).doesNotContain(CODE);
    }

    private void addDone(String uuid, int secondsAgo) {
        patient.jobs.add(uuid, "done", "root", 10);
        patient.set(uuid, "date_done = " + ago(secondsAgo));
    }

    @Test
    void a_job_from_before_the_last_move_may_have_been_put_back_just_now() {
        patient.runner("a");
        addDue("requeued", "root", 500);
        addDone("done", 300);
        patient.set("requeued", "retry = 0");

        var snapshot = patient.look();

        assertThat(Patient.codes(snapshot)).doesNotContain(CODE);
        assertThat(Findings.standstillDoubt(snapshot).orElseThrow())
                .startsWith(
                        "It is not known whether the queue stands still. 1 job is due, by the dates in the table since")
                .contains(
                        "8 m 20 s ago, but a job that was put back or requeued lately keeps that date. As the rows show it, the last job was done")
                .endsWith("watch longer (check --for 20s).");
    }

    @Test
    void no_doubt_is_told_where_jobs_move_or_where_it_is_known_that_they_do_not() {
        patient.runner("a");
        addDue("requeued", "root", 500);
        addDone("done", 5);
        patient.set("requeued", "retry = 0");
        assertThat(Findings.standstillDoubt(patient.look())).isEmpty();

        patient.set("done", "date_done = " + ago(700));
        assertThat(patient.codes()).contains(CODE);
        assertThat(Findings.standstillDoubt(patient.look())).isEmpty();
    }

    @Test
    void one_look_shows_a_burst_whose_runner_ended_in_it() {
        addDue("left", "root", 409);
        addDone("done", 349);

        var finding = patient.finding(CODE);

        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.seen().getFirst()).contains("no job was enqueued, begun or ended for 5 min");
        var deserted = patient.finding("no-runner");
        assertThat(deserted.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(deserted.seen()).noneMatch(line -> line.contains("watch longer"));
        assertThat(deserted.seen()).anyMatch(line -> line.startsWith("No job was enqueued, begun or ended for 5 min"));
    }

    @Test
    void a_job_that_became_due_or_was_created_a_moment_ago_stands_not_still() {
        patient.runner("a");
        addDue("due now", "root", 409);
        patient.set("due now", "eta = " + ago(4));
        addDone("done", 349);
        addDue("new", "root", 3);

        assertThat(patient.codes()).doesNotContain(CODE);
    }

    @Test
    void a_job_that_waits_rightly_in_another_channel_shows_nothing_about_a_new_one() {
        patient.withChannels("root:4,root.mail:1:sequential").runner("a");
        patient.jobs.add("failed", "failed", "root.mail", 10);
        addDue("behind", "root.mail", 409);
        addDone("done", 349);
        addDue("new", "root", 3);
        assertThat(patient.codes()).doesNotContain(CODE);

        patient.set("new", "date_created = " + ago(200));
        patient.nothingWrittenSince();
        assertThat(patient.codes()).contains(CODE);
    }

    @Test
    void an_orphan_in_another_channel_makes_a_new_job_no_old_one() {
        patient.withChannels("root:4").runner("a");
        addRunning("orphan", "enqueued", 100);
        addDue("new", "root", 3);
        assertThat(patient.codes()).doesNotContain(CODE);
    }

    @Test
    void a_role_that_reads_only_some_columns_is_told_less_and_no_fault() {
        addDue("left", "root", 409);
        addDone("done", 349);
        var role = patient.postgres.role("");
        patient.sql.execute(
                "grant",
                "grant select (id, uuid, state, channel, date_created, priority, eta, date_enqueued, date_started,"
                        + " date_done) on queue_job to " + role.user());

        var seen = patient.seenBy(role).look();

        assertThat(Patient.codes(seen)).doesNotContain(CODE);
        assertThat(seen.health().slots().known()).isPresent();
    }

    @Test
    void the_severity_of_a_missing_leader_and_its_evidence_agree() {
        addDue("left", "root", 409);
        addDone("done", 349);
        var snapshot = patient.look();

        var anomaly = snapshot.leadership().anomalies().getFirst();

        assertThat(Findings.severity(anomaly, snapshot)).isEqualTo(Severity.CRITICAL);
        assertThat(Findings.evidence(anomaly, snapshot))
                .noneMatch(line -> line.contains("watch longer"))
                .anyMatch(line -> line.startsWith("No job was enqueued, begun or ended for 5 min"));
    }

    @Test
    void the_causes_are_told_the_likeliest_first() {
        addDue("due", "root", 100);
        assertThat(patient.finding(CODE).seen().get(2)).startsWith("No runner of ");

        patient.runner(EmbeddedMarker.OBSERVES.newUuid().toString());
        assertThat(patient.finding(CODE).seen().get(2)).contains("only observes");
        assertThat(patient.finding(CODE).remedy()).isInstanceOf(Remedy.HandBack.class);

        addRunning("orphan", "enqueued", 90);
        assertThat(patient.finding(CODE).seen().get(2)).contains("only observes");
        assertThat(patient.finding(CODE).seen().get(3)).startsWith("1 slot is held");
        assertThat(patient.finding(CODE).remedy()).isInstanceOf(Remedy.HandBack.class);
    }

    @Test
    void a_pause_is_no_more_than_a_warning() {
        patient.runner("a");
        patient.sql.execute(
                "pause",
                "alter table queue_job_channel add column paused boolean;"
                        + " update queue_job_channel set paused = true where name = 'root'");
        addDue("due", "root", 100);

        var finding = patient.finding(CODE);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.seen()).anyMatch(line -> line.startsWith("Paused in queue_job_channel"));
    }

    @Test
    void a_pause_elsewhere_is_no_cause() {
        patient.withChannels("root:2,root.p:1").runner("a");
        patient.sql.execute(
                "pause",
                "alter table queue_job_channel add column paused boolean;"
                        + " insert into queue_job_channel (name, complete_name, removal_interval, paused)"
                        + " values ('p', 'root.p', 30, true)");
        addDue("due", "root", 100);
        addDue("paused", "root.p", 100);

        var finding = patient.finding(CODE);

        assertThat(finding.seen().getFirst()).startsWith("1 job is due,");
        assertThat(finding.seen()).noneMatch(line -> line.contains("Paused"));
        assertThat(finding.todo()).doesNotContain("Resume");
        assertThat(StandstillRule.in("root.p", patient.look())).isEmpty();
    }

    @Test
    void a_slot_of_another_channel_is_no_cause_for_a_job_that_does_not_need_it() {
        patient.withChannels("root:2,root.a:1,root.b:1").runner("a");
        patient.jobs.add("orphan", "enqueued", "root.a", 10);
        patient.set("orphan", "date_created = " + ago(200) + ", date_enqueued = " + ago(90));
        addDue("behind", "root.a", 100);
        addDue("beside", "root.b", 100);
        var snapshot = patient.look();

        assertThat(StandstillRule.in("root.a", snapshot).orElseThrow().todo()).contains("Ask again");
        assertThat(StandstillRule.in("root.b", snapshot).orElseThrow().seen())
                .noneMatch(line -> line.contains("orphan"));
    }

    @Test
    void a_throttle_and_a_failure_of_a_sequential_channel_hold_rightly() {
        patient.withChannels("root:4,root.mail:1:sequential,root.slow:2:throttle=600")
                .runner("a");
        patient.jobs.add("failed", "failed", "root.mail", 10);
        patient.jobs.add("before", "done", "root.slow", 10);
        patient.set("before", "date_enqueued = " + ago(300) + ", date_done = " + ago(290));
        addDue("behind", "root.mail", 100);
        addDue("slow", "root.slow", 100);

        assertThat(patient.codes()).doesNotContain(CODE);
    }

    /// As a job that raised RetryableJobError is left: pending, without dates.
    private void addPostponed(String uuid, int retry) {
        patient.jobs.add(uuid, "pending", "root", 10);
        patient.set(
                uuid,
                "date_created = " + ago(700) + ", retry = " + retry
                        + ", eta = now() at time zone 'utc' + interval '60 s'");
    }

    @Test
    void a_job_that_was_tried_and_put_back_shows_that_jobs_move() {
        patient.runner("a");
        addDone("done", 660);
        addDue("due", "root", 500);
        assertThat(patient.codes()).contains(CODE);

        addPostponed("again", 3);

        assertThat(patient.codes()).doesNotContain(CODE);
    }

    @Test
    void a_postponed_try_whose_eta_passed_may_have_moved_since() {
        patient.runner("a");
        addDone("done", 660);
        addDue("due", "root", 500);
        addPostponed("again", 3);
        patient.set("again", "eta = " + ago(300));

        assertThat(patient.codes()).doesNotContain(CODE);
        assertThat(StandstillRule.doubt(patient.look())).isPresent();
    }

    private static final String PUT_BACK = "state = 'pending', date_enqueued = null, date_started = null";

    @Test
    void jobs_that_ran_just_now_and_were_requeued_did_not_wait() {
        patient.runner("a");
        for (var job : List.of("one", "two", "three")) {
            patient.jobs.add(job, "failed", "root", 10);
            patient.set(job, "date_created = " + ago(260_000) + ", date_started = " + ago(120));
            patient.set(job, PUT_BACK);
        }

        var look = patient.look();

        assertThat(Patient.codes(look)).doesNotContain(CODE);
        assertThat(StandstillRule.isShownByTable(look)).isFalse();
        assertThat(StandstillRule.doubt(look).orElseThrow()).contains("that was put back or requeued lately");
    }

    @Test
    void a_job_that_is_put_back_again_and_again_leaves_it_unknown_whether_others_of_its_age_waited() {
        patient.runner("a");
        addDone("done", 660);
        addDue("waits", "root", 500);
        addDue("refused", "root", 500);
        assertThat(patient.codes()).contains(CODE);

        patient.set("refused", "state = 'enqueued', date_enqueued = " + ago(1));
        patient.set("refused", PUT_BACK);

        assertThat(patient.codes()).doesNotContain(CODE);
    }

    @Test
    void a_try_between_two_looks_shows_that_a_job_was_enqueued() {
        patient.runner("a");
        addPostponed("again", 3);
        patient.look();

        patient.set("again", "retry = 4");

        await().until(() -> patient.lookOn().observation().work().lastEnqueue() != null);
    }

    @Test
    void a_leader_whose_statement_waits_is_the_cause() throws Exception {
        var leader = patient.runner("a");
        var holder = patient.session(patient.postgres.spec(), "someone");
        addDue("due", "root", 100);
        holder.connection().setAutoCommit(false);
        holder.execute("lock the job", "SELECT FROM queue_job WHERE uuid = 'due' FOR UPDATE");
        var waiting = Thread.ofVirtual()
                .start(() -> leader.execute("enqueue", "UPDATE queue_job SET state = 'enqueued' WHERE uuid = 'due'"));
        try {
            await().until(() -> patient.look().observation().connections().stream()
                    .anyMatch(runner -> runner.lastDispatched() && !runner.hasDispatched()));
            var look = patient.look();
            var seen = look.observation();
            var longer = new Observation(
                            seen.serverTime(),
                            seen.database(),
                            seen.connections().stream()
                                    .map(StandstillRuleTest::longer)
                                    .toList(),
                            Set.of())
                    .withWork(seen.work());

            assertThat(Patient.find(Findings.of(Patient.with(look, longer)), CODE)
                            .orElseThrow()
                            .seen())
                    .anyMatch(line -> line.startsWith("The leader, pid ")
                            && line.contains("has been running one statement for 2")
                            && line.endsWith(" s: most likely it waits for a lock."));
            assertThat(ObservedDispatcher.of(seen).reason())
                    .startsWith("It has been running a statement that enqueues a job since ");
        } finally {
            holder.connection().rollback();
            waiting.join();
        }
    }

    private static RunnerConnection longer(RunnerConnection runner) {
        var since = runner.stateChange();
        return new RunnerConnection(
                runner.pid(),
                runner.applicationName(),
                runner.uuid(),
                runner.database(),
                runner.role(),
                runner.client(),
                runner.backendStart(),
                runner.state(),
                since == null ? null : since.minusSeconds(20),
                runner.lastStatement());
    }

    @Test
    void jobs_that_a_runner_enqueues_and_puts_back_were_enqueued() {
        var runner = patient.runner("a");
        addDone("done", 660);
        addDue("due", "root", 500);
        runner.execute("enqueue", "UPDATE queue_job SET state = 'enqueued' WHERE uuid = 'no such job'");

        var finding = patient.finding(CODE);

        assertThat(finding.seen().getFirst()).contains("no job was begun or ended for 8 m");
        assertThat(finding.seen().get(1))
                .startsWith("As the rows show it, the last job was enqueued, or was to be, at ")
                .contains(" ago");
        assertThat(finding.seen()).anyMatch(line -> line.contains("the database refuses it, or no worker begins them"));
        assertThat(finding.todo()).contains("host and port");
        assertThat(patient.look().observation().work().lastEnqueue()).isNotNull();
    }
}
