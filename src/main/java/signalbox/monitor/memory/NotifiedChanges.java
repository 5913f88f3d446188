package signalbox.monitor.memory;

import java.util.Collection;
import java.util.List;

/// The notifications since the last snapshot.
///
/// @param uuids of jobs that changed
/// @param complete whether every change was notified: a single look does not listen, and a change is missed while the
///     connection is lost, or beyond the number that is kept
/// @param listens whether changes from now on are notified
/// @param asked whether a person asked for everything to be read again
public record NotifiedChanges(Collection<String> uuids, boolean complete, boolean listens, boolean asked) {
    /// None, and others may have been missed.
    public static final NotifiedChanges NONE = new NotifiedChanges(List.of(), false);

    /// Which nobody asked for.
    public NotifiedChanges(Collection<String> uuids, boolean complete) {
        this(uuids, complete, complete, false);
    }

    /// Whether the jobs are the same as at the last look.
    public boolean areNone() {
        return uuids.isEmpty() && complete && !asked;
    }
}
