package signalbox.live.watch;

import java.time.Instant;
import java.util.List;
import signalbox.live.JobChange;

/// The changes of jobs that one look showed.
///
/// @param at the server's time at that look
/// @param changes in the order in which they were seen
/// @param areAll whether every change since the look before is among them, but for states that a job passed in between
/// @param whyNot why not, as the rest of a sentence; empty when they are
public record SeenChanges(Instant at, List<JobChange> changes, boolean areAll, String whyNot) {
    public SeenChanges {
        changes = List.copyOf(changes);
    }
}
