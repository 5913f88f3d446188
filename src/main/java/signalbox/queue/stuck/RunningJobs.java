package signalbox.queue.stuck;

import java.util.List;

/// The jobs that take slots, how many other sessions there are, and when jobs moved last.
///
/// @param jobs those dispatched first, at most `RunningQueries.MOST`
/// @param more how many there are beyond
/// @param sessions of this database that are not Signalbox's own: a worker that runs a job has one
public record RunningJobs(List<RunningJob> jobs, long more, int sessions, LastMovement movement) {
    public RunningJobs {
        jobs = List.copyOf(jobs);
    }
}
