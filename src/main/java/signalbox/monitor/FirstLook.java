package signalbox.monitor;

import signalbox.election.Leadership;
import signalbox.queue.count.Counts;

/// What is known of a database while all its open jobs are read for the first time. Shown until the first snapshot.
///
/// @param leadership who leads at this moment; one look does not show that somebody is missing
/// @param about how many jobs are open in each state, by the planner's estimate
/// @param read how many open jobs were read so far
public record FirstLook(Leadership leadership, Counts about, int read) {
    /// How many jobs are open, by the planner's estimate; not less than were read.
    public long open() {
        return Math.max(read, about.open());
    }
}
