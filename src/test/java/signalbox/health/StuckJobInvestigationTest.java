package signalbox.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.health.StuckJobInvestigation.JobLiveness;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Sql;
import signalbox.queue.JobState;
import signalbox.queue.job.JobTarget;
import signalbox.queue.stuck.LateJobs;
import signalbox.queue.stuck.RunningJob;
import signalbox.testing.TestDatabase.Schema;
import signalbox.text.Severity;

/// Whether a worker runs a job is shown by real locks, sessions and processes.
@Tag("pg")
class StuckJobInvestigationTest {
    private final Patient patient = new Patient();
    private final Patient old = new Patient(Schema.WITHOUT_LOCK);
    private final Host host = new Host();

    @AfterEach
    void close() throws SQLException {
        host.close();
        patient.close();
        old.close();
    }

    private static void add(Patient to, String uuid, String state, String age, int worker) {
        to.jobs.add(uuid, state, "root", 10);
        var at = "now() at time zone 'utc' - interval '" + age + "'";
        to.set(
                uuid,
                "date_enqueued = " + at + ", worker_pid = " + worker
                        + (state.equals("started") ? ", date_started = " + at : ""));
    }

    /// As a worker does when it begins a job.
    private static Sql hold(Patient patient, String uuid, String before) throws SQLException {
        patient.sql.update(
                "add a lock",
                "insert into queue_job_lock (queue_job_id) select id from queue_job where uuid = ?",
                uuid);
        var worker = patient.session(patient.postgres.spec(), "odoo-389");
        worker.connection().setAutoCommit(false);
        worker.execute("begin", before);
        worker.list("hold the lock", """
                select 1 from queue_job_lock where queue_job_id in (select id from queue_job where uuid = ?) for update
                """, row -> row.getInt(1), uuid);
        return worker;
    }

