package signalbox.monitor;

import java.util.Collection;
import java.util.List;

/// What was heard since the last look.
///
/// @param uuids of jobs that changed
/// @param complete whether every change was heard: nobody listens at a single look, and what happens while the
///     connection is lost, or beyond what is kept, goes unheard
record NotifiedChanges(Collection<String> uuids, boolean complete) {
    static final NotifiedChanges NONE = new NotifiedChanges(List.of(), false);
}
