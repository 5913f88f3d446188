package signalbox.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.health.StuckJobInvestigation.JobLiveness;
import signalbox.monitor.Snapshot;
import signalbox.monitor.reading.DatabaseHealth;
import signalbox.queue.JobState;
import signalbox.queue.stuck.JobRowLock;
import signalbox.queue.stuck.LateJob;
import signalbox.queue.stuck.RunningJob;
import signalbox.worker.HostCoverage;
import signalbox.worker.Worker;
import signalbox.worker.Workers;

/// Finds started jobs whose worker is proven to be gone, without waiting for a time limit. If a job began, its
/// process was then missing on the host where it must run, and the job was still started after that, no worker runs
/// it: a worker ends its job before it ends itself.
final class GoneWorker {
    /// Allows for columns that hold whole seconds.
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final Snapshot snapshot;
    private final DatabaseHealth.Slots slots;
    private final @Nullable HostCoverage coverage;

    private GoneWorker(Snapshot snapshot, DatabaseHealth.Slots slots) {
        this.snapshot = snapshot;
        this.slots = slots;
        this.coverage = snapshot.workers().coverage();
    }

    /// Looks at all started jobs, as far as they are known.
    static List<StuckJobInvestigation> all(Snapshot snapshot) {
        return snapshot.health().slots().known().map(slots -> new GoneWorker(snapshot, slots).proofs()).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<StuckJobInvestigation> proofs() {
        return slots.running().jobs().stream()
                .filter(job -> job.state() == JobState.STARTED)
                .flatMap(job -> Optional.ofNullable(job.started())
                        .flatMap(began -> evidence(job, began).map(evidence -> proof(job, began, evidence)))
                        .stream())
                .toList();
    }

    /// If a transaction holds the job's lock, a worker runs the job, whatever processes are listed: pids differ in
    /// containers. If locks are hidden, a worker may also hold one that cannot be seen. A process that is there may
    /// have lost its session, as after a restart of the server, and runs the job still.
    private Optional<String> evidence(RunningJob job, Instant began) {
        if (lives(snapshot, job.workerPid(), began)) {
            return Optional.empty();
        }
        return switch (job.lock()) {
            case JobRowLock.Held _ -> Optional.empty();
            case JobRowLock.Hidden _ -> withoutSession(began);
            case JobRowLock.Free _, JobRowLock.NoRow _, JobRowLock.NoTable _ ->
                withoutSession(began).or(() -> withoutProcess(job, began));
        };
    }

    private Optional<String> withoutSession(Instant began) {
        if (slots.running().sessions() == 0 && began.plus(MARGIN).isBefore(snapshot.serverTime())) {
            return Optional.of(
                    "This database has no session left except Signalbox's own. A worker that runs a job keeps a"
                            + " session.");
        }
        return Optional.empty();
    }

    private Optional<String> withoutProcess(RunningJob job, Instant began) {
        var seen = coverage;
        if (seen == null || job.workerPid() == 0 || !isBetween(seen, began)) {
            return Optional.empty();
        }
        return isItsHost(seen, job.workerPid(), began) ? Optional.of(absence(job.workerPid())) : Optional.empty();
    }

    /// Whether the processes were listed after the job began, and before the job was read as still started.
    private boolean isBetween(HostCoverage seen, Instant began) {
        var age = Duration.between(began, snapshot.serverTime());
        var listed = Duration.between(seen.begunAt(), snapshot.takenAt());
        return age.minus(listed).compareTo(MARGIN) >= 0 && !slots.readAt().isBefore(seen.endedAt());
    }

    private static boolean lives(Snapshot snapshot, int pid, Instant began) {
        return snapshot.workers()
                .withPid(pid)
                .filter(Worker::isOdoo)
                .filter(worker -> !isYounger(worker, began))
                .isPresent();
    }

    /// Whether it cannot have begun a job that began then: another process got its pid.
    static boolean isYounger(Worker worker, Instant began) {
        return worker.process().started().isAfter(began.plus(MARGIN));
    }

    static String younger(int pid, Workers workers) {
        return "Process " + pid + " on " + workers.source() + " began later than the job.";
    }

    /// Either all sessions come from that host, where pids are those of the rows; or the process was seen there
    /// before, and sessions have names but none is named after it.
    private boolean isItsHost(HostCoverage seen, int pid, Instant began) {
        var sawGo = seen.sawGo(pid, began.plus(MARGIN));
        return isOnlyHost(snapshot, sawGo) || (sawGo && seen.hasNames() && !seen.isNamed(pid));
    }

    /// Whether a process of this database's Odoo that is not listed on the watched host does not run anywhere: all
    /// sessions come from there, and its pids are those that Odoo writes into rows. A session that is named after
    /// its process shows that, or a running job whose process is listed.
    ///
    /// @param sawProcess whether the process itself was listed there before
    static boolean isOnlyHost(Snapshot snapshot, boolean sawProcess) {
        var coverage = snapshot.workers().coverage();
        return coverage != null
                && coverage.isWhole()
                && (sawProcess || coverage.showsSamePids() || isAnyRunning(snapshot));
    }

    private static boolean isAnyRunning(Snapshot snapshot) {
        return DeadSlotHolders.running(snapshot).stream()
                .anyMatch(job -> job.started() != null && lives(snapshot, job.workerPid(), job.started()));
    }

    private String absence(int pid) {
        var source = snapshot.workers().source();
        return snapshot.workers().withPid(pid).filter(Worker::isOdoo).isPresent()
                ? younger(pid, snapshot.workers())
                : "Process " + pid + ", which began the job, is gone from " + source
                        + ", where the sessions of this database come from.";
    }

    private static StuckJobInvestigation proof(RunningJob job, Instant began, String evidence) {
        var late = new LateJob(
                job.uuid(),
                job.state(),
                job.channel(),
                job.call(),
                Objects.requireNonNullElse(job.enqueued(), began),
                began,
                LateJob.Age.DATED,
                job.workerPid(),
                job.lock(),
                List.of());
        return new StuckJobInvestigation(late, JobLiveness.DEAD, List.of(evidence));
    }
}