    private static StuckJobInvestigation proof(Snapshot snapshot, String uuid) {
        return StuckJobInvestigation.all(snapshot).stream()
                .filter(proof -> proof.job().uuid().equals(uuid))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> late(Snapshot snapshot) {
        return snapshot.health().late().known().orElse(LateJobs.NONE).jobs().stream()
                .map(job -> job.uuid())
                .toList();
    }

    @Test
    void a_job_without_a_date_of_its_enqueueing_is_late_in_every_finding() {
        for (var each : List.of(patient, old)) {
            each.withChannels("root:2").runner("a");
            add(each, "dated", "enqueued", "10 minutes", 0);
            each.jobs.add("undated", "enqueued", "root", 10);
            each.jobs.add("due", "pending", "root", 10);
            each.set("due", "date_created = now() at time zone 'utc' - interval '8 minutes'");

            var snapshot = each.look();

            assertThat(DeadSlotHolders.of(snapshot).notBegun()).hasSize(2);
            assertThat(late(snapshot)).containsExactlyInAnyOrder("dated", "undated");
            assertThat(proof(snapshot, "dated").verdict()).isEqualTo(JobLiveness.DEAD);
            assertThat(proof(snapshot, "undated").verdict()).isEqualTo(JobLiveness.UNKNOWN);
            assertThat(proof(snapshot, "undated").evidence()).last().asString().contains("has no date");
            assertThat(each.finding("stuck-enqueued").seen())
                    .contains(
                            "1 job is enqueued, and no worker runs it.",
                            "1 job is enqueued, and whether a worker runs it is not known.");
        }
    }

    @Test
    void an_enqueued_job_whose_date_is_ahead_of_the_clock_is_late_and_holds_its_slot() {
        for (var each : List.of(patient, old)) {
            each.withChannels("root:1").runner("a");
            add(each, "ahead", "enqueued", "-5 minutes", 0);
            each.jobs.add("due", "pending", "root", 10);

            var snapshot = each.look();

            assertThat(DeadSlotHolders.of(snapshot).notBegun()).singleElement().returns("ahead", RunningJob::uuid);
            assertThat(proof(snapshot, "ahead").verdict()).isEqualTo(JobLiveness.UNKNOWN);
            assertThat(proof(snapshot, "ahead").evidence()).last().asString().contains("ahead of the server's clock");
            assertThat(each.finding("stuck-enqueued").seen())
                    .last()
                    .asString()
                    .contains("ahead (res.partner.touch) in root");
        }
    }

    @Test
    void a_job_that_was_enqueued_or_started_ahead_of_the_clock_is_a_finding() {
        add(patient, "runs", "started", "-2 hours", 389);
        add(patient, "asked", "enqueued", "-2 hours", 0);
        add(patient, "usual", "enqueued", "1 second", 0);

        assertThat(patient.finding("running-ahead").seen())
                .hasSize(3)
                .anyMatch(line -> line.matches(
                        "runs \\(res.partner.touch\\) in root was enqueued at .* ahead of the server's clock\\."))
                .anyMatch(line -> line.matches(
                        "runs \\(res.partner.touch\\) in root was started at .* ahead of the server's clock\\."))
                .anyMatch(line -> line.matches(
                        "asked \\(res.partner.touch\\) in root was enqueued at .* ahead of the server's clock\\."));
    }

    @Test
    void a_job_whose_lock_a_worker_holds_is_alive_until_that_worker_ends() throws SQLException {
        patient.runner("a");
        add(patient, "short", "started", "1 minute", 389);
        add(patient, "long", "started", "20 minutes", 389);
        hold(patient, "short", "select 1");
        var worker = hold(patient, "long", "select 1");

        var alive = patient.look();
        assertThat(late(alive)).containsExactly("long");
        assertThat(proof(alive, "long").verdict()).isEqualTo(JobLiveness.ALIVE);
        assertThat(proof(alive, "long").evidence().getFirst())
                .startsWith("Its row in queue_job_lock is locked by backend")
                .endsWith("(odoo-389).");
        assertThat(Patient.codes(alive)).isEmpty();

        worker.connection().rollback();

        var dead = patient.look();
        assertThat(proof(dead, "long").verdict()).isEqualTo(JobLiveness.DEAD);
        assertThat(StuckJobInvestigation.dead(StuckJobInvestigation.all(dead)))
                .containsExactly(new JobTarget("long", JobState.STARTED));
        assertThat(patient.finding("stuck-started").remedy())
                .isEqualTo(new Remedy.RequeueDead(List.of(new JobTarget("long", JobState.STARTED))));
    }

    @Test
    void a_lock_taken_inside_of_a_savepoint_counts() throws SQLException {
        patient.runner("a");
        add(patient, "job", "started", "20 minutes", 389);
        var worker = hold(patient, "job", "savepoint s");
        assertThat(proof(patient.look(), "job").verdict()).isEqualTo(JobLiveness.ALIVE);

        worker.execute("leave the savepoint", "release savepoint s");

        assertThat(proof(patient.look(), "job").verdict()).isEqualTo(JobLiveness.ALIVE);
        worker.execute("give up", "rollback");
        assertThat(proof(patient.look(), "job").verdict()).isEqualTo(JobLiveness.DEAD);
    }

    @Test
    void looking_at_locks_takes_none() throws SQLException {
        patient.runner("a");
        add(patient, "job", "started", "20 minutes", 389);
        hold(patient, "job", "select 1").connection().rollback();
        patient.look();

        var waiter = patient.session(patient.postgres.spec(), "odoo-390");
        waiter.connection().setAutoCommit(false);
        assertThat(waiter.list("look", "select 1 from {queue_job_lock} for update skip locked", row -> row.getInt(1)))
                .hasSize(1);
    }

    @Test
    void a_job_that_was_dispatched_and_not_begun_is_dead_after_ten_seconds() {
        patient.runner("a");
        add(patient, "young", "enqueued", "5 seconds", 0);
        assertThat(patient.codes()).isEmpty();

        add(patient, "old", "enqueued", "15 seconds", 0);

        var finding = patient.finding("stuck-enqueued");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.seen().getFirst()).isEqualTo("1 job is enqueued, and no worker runs it.");
        assertThat(finding.seen().getLast())
                .contains("old (res.partner.touch) in root")
                .contains("no row in queue_job_lock");
    }

