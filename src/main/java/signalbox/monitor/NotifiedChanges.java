package signalbox.monitor;

import java.util.Collection;
import java.util.List;

/// The notifications since the last snapshot.
///
/// @param uuids of jobs that changed
/// @param complete whether every change was heard: nobody listens at a single look, and what happens while the
///     connection is lost, or beyond what is kept, goes unheard
/// @param asked whether somebody wants to see everything again
record NotifiedChanges(Collection<String> uuids, boolean complete, boolean asked) {
    static final NotifiedChanges NONE = new NotifiedChanges(List.of(), false, false);

    NotifiedChanges(Collection<String> uuids, boolean complete) {
        this(uuids, complete, false);
    }

    /// Whether the jobs are as they were at the last look.
    boolean areNone() {
        return uuids.isEmpty() && complete && !asked;
    }
}
