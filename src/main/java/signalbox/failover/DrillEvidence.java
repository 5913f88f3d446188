package signalbox.failover;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.election.RunnerConnection;
import signalbox.failover.report.PreflightCheck;

/// Everything that a drill has seen so far.
///
/// @param begun by the server's clock
/// @param before the leader when it began; null when there was none
/// @param predicted the runner that should lead next; null when there is none
/// @param victims the runners that are to be taken out
/// @param takenOut those of them that were, or may have been
/// @param perhaps those of `takenOut` of which it is not known: the answer was lost
/// @param injected by the server's clock, just before the injection; null before it
/// @param samples in order
/// @param sightings in order
/// @param inFlight the jobs that were enqueued or started at the injection, as they were at that moment
/// @param after the jobs in flight at the end; jobs that no longer exist are missing
/// @param probes the uuids of the probe jobs
/// @param checks the results of the preflight
/// @param end why it ended; null while it is running
record DrillEvidence(
        Instant begun,
        String database,
        @Nullable RunnerConnection before,
        @Nullable RunnerConnection predicted,
        List<RunnerConnection> victims,
        List<RunnerConnection> takenOut,
        List<RunnerConnection> perhaps,
        @Nullable Instant injected,
        List<RunnerSample> samples,
        List<ObservedJob> sightings,
        List<ObservedJob> inFlight,
        List<ObservedJob> after,
        List<String> probes,
        List<PreflightCheck> checks,
        @Nullable End end) {

    /// @param aborted whether it was ended before it was over
    /// @param left which probe jobs could not be removed, in a sentence; else empty
    record End(boolean aborted, String reason, String left) {
        End(boolean aborted, String reason) {
            this(aborted, reason, "");
        }
    }

    DrillEvidence {
        victims = List.copyOf(victims);
        takenOut = List.copyOf(takenOut);
        perhaps = List.copyOf(perhaps);
        samples = List.copyOf(samples);
        sightings = List.copyOf(sightings);
        inFlight = List.copyOf(inFlight);
        after = List.copyOf(after);
        probes = List.copyOf(probes);
        checks = List.copyOf(checks);
    }
}
