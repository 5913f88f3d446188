package signalbox.ui.shell.search;

import signalbox.queue.filter.JobFilter;
import signalbox.ui.kit.Icon;
import signalbox.ui.screen.ScreenName;

/// One thing that a text in the search field may mean.
///
/// @param where its kind, in muted letters
public record Suggestion(Icon icon, String text, String where, Goal goal) {

    /// What choosing it does.
    public sealed interface Goal {
        record OpenScreen(ScreenName place) implements Goal {}

        record Jobs(JobFilter filter) implements Goal {}

        record Runner(int pid) implements Goal {}

        record OpenSettings() implements Goal {}

        /// Does it.
        record Run(Runnable work) implements Goal {}

        /// Or go on, when it is paused.
        record Pause() implements Goal {}
    }
}
