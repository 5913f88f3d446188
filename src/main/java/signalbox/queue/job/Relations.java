package signalbox.queue.job;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import signalbox.queue.JobState;

/// What a job depends on, and what depends on it.
///
/// @param parents of the jobs it waits for at most `RelationQueries.MOST`, those that are not done first
/// @param parentCounts how many there are, by state
/// @param children of those that wait for it at most `RelationQueries.MOST`
/// @param childCount how many there are
/// @param cycle uuids of jobs that wait for one another in a ring, each for the next and the last for the first;
///     empty where this job waits for none such
/// @param readable false where the row says of its dependencies what is no JSON of queue_job
public record Relations(
        List<Job> parents,
        Map<JobState, Long> parentCounts,
        List<Job> children,
        long childCount,
        List<String> cycle,
        boolean readable) {
    public static final Relations NONE = of(List.of(), List.of());

    public Relations {
        parents = List.copyOf(parents);
        parentCounts = Map.copyOf(parentCounts);
        children = List.copyOf(children);
        cycle = List.copyOf(cycle);
    }

    /// All that there are.
    public static Relations of(List<Job> parents, List<Job> children) {
        return new Relations(
                parents,
                parents.stream().collect(Collectors.groupingBy(Job::state, Collectors.counting())),
                children,
                children.size(),
                List.of(),
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
