package signalbox.channel.simulation;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import signalbox.channel.JobFacts;
import signalbox.channel.LastStarts;

/// The backlog at one moment.
///
/// @param begin that moment: etas and throttles are measured against it
/// @param lastStarts throttles count from these
/// @param dead uuids of jobs that hold slots although no worker runs them: they hold these slots to the end
public record JobsToDrain(Instant begin, List<DrainJob> jobs, LastStarts lastStarts, Set<String> dead) {
    public JobsToDrain {
        jobs = List.copyOf(jobs);
        dead = Set.copyOf(dead);
    }

    /// A backlog in which a worker runs each job that holds a slot.
    public JobsToDrain(Instant begin, List<DrainJob> jobs, LastStarts lastStarts) {
        this(begin, jobs, lastStarts, Set.of());
    }

    /// The same backlog, but no worker runs those of these jobs that hold slots.
    ///
    /// @param uuids those of other jobs are ignored
    public JobsToDrain holding(Set<String> uuids) {
        var held = new HashSet<String>();
        jobs.stream()
                .filter(DrainJob::isRunning)
                .map(job -> job.facts().uuid())
                .filter(uuids::contains)
                .forEach(held::add);
        return new JobsToDrain(begin, jobs, lastStarts, held);
    }

    /// The uuids that more than one row has.
    Set<String> duplicateUuids() {
        var seen = new HashSet<String>();
        var twins = new HashSet<String>();
        jobs.stream().map(DrainJob::facts).map(JobFacts::uuid).forEach(uuid -> {
            if (!seen.add(uuid)) {
                twins.add(uuid);
            }
        });
        return twins;
    }
}
