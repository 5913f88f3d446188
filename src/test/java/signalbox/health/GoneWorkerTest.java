package signalbox.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.election.session.Backend;
import signalbox.health.StuckJobInvestigation.JobLiveness;
import signalbox.health.rule.HeldSlots;
import signalbox.health.why.JobDiagnosis;
import signalbox.monitor.Snapshot;
import signalbox.monitor.reading.DatabaseHealth;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.channel.QueuePosition;
import signalbox.queue.job.JobQueries;
import signalbox.queue.stuck.JobRowLock;
import signalbox.queue.stuck.RunningJob;
import signalbox.queue.stuck.RunningJobs;
import signalbox.testing.TestDatabase.Schema;
import signalbox.ui.shell.SampleFeed;
import signalbox.worker.HostCoverage;
import signalbox.worker.LocalProcesses;
import signalbox.worker.ProcessClassifier;
import signalbox.worker.ProcessMatch;
import signalbox.worker.ProcessMatch.Found;
import signalbox.worker.ProcessMatch.MatchBasis;
import signalbox.worker.ProcessMatch.Missing;
import signalbox.worker.ProcessMatch.Reason;
import signalbox.worker.Worker;
import signalbox.worker.Workers;
import signalbox.worker.listing.HostProcess;
import signalbox.worker.listing.ProcessListing;

/// A started job whose process is gone from where it must be is dead at once: proof needs no patience.
@Tag("pg")
class GoneWorkerTest {
    private final Patient patient = new Patient(Schema.WITHOUT_LOCK);
    private final Host host = new Host();

    @AfterEach
    void close() throws SQLException {
        host.close();
        patient.close();
    }

    private void addStarted(String uuid, int secondsAgo, int worker) {
        patient.jobs.add(uuid, "started", "root", 10);
        var at = "now() at time zone 'utc' - interval '" + secondsAgo + " s'";
        patient.set(uuid, "date_enqueued = " + at + ", date_started = " + at + ", worker_pid = " + worker);
    }

    private static List<JobLiveness> verdicts(Snapshot snapshot) {
        return StuckJobInvestigation.all(snapshot).stream()
                .map(StuckJobInvestigation::verdict)
                .toList();
    }

    @Test
    void a_process_that_is_gone_from_the_only_host_is_death_at_once() throws InterruptedException {
        var pid = host.start(Host.HTTP);
        patient.runner("a");
        addStarted("job", 4, pid);
        var sessions = List.of(host.session());
        assertThat(verdicts(host.coveringWith(patient.look(), sessions))).isEmpty();

        host.end(pid);
        var seen = host.coveringWith(patient.look(), sessions);

        assertThat(verdicts(seen)).containsExactly(JobLiveness.DEAD);
        assertThat(Patient.codes(seen)).containsExactly("stuck-started");
        assertThat(why(seen))
                .matches("It no longer runs: process " + pid + " began it at \\S+ UTC, \\d+ s ago.*")
                .contains("Process " + pid + ", which began the job, is gone from this machine");
    }

    private String why(Snapshot snapshot) {
        return why(patient, snapshot).answer();
    }

    private static JobDiagnosis why(Patient patient, Snapshot snapshot) {
        return patient.read(sql -> {
            var detail = new JobQueries(CapabilityQueries.read(sql))
                    .detail(sql, "job")
                    .orElseThrow();
            var config = new KnownConfig.NotGiven("nobody names it.");
            return JobDiagnosis.of(detail, QueuePosition.NONE, snapshot, config);
        });
    }

    @Test
    void it_proves_nothing_while_a_session_comes_from_elsewhere_or_pids_differ() throws UnknownHostException {
        addStarted("job", 4, 389);
        var here = host.session();
        var elsewhere = new Backend(2, "odoo-389", new Backend.Client.Tcp(InetAddress.getByName("10.0.12.7"), 40_000));
        var snapshot = patient.look();

        assertThat(verdicts(host.coveringWith(snapshot, List.of(here)))).containsExactly(JobLiveness.DEAD);
        assertThat(verdicts(host.coveringWith(snapshot, List.of(here, elsewhere))))
                .isEmpty();
        assertThat(verdicts(snapshot)).isEmpty();
    }

    @Test
    void beside_sessions_from_elsewhere_a_process_that_was_seen_here_is_gone_unless_a_session_bears_its_name() {
        addStarted("job", 4, 389);
        var snapshot = patient.look();
        var here = seenBefore(snapshot);

        assertThat(verdicts(covered(snapshot, "odoo-12", Set.of(here)))).containsExactly(JobLiveness.DEAD);
        assertThat(verdicts(covered(snapshot, "odoo-389", Set.of(here)))).isEmpty();
        assertThat(verdicts(covered(snapshot, "unnamed", Set.of(here)))).isEmpty();
        assertThat(verdicts(covered(snapshot, "odoo-12", Set.of()))).isEmpty();
    }

