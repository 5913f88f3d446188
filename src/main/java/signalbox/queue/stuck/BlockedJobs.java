package signalbox.queue.stuck;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;

/// Jobs in wait_dependencies that nothing will release by itself.
///
/// @param counts how many, by the state of the job that holds them: failed or cancelled for direct dependants,
///     wait_dependencies for the jobs below
/// @param samples at most `BlockedQueries.SAMPLES`, direct dependants first
/// @param complete whether all jobs that wait were looked at
/// @param unreadable how many of them have a `dependencies` that is not the JSON that queue_job writes
/// @param unheld how many wait although all their parents have been done for a while; those whose parents are gone
///     included
/// @param ring the first ring that was found of jobs that wait for each other: each for the next, the last for the
///     first; empty when none was found
public record BlockedJobs(
        Map<JobState, Long> counts,
        List<BlockedJob> samples,
        boolean complete,
        long unreadable,
        Unheld unheld,
        List<String> ring) {
    /// @param example the uuid of one of them; null when there is none
    /// @param released one of those that a done parent names as its dependant: setting that parent done again
    ///     releases it; null when none was seen
    /// @param left the uuid of one that no parent names; null when there is none
    public record Unheld(
            long jobs,
            @Nullable String example,
            @Nullable Released released,
            @Nullable String left) {
        public static final Unheld NONE = new Unheld(0, null, null, null);
    }

    /// A job that waits, and the done parent that releases it when it is set done again.
    public record Released(String uuid, String parent) {}

    public static final BlockedJobs NONE = new BlockedJobs(Map.of(), List.of(), true, 0, Unheld.NONE, List.of());

    public BlockedJobs {
        counts = Map.copyOf(counts);
        samples = List.copyOf(samples);
        ring = List.copyOf(ring);
    }

    public long heldBy(JobState state) {
        return counts.getOrDefault(state, 0L);
    }

    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum() + unheld.jobs();
    }
}