    @Test
    void without_locks_an_enqueued_job_has_five_minutes() {
        old.runner("a");
        add(old, "young", "enqueued", "4 minutes", 0);
        add(old, "runs", "started", "14 minutes", 389);
        assertThat(old.codes()).isEmpty();

        add(old, "late", "enqueued", "6 minutes", 0);

        assertThat(proof(old.look(), "late").verdict()).isEqualTo(JobLiveness.DEAD);
        assertThat(old.codes()).containsExactly("stuck-enqueued");
    }

    @Test
    void without_names_and_processes_nothing_is_known_of_a_started_job() {
        old.runner("a");
        add(old, "job", "started", "20 minutes", 389);
        add(old, "nameless", "started", "20 minutes", 0);

        var snapshot = old.look();

        assertThat(proof(snapshot, "job").verdict()).isEqualTo(JobLiveness.UNKNOWN);
        assertThat(proof(snapshot, "job").evidence())
                .containsExactly(
                        "No processes were checked.", "It is not known whether Odoo runs on other" + " hosts too.");
        assertThat(proof(snapshot, "nameless").verdict()).isEqualTo(JobLiveness.UNKNOWN);
        assertThat(StuckJobInvestigation.dead(StuckJobInvestigation.all(snapshot)))
                .isEmpty();
        assertThat(old.finding("stuck-started").severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void a_worker_whose_session_is_missing_among_named_ones_is_dead() {
        old.runner("a");
        old.session(old.postgres.spec(), "odoo-390");
        add(old, "job", "started", "20 minutes", 389);

        var proof = proof(old.look(), "job");

        assertThat(proof.verdict()).isEqualTo(JobLiveness.DEAD);
        assertThat(proof.evidence().getFirst())
                .startsWith(
                        "None of the sessions that are named after their process (1 in this database) is odoo-389.");
    }

    @Test
    void a_session_whose_process_is_not_seen_leaves_it_unknown() {
        old.runner("a");
        old.session(old.postgres.spec(), "odoo-389");
        add(old, "job", "started", "20 minutes", 389);

        assertThat(proof(old.look(), "job").verdict()).isEqualTo(JobLiveness.UNKNOWN);
        host.start(Host.HTTP);
        assertThat(proof(host.seenWith(old.look()), "job").evidence())
                .contains("No process of Odoo on this machine has the pid 389.");
    }

    @Test
    void a_living_process_with_a_session_is_alive_unless_it_began_after_the_job() {
        var pid = host.start(Host.HTTP);
        old.plainRunner(pid);
        add(old, "job", "started", "20 minutes", pid);

        assertThat(proof(host.seenWith(old.look()), "job").verdict()).isEqualTo(JobLiveness.DEAD);
        assertThat(proof(host.seenWith(old.look()), "job").evidence())
                .containsExactly("Process " + pid + " on this machine began later than the job.");
        assertThat(proof(host.agedWith(old.look()), "job").verdict()).isEqualTo(JobLiveness.ALIVE);
    }

    @Test
    void a_worker_that_is_gone_from_the_only_host_is_dead() throws InterruptedException {
        var pid = host.start(Host.HTTP);
        host.end(pid);
        old.runner("a");
        add(old, "job", "started", "20 minutes", pid);

        var proof = proof(host.coveringWith(old.look(), List.of(host.session())), "job");

        assertThat(proof.verdict()).isEqualTo(JobLiveness.DEAD);
        assertThat(proof.evidence()).containsExactly("No process of Odoo on this machine has the pid " + pid + ".");
    }

    @Test
    void a_session_that_only_reads_may_not_ask_for_locks() {
        assertThatThrownBy(() -> patient.read(sql -> sql.list(
                        "probe", "select 1 from {queue_job_lock} for update skip locked", row -> row.getInt(1))))
                .hasMessageContaining("read-only");
    }
}