    /// The job may have ended its work and its process while the processes were listed.
    @Test
    void a_job_that_was_read_before_the_list_was_complete_is_not_judged_by_it() {
        addStarted("job", 4, 389);
        var snapshot = patient.look();
        var read = snapshot.health().slots().known().orElseThrow().readAt();
        var here = Map.<Integer, ProcessMatch>of(1, new Found(odoo(12), MatchBasis.SOCKET));

        var complete = new HostCoverage(read, read, here, Map.of(1, "odoo-12"), Set.of());
        var later = new HostCoverage(read, read.plusMillis(1), here, Map.of(1, "odoo-12"), Set.of());

        assertThat(verdicts(snapshot.with(snapshot.workers().covering(complete))))
                .containsExactly(JobLiveness.DEAD);
        assertThat(verdicts(snapshot.with(snapshot.workers().covering(later)))).isEmpty();
    }

    /// A worker in another container may hold it.
    @Test
    void where_the_locks_are_hidden_a_missing_process_proves_nothing() {
        addStarted("job", 4, 389);
        var snapshot = patient.look();
        var free = covered(snapshot, "odoo-12", Set.of(seenBefore(snapshot)));

        assertThat(verdicts(free)).containsExactly(JobLiveness.DEAD);
        assertThat(verdicts(withHiddenLocks(free))).isEmpty();
    }

    private static Worker odoo(int pid) {
        var process = new HostProcess(pid, 1, "odoo", Instant.EPOCH, Host.HTTP);
        return new ProcessClassifier(Map.of()).classify(List.of(process)).getFirst();
    }

    /// A container on the host's network has pids of its own, and the host lists other ones. A job that began with a
    /// pid that is listed shows that they are the same, and so does a process that was listed and is gone.
    @Test
    void a_missing_pid_proves_nothing_until_something_shows_that_pids_are_the_same() {
        addStarted("job", 4, 389);
        var alone = patient.look();
        assertThat(verdicts(unnamed(alone, Set.of()))).isEmpty();
        assertThat(verdicts(unnamed(alone, Set.of(seenBefore(alone))))).containsExactly(JobLiveness.DEAD);

        addStarted("other", 4, 12);
        assertThat(verdicts(unnamed(patient.look(), Set.of()))).containsExactly(JobLiveness.DEAD);
    }

    /// With process 12 of Odoo, whose session is not named after it.
    private static Snapshot unnamed(Snapshot snapshot, Set<HostProcess> gone) {
        var at = snapshot.takenAt();
        var workers = new Workers(at, LocalProcesses.NAME, List.of(odoo(12)), Map.of(), null);
        var coverage = new HostCoverage(
                at, at, Map.of(1, new Found(odoo(12), MatchBasis.SOCKET)), Map.of(1, "production"), gone);
        return snapshot.with(workers.covering(coverage));
    }

    private static HostProcess seenBefore(Snapshot snapshot) {
        return new HostProcess(389, 0, "", snapshot.serverTime().minusSeconds(900), "");
    }

    private static Snapshot withHiddenLocks(Snapshot snapshot) {
        var slots = snapshot.health().slots().known().orElseThrow();
        var jobs = slots.running().jobs().stream()
                .map(job -> new RunningJob(
                        job.uuid(),
                        job.state(),
                        job.channel(),
                        job.call(),
                        job.enqueued(),
                        job.started(),
                        job.workerPid(),
                        new JobRowLock.Hidden()))
                .toList();
        var running = new RunningJobs(
                jobs,
                slots.running().more(),
                slots.running().sessions(),
                slots.running().movement());
        return SampleFeed.with(snapshot, snapshot.health().with(new DatabaseHealth.Slots(running, slots.readAt())));
    }

    /// With one session, of that name, which comes from another host.
    private static Snapshot covered(Snapshot snapshot, String name, Set<HostProcess> gone) {
        var at = snapshot.takenAt();
        var coverage = new HostCoverage(at, at, Map.of(1, new Missing(Reason.OTHER_HOST)), Map.of(1, name), gone);
        return snapshot.with(snapshot.workers().covering(coverage));
    }

    @Test
    void a_process_of_the_same_pid_that_began_later_is_another_one() {
        addStarted("job", 10, 389);
        var snapshot = patient.look();

        assertThat(verdicts(listed(snapshot, 900))).isEmpty();

        var later = listed(snapshot, 5);
        assertThat(verdicts(later)).containsExactly(JobLiveness.DEAD);
        assertThat(StuckJobInvestigation.all(later).getFirst().evidence())
                .containsExactly("Process 389 on this machine began later than the job.");
    }

