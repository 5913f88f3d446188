package signalbox.queue.stuck;

import java.util.List;
import signalbox.queue.movement.LastMovement;

/// The jobs that hold slots, how many other sessions there are, and when jobs last moved.
///
/// @param jobs those that were dispatched first, at most `RunningQueries.MOST`
/// @param more how many others there are
/// @param sessions of this database that are not Signalbox's own: a worker that runs a job has one
public record RunningJobs(List<RunningJob> jobs, long more, int sessions, LastMovement movement) {
    public RunningJobs {
        jobs = List.copyOf(jobs);
    }
}
