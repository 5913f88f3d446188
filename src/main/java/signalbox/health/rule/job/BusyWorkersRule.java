package signalbox.health.rule.job;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.health.DeadSlotHolders;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingWords;
import signalbox.health.JobMention;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.monitor.Absence;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.stuck.RunningJob;
import signalbox.text.NumberText;
import signalbox.text.Severity;
import signalbox.worker.ProcessKind;
import signalbox.worker.ProcessVerdict;
import signalbox.worker.Worker;

/// Jobs that hold every HTTP worker. Each of these workers serves one request at a time, and users wait until one is
/// free. A process with threads runs several jobs at once: the rule ignores it.
public final class BusyWorkersRule implements Rule {
    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        var jobs = running(snapshot);
        var busy = new HashSet<Integer>();
        if (jobs.isEmpty() || !jobs.stream().allMatch(job -> busy.add(job.workerPid()))) {
            return List.of();
        }
        return all(snapshot, busy, known.httpWorkers()).flatMap(what -> finding(what, jobs, snapshot)).stream()
                .toList();
    }

    /// Started jobs whose process is known and not proven to be gone.
    private static List<RunningJob> running(Snapshot snapshot) {
        var dead = DeadSlotHolders.of(snapshot).dead();
        return DeadSlotHolders.running(snapshot).stream()
                .filter(job -> job.state() == JobState.STARTED && job.workerPid() != 0 && job.started() != null)
                .filter(job -> !dead.contains(job))
                .toList();
    }

    /// If these are all HTTP workers: which ones, in words.
    private static Optional<String> all(Snapshot snapshot, Set<Integer> busy, @Nullable Integer configured) {
        var http = snapshot.workers().odoo().stream()
                .filter(worker -> worker.kind() == ProcessKind.HTTP)
                .toList();
        var pids = http.stream().map(Worker::pid).collect(toSet());
        if (!pids.isEmpty() && busy.containsAll(pids) && takeOneEach(snapshot, http)) {
            return Optional.of(NumberText.of(pids.size(), "HTTP worker") + " on "
                    + snapshot.workers().source());
        }
        return pids.isEmpty() && configured != null && busy.size() >= configured
                ? Optional.of(NumberText.of(configured, "HTTP worker") + ", as workers = " + configured
                        + " is set in the odoo.conf")
                : Optional.empty();
    }

    /// Whether each worker takes one request at a time. Prefork workers do. For others it is so if jobs wait for
    /// them.
    private static boolean takeOneEach(Snapshot snapshot, List<Worker> http) {
        return http.stream()
                        .allMatch(worker -> worker.verdict().evidence().stream()
                                .anyMatch(evidence -> evidence.rule() == ProcessVerdict.KindRule.TITLE))
                || !DeadSlotHolders.of(snapshot).notBegun().isEmpty();
    }

    private static Optional<Finding> finding(String what, List<RunningJob> jobs, Snapshot snapshot) {
        var since = jobs.stream()
                .map(job -> Objects.requireNonNull(job.started()))
                .max(Instant::compareTo)
                .orElseThrow();
        if (Duration.between(since, snapshot.serverTime()).compareTo(Absence.REPORTED_AFTER) < 0) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "workers-busy",
                Severity.WARNING,
                "Jobs hold all HTTP workers: users wait",
                seen(what, since, jobs, snapshot),
                "A worker serves one request at a time, and a job is a request. Until a job ends, users get no"
                        + " page, and no other enqueued job begins.",
                "Set the capacity of root below the number of workers, or start more workers.",
                new Remedy.ShowJobs(JobFilter.ALL.withStates(Set.of(JobState.STARTED)))));
    }

    private static List<String> seen(String what, Instant since, List<RunningJob> jobs, Snapshot snapshot) {
        var now = snapshot.serverTime();
        var seen = new ArrayList<String>();
        seen.add("All of them (" + what + ") have run jobs since " + FindingWords.since(since, now) + ".");
        var waiting = DeadSlotHolders.running(snapshot).stream()
                .filter(job -> job.state() == JobState.ENQUEUED)
                .count();
        if (waiting > 0) {
            seen.add(NumberText.of(waiting, "job") + (waiting == 1 ? " was" : " were")
                    + " enqueued, and no worker is free to begin " + (waiting == 1 ? "it." : "them."));
        }
        var lines = jobs.stream()
                .sorted(Comparator.comparing(job -> Objects.requireNonNull(job.started())))
                .map(job -> "Process " + job.workerPid() + ": " + JobMention.withChannel(job) + ", since "
                        + FindingWords.since(Objects.requireNonNull(job.started()), now) + ".")
                .toList();
        seen.addAll(FindingWords.samples(lines, lines.size()));
        return seen;
    }
}