    /// With process 389, begun so long ago, on the only host that sessions come from.
    private static Snapshot listed(Snapshot snapshot, int secondsAgo) {
        var at = snapshot.takenAt();
        var process = new HostProcess(389, 1, "odoo", snapshot.serverTime().minusSeconds(secondsAgo), Host.HTTP);
        var listing = new ProcessListing(at, LocalProcesses.NAME, List.of(process), List.of());
        var coverage = new HostCoverage(
                at, at, Map.of(1, new Found(odoo(389), MatchBasis.SOCKET)), Map.of(1, "odoo-389"), Set.of());
        return snapshot.with(
                Workers.of(listing, new ProcessClassifier(Map.of())).covering(coverage));
    }

    @Test
    void a_job_that_began_after_the_list_was_made_is_not_judged_by_it() {
        addStarted("job", 1, 389);

        assertThat(verdicts(host.coveringWith(patient.look(), List.of(host.session()))))
                .isEmpty();
    }

    /// In a container on the same host, whose pids are its own.
    @Test
    void a_job_whose_lock_is_held_runs_though_its_process_is_not_to_be_found() throws SQLException {
        try (var release = new Patient(Schema.FULL)) {
            release.runner("a");
            for (var uuid : List.of("job", "old")) {
                release.jobs.add(uuid, "started", "root", 10);
                var at = "now() at time zone 'utc' - interval '" + (uuid.equals("job") ? "4 s" : "1 h") + "'";
                release.set(uuid, "date_enqueued = " + at + ", date_started = " + at + ", worker_pid = 1");
            }
            release.sql.execute("add", "insert into queue_job_lock (queue_job_id) select id from queue_job");
            var worker = release.session(release.postgres.spec(), "");
            worker.execute("begin", "begin");
            worker.list("hold the locks", "select 1 from queue_job_lock for update", row -> row.getInt(1));
            var here = host.session();

            var held = host.coveringWith(release.look(), List.of(here));
            assertThat(verdicts(held)).doesNotContain(JobLiveness.DEAD);
            assertThat(DeadSlotHolders.of(held).dead()).isEmpty();
            assertThat(Patient.codes(held)).doesNotContain("stuck-started");
            assertThat(HeldSlots.in("root", held).remedy()).isEqualTo(Remedy.none());
            assertThat(why(release, held).answer()).startsWith("It runs: process 1 began it");
            assertThat(why(release, held).chain())
                    .anyMatch(step -> step.name().equals("performed") && step.ok() == YesNoUnknown.YES);

            worker.execute("end", "rollback");

            var free = host.coveringWith(release.look(), List.of(here));
            assertThat(verdicts(free)).containsOnly(JobLiveness.DEAD).hasSize(2);
            assertThat(why(release, free).answer()).startsWith("It no longer runs");
        }
    }

    /// What is read seldom is older than what is read often.
    @Test
    void a_lock_that_is_held_now_outranks_that_it_was_free_a_moment_ago() throws SQLException {
        try (var release = new Patient(Schema.FULL)) {
            release.jobs.add("job", "started", "root", 10);
            var at = "now() at time zone 'utc' - interval '1 h'";
            release.set("job", "date_enqueued = " + at + ", date_started = " + at);
            release.sql.execute("add", "insert into queue_job_lock (queue_job_id) select id from queue_job");
            var late = release.look().health().late().known().orElseThrow();
            release.sql.execute("begin", "begin");
            release.sql.list("hold the lock", "select 1 from queue_job_lock for update", row -> row.getInt(1));

            var now = release.look();
            var seen = SampleFeed.with(now, now.health().with(late));
            release.sql.execute("end", "rollback");

            assertThat(late.jobs()).hasSize(1);
            assertThat(verdicts(seen)).containsExactly(JobLiveness.ALIVE);
        }
    }

    @Test
    void without_any_session_of_the_database_no_worker_runs_its_jobs() {
        addStarted("job", 4, 389);
        assertThat(verdicts(patient.look())).isEmpty();

        patient.sql.execute("be one of Signalbox's own", "set application_name = 'signalbox-test'");

        // A session of ours that is just being opened has no name for a moment, and counts as another's.
        await().untilAsserted(() -> {
            var seen = patient.look();
            assertThat(verdicts(seen)).containsExactly(JobLiveness.DEAD);
            assertThat(StuckJobInvestigation.all(seen).getFirst().evidence().getFirst())
                    .startsWith("This database has no session left except Signalbox's own");
        });
    }

    /// After a restart of the server the process goes on until it needs its session.
    @Test
    void a_process_that_runs_is_not_gone_because_its_session_is() {
        addStarted("job", 4, 389);
        patient.sql.execute("be one of Signalbox's own", "set application_name = 'signalbox-test'");
        var snapshot = patient.look();

        assertThat(verdicts(listed(snapshot, 900))).isEmpty();
        assertThat(verdicts(listed(snapshot, 2))).containsExactly(JobLiveness.DEAD);
    }
}
