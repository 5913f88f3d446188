package signalbox.channel.simulation;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import signalbox.channel.LastStarts;

/// The backlog at one moment.
///
/// @param begin that moment: etas and throttles are measured against it
/// @param jobs never changed; it may be a view of columns that makes a job when it is asked for, because there may be
/// millions
/// @param lastStarts throttles count from these
/// @param dead uuids of jobs that hold slots although no worker runs them: they hold these slots to the end
/// @param unread how many pending jobs are not among `jobs`, by their channel, because there are too many
public record JobsToDrain(
        Instant begin, List<DrainJob> jobs, LastStarts lastStarts, Set<String> dead, Map<String, Long> unread) {
    public JobsToDrain {
        dead = Set.copyOf(dead);
        unread = Map.copyOf(unread);
    }

    /// A backlog of which all jobs are here, and in which a worker runs each job that holds a slot.
    public JobsToDrain(Instant begin, List<DrainJob> jobs, LastStarts lastStarts) {
        this(begin, jobs, lastStarts, Set.of(), Map.of());
    }

    /// The same backlog, but no worker runs those of these jobs that hold slots.
    ///
    /// @param uuids those of other jobs are ignored
    public JobsToDrain holding(Set<String> uuids) {
        var held = new HashSet<String>();
        if (!uuids.isEmpty()) {
            for (var job : jobs) {
                if (job.isRunning() && uuids.contains(job.facts().uuid())) {
                    held.add(job.facts().uuid());
                }
            }
        }
        return new JobsToDrain(begin, jobs, lastStarts, held, unread);
    }
}
