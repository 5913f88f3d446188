package signalbox.ui.jobs;

import java.time.Instant;
import signalbox.queue.job.SearchReach;
import signalbox.text.NumberText;
import signalbox.text.ShownTime;

/// How far a list is that had to be searched through the table by steps.
///
/// @param text empty when the list was not searched
/// @param next what the operator may do
record SearchProgress(String text, Next next) {
    static final SearchProgress NONE = new SearchProgress("", Next.NOTHING);

    enum Next {
        NOTHING(""),
        STOP("Stop"),
        GO_ON("Go on"),
        AGAIN("Search again");

        private final String label;

        Next(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /// @param isStopped by the operator
    /// @param began when the search began, by the server's clock
    static SearchProgress of(JobList list, boolean isStopped, Instant began) {
        if (!list.isSearched()) {
            return NONE;
        }
        var reach = list.reach();
        if (reach == null) {
            return new SearchProgress(
                    "As of " + ShownTime.brief(began, began) + ". Jobs that came later are not searched.", Next.AGAIN);
        }
        var found = NumberText.count(list.jobs().size()) + " found";
        return isStopped || !list.hasRoom()
                ? new SearchProgress("Searched " + far(reach, began) + ": " + found + ".", Next.GO_ON)
                : new SearchProgress("Searching, " + far(reach, began) + ": " + found + " so far.", Next.STOP);
    }

    private static String far(SearchReach reach, Instant now) {
        var at = reach.created();
        return reach.percent() + " %" + (at == null ? "" : ", as far as " + ShownTime.brief(at, now));
    }
}
