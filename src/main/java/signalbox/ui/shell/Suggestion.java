package signalbox.ui.shell;

import signalbox.queue.JobFilter;
import signalbox.ui.kit.Icon;

/// One thing that a text in the search field may mean.
///
/// @param where in muted letters: of what kind it is
record Suggestion(Icon icon, String words, String where, Goal goal) {

    /// What choosing it does.
    sealed interface Goal {
        record Screen(ScreenName place) implements Goal {}

        record Jobs(JobFilter filter) implements Goal {}

        record Runner(int pid) implements Goal {}

        record Settings() implements Goal {}

        /// Or go on, when it is paused.
        record Pause() implements Goal {}
    }
}
