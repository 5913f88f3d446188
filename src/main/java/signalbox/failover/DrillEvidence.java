package signalbox.failover;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.election.RunnerConnection;
import signalbox.failover.report.PreflightCheck;

/// All that a drill has seen so far.
///
/// @param begun by the server's clock
/// @param before the leader when it began; null when there was none
/// @param predicted who should follow; null when nobody
/// @param victims who was taken out
/// @param injected by the server's clock, right before the injection; null before it
/// @param samples in order
/// @param sightings in order
/// @param inFlight the jobs that were enqueued or started at the injection, read at that moment
/// @param after the jobs in flight at the end; those that are gone are missing
/// @param probes the uuids of the probe jobs
/// @param checks the preflight
/// @param end why it ended; null while it runs
record DrillEvidence(
        Instant begun,
        String database,
        @Nullable RunnerConnection before,
        @Nullable RunnerConnection predicted,
        List<RunnerConnection> victims,
        @Nullable Instant injected,
        List<RunnerSample> samples,
        List<ObservedJob> sightings,
        List<ObservedJob> inFlight,
        List<ObservedJob> after,
        List<String> probes,
        List<PreflightCheck> checks,
        @Nullable End end) {

    /// @param aborted whether somebody or something ended it before it was over
    record End(boolean aborted, String reason) {}

    DrillEvidence {
        victims = List.copyOf(victims);
        samples = List.copyOf(samples);
        sightings = List.copyOf(sightings);
        inFlight = List.copyOf(inFlight);
        after = List.copyOf(after);
        probes = List.copyOf(probes);
        checks = List.copyOf(checks);
    }
}
