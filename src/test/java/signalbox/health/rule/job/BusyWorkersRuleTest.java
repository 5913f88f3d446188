package signalbox.health.rule.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.monitor.Snapshot;
import signalbox.monitor.reading.DatabaseHealth;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.movement.LastMovement;
import signalbox.queue.stuck.JobRowLock;
import signalbox.queue.stuck.RunningJob;
import signalbox.queue.stuck.RunningJobs;
import signalbox.ui.shell.SampleFeed;
import signalbox.worker.ProcessKind;
import signalbox.worker.ProcessVerdict;
import signalbox.worker.ProcessVerdict.Evidence;
import signalbox.worker.ProcessVerdict.KindRule;
import signalbox.worker.Worker;
import signalbox.worker.Workers;
import signalbox.worker.listing.HostProcess;

/// Jobs that hold all HTTP workers are told with since when; as long as one is free, they are not.
class BusyWorkersRuleTest {
    private static final Snapshot BEFORE =
            Objects.requireNonNull(SampleFeed.healthy().snapshot());

    private static RunningJob started(int worker, int secondsAgo) {
        var at = BEFORE.serverTime().minusSeconds(secondsAgo);
        return new RunningJob(
                "job-" + worker,
                JobState.STARTED,
                "root",
                new JobCall("", "m", "x"),
                at.minusSeconds(1),
                at,
                worker,
                new JobRowLock.NoTable());
    }

    private static RunningJob enqueued(int secondsAgo) {
        return new RunningJob(
                "waits",
                JobState.ENQUEUED,
                "root",
                new JobCall("", "m", "x"),
                BEFORE.serverTime().minusSeconds(secondsAgo),
                null,
                0,
                new JobRowLock.NoTable());
    }

    private static Snapshot running(RunningJob... jobs) {
        return running(3, jobs);
    }

    private static Snapshot running(int sessions, RunningJob... jobs) {
        var running = new RunningJobs(List.of(jobs), 0, sessions, LastMovement.UNSEEN);
        return SampleFeed.with(BEFORE, DatabaseHealth.UNREAD.with(new DatabaseHealth.Slots(running, BEFORE.takenAt())));
    }

    private static Snapshot with(KindRule shownBy, Snapshot snapshot, int... pids) {
        return with(IntStream.of(pids).mapToObj(pid -> worker(ProcessKind.HTTP, shownBy, pid)), snapshot);
    }

    private static Snapshot with(Stream<Worker> workers, Snapshot snapshot) {
        return snapshot.with(new Workers(BEFORE.takenAt(), "this machine", workers.toList(), Map.of(), null));
    }

    private static Worker worker(ProcessKind kind, KindRule shownBy, int pid) {
        return new Worker(
                new HostProcess(pid, 1, "odoo", BEFORE.serverTime().minusSeconds(900), "odoo: Worker " + pid),
                new ProcessVerdict(kind, List.of(new Evidence(shownBy, "odoo: Worker")), null));
    }

    private static Stream<Finding> found(Snapshot snapshot, FindingContext known) {
        return new BusyWorkersRule().judge(snapshot, known).stream();
    }

    private static Stream<Finding> found(Snapshot snapshot) {
        return found(snapshot, FindingContext.NOTHING);
    }

    @Test
    void when_every_worker_runs_a_job_users_wait() {
        var finding = found(with(KindRule.TITLE, running(started(11, 40), started(12, 20), enqueued(10)), 11, 12))
                .findFirst()
                .orElseThrow();

        assertThat(finding.code()).isEqualTo("workers-busy");
        assertThat(finding.seen().getFirst())
                .matches("All of them \\(2 HTTP workers on this machine\\) have run jobs since .* UTC, 20 s ago\\.");
        assertThat(finding.seen())
                .contains("1 job was enqueued, and no worker is free to begin it.")
                .anyMatch(line -> line.matches("Process 11: job-11 \\(m.x\\) in root, since \\S+ UTC, 40 s ago.*"));
    }

    @Test
    void one_worker_that_is_free_or_a_job_of_moments_is_no_trouble() {
        assertThat(found(with(KindRule.TITLE, running(started(11, 40)), 11, 12)))
                .isEmpty();
        assertThat(found(with(KindRule.TITLE, running(started(11, 40), started(12, 5)), 11, 12)))
                .isEmpty();
    }

    @Test
    void only_http_workers_are_counted() {
        var workers = Stream.of(
                worker(ProcessKind.HTTP, KindRule.TITLE, 11),
                worker(ProcessKind.HTTP, KindRule.TITLE, 12),
                worker(ProcessKind.CRON, KindRule.TITLE, 20));

        assertThat(found(with(workers, running(started(11, 40), started(12, 20)))))
                .hasSize(1);
    }

    @Test
    void a_job_that_no_worker_runs_holds_none() {
        var known = FindingContext.NOTHING.withHttpWorkers(2);

        assertThat(found(running(3, started(11, 40), started(12, 20)), known)).hasSize(1);
        assertThat(found(running(0, started(11, 40), started(12, 20)), known)).isEmpty();
    }

    @Test
    void the_processes_that_are_seen_outrank_the_configured_number() {
        var snapshot = with(KindRule.TITLE, running(started(11, 40), started(12, 20)), 11, 12, 13);

        assertThat(found(snapshot, FindingContext.NOTHING.withHttpWorkers(2))).isEmpty();
    }

    @Test
    void of_processes_that_may_have_threads_only_jobs_that_wait_for_them_tell() {
        assertThat(found(with(KindRule.LAUNCHER, running(started(11, 40)), 11))).isEmpty();
        assertThat(found(with(KindRule.LAUNCHER, running(started(11, 40), started(11, 30), enqueued(30)), 11)))
                .isEmpty();

        assertThat(found(with(KindRule.LAUNCHER, running(started(11, 40), enqueued(30)), 11)))
                .hasSize(1);
    }

    @Test
    void where_no_process_is_seen_the_configured_number_counts() {
        var snapshot = running(started(11, 40), started(12, 20));
        assertThat(found(snapshot)).isEmpty();
        assertThat(found(snapshot, FindingContext.NOTHING.withHttpWorkers(3))).isEmpty();

        assertThat(found(snapshot, FindingContext.NOTHING.withHttpWorkers(2))
                        .findFirst()
                        .orElseThrow()
                        .seen()
                        .getFirst())
                .contains("as workers = 2 is set in the odoo.conf");
    }
}
