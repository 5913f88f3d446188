package signalbox.ui.shell;

import org.jspecify.annotations.Nullable;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobLink;
import signalbox.ui.screen.Navigation;

/// The job of the link with which the window was started: the first session shows it, later ones do not. On the FX
/// thread.
final class LinkedJob {
    private @Nullable JobLink link;

    /// @param link null: the window was started without one
    LinkedJob(@Nullable JobLink link) {
        this.link = link;
    }

    /// Whether no session has shown it yet.
    boolean isWanted() {
        return link != null;
    }

    /// Shows the job, the first time.
    void showIn(Navigation session) {
        if (link != null) {
            session.jobs(JobFilter.ALL.withText(link.uuid()));
            link = null;
        }
    }
}
