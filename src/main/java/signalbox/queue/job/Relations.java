package signalbox.queue.job;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;

/// What a job waits for, and what waits for it.
///
/// @param parents jobs that it waits for, at most `RelationQueries.MOST`, those that are not done first
/// @param parentCounts how many there are, by state
/// @param dependants jobs that wait for it, at most `RelationQueries.MOST`
/// @param dependantCount how many there are
/// @param ring uuids of jobs that wait for one another in a ring: each for the next, the last for the first; empty
///     when this job waits for no such ring
/// @param releasing uuid of a parent that is done and names this job as its dependant: it releases the job when it is
///     set done again; null where none is, or the job does not wait
/// @param readable false where the row's `dependencies` is not the JSON that queue_job writes
public record Relations(
        List<Job> parents,
        Map<JobState, Long> parentCounts,
        List<Job> dependants,
        long dependantCount,
        List<String> ring,
        @Nullable String releasing,
        boolean readable) {
    public static final Relations NONE = of(List.of(), List.of());

    public Relations {
        parents = List.copyOf(parents);
        parentCounts = Map.copyOf(parentCounts);
        dependants = List.copyOf(dependants);
        ring = List.copyOf(ring);
    }

    /// When these are all that there are.
    public static Relations of(List<Job> parents, List<Job> dependants) {
        return new Relations(
                parents,
                parents.stream().collect(Collectors.groupingBy(Job::state, Collectors.counting())),
                dependants,
                dependants.size(),
                List.of(),
                null,
                true);
    }

    public long parentCount() {
        return parentCounts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How many of the parents are not done.
    public long openParents() {
        return parentCount() - parentCounts.getOrDefault(JobState.DONE, 0L);
    }
}
