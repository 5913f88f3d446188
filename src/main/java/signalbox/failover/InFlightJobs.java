package signalbox.failover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.failover.report.DrillReport.InFlight;
import signalbox.failover.report.JobFate;

/// The jobs that were enqueued or started when the leader was taken out, and what happened to each. Pure.
///
/// They are the jobs at the moment of the injection, and those that the leader enqueued after it until it was gone.
final class InFlightJobs {
    private final Map<String, ObservedJob> before = new LinkedHashMap<>();
    private final Map<String, ObservedJob> after;
    private final Map<String, List<ObservedJob>> between;
    private final boolean over;

    /// @param gone until this moment a job that is enqueued counts as the old leader's; null if the leader never
    ///     went
    InFlightJobs(DrillEvidence seen, List<ObservedJob> dispatches, @Nullable Instant gone) {
        seen.inFlight().forEach(job -> before.put(job.uuid(), job));
        var zero = seen.injected();
        if (zero != null && gone != null) {
            dispatches.stream()
                    .filter(job -> !job.at().isBefore(zero) && job.at().isBefore(gone))
                    .forEach(job -> before.putIfAbsent(job.uuid(), job));
        }
        between = seen.sightings().stream().collect(Collectors.groupingBy(ObservedJob::uuid));
        after = new HashMap<>();
        seen.after().forEach(job -> after.put(job.uuid(), job));
        over = seen.end() != null && zero != null;
    }

    Set<String> uuids() {
        return before.keySet();
    }

    List<InFlight> all() {
        return before.values().stream().map(this::job).toList();
    }

    private InFlight job(ObservedJob job) {
        var last = after.get(job.uuid());
        return new InFlight(
                job.uuid(),
                job.hasStarted() ? "started" : "enqueued",
                over ? last == null ? "gone" : last.state() : "",
                over ? fate(job, last) : null);
    }

    private JobFate fate(ObservedJob job, @Nullable ObservedJob last) {
        if (last == null) {
            return JobFate.GONE;
        }
        if (wasStartedAgain(job, last)) {
            return JobFate.STARTED_AGAIN;
        }
        return switch (last.state()) {
            case "done" -> JobFate.DONE;
            case "failed" -> JobFate.FAILED;
            case "cancelled" -> JobFate.CANCELLED;
            case "started" -> JobFate.RUNNING;
            case "pending", "wait_dependencies" -> JobFate.PUT_BACK;
            case "enqueued" ->
                Objects.equals(job.enqueued(), last.enqueued()) ? JobFate.ORPHANED : JobFate.ENQUEUED_AGAIN;
            default -> JobFate.OTHER;
        };
    }

    /// Only a new start changes the time of the start or the worker's process.
    private boolean wasStartedAgain(ObservedJob job, ObservedJob last) {
        record Begin(Instant at, int worker) {}
        var begins = new HashSet<Begin>();
        var course = new ArrayList<>(List.of(job, last));
        between.getOrDefault(job.uuid(), List.of()).stream()
                .filter(sighting -> !sighting.at().isBefore(job.at()))
                .forEach(course::add);
        for (var sighting : course) {
            var started = sighting.started();
            if (sighting.hasStarted() && started != null) {
                begins.add(new Begin(started, sighting.workerPid()));
            }
        }
        return begins.size() > 1;
    }
}
