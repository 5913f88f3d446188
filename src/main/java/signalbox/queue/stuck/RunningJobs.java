package signalbox.queue.stuck;

import java.util.List;

/// The jobs that take slots, whoever else has a session here, and when jobs moved last.
///
/// @param jobs those dispatched first, at most `RunningQueries.MOST`
/// @param more how many there are beyond
/// @param sessions of this database that are not Signalbox's own: whoever runs a job has one
public record RunningJobs(List<RunningJob> jobs, long more, int sessions, LastMovement movement) {
    public RunningJobs {
        jobs = List.copyOf(jobs);
    }
}
