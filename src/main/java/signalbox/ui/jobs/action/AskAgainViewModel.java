package signalbox.ui.jobs.action;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import signalbox.queue.job.Job;
import signalbox.runner.askagain.AskAgain;
import signalbox.text.NumberText;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.AskAgainFlow;
import signalbox.ui.screen.action.Availability;

/// Decides for which jobs Odoo can be asked again, and begins the asking. On the FX thread only.
public final class AskAgainViewModel {
    private final ActionFlow actions;
    private final Consumer<List<String>> onAsk;
    private final ReadOnlyBooleanProperty armed;

    AskAgainViewModel(ActionFlow actions, Consumer<List<String>> onAsk, ReadOnlyBooleanProperty armed) {
        this.actions = actions;
        this.onAsk = onAsk;
        this.armed = armed;
    }

    /// @param actions the flow of the screen
    public static AskAgainViewModel of(ScreenContext context, ActionFlow actions) {
        return new AskAgainViewModel(actions, AskAgainFlow.of(context, actions)::begin, context.armed());
    }

    /// Those of the jobs that are enqueued and that no worker has begun.
    static List<String> notBegun(List<Job> jobs) {
        return jobs.stream()
                .filter(job -> AskAgain.suits(
                        job.state(), job.times().enqueued(), job.times().started()))
                .map(Job::uuid)
                .distinct()
                .toList();
    }

    Availability availability(List<Job> jobs) {
        return actions.availability(objection(notBegun(jobs).size()), armed);
    }

    private static String objection(int wanted) {
        if (wanted == 0) {
            return "Signalbox asks again only for enqueued jobs that no worker has begun.";
        }
        return wanted > AskAgain.MOST_JOBS
                ? "At most " + NumberText.count(AskAgain.MOST_JOBS)
                        + " jobs at a time: more would take Odoo's workers from its users. Select fewer."
                : "";
    }

    /// True while the server is asked, for this or for another action.
    ReadOnlyBooleanProperty busy() {
        return actions.busy();
    }

    ReadOnlyBooleanProperty armed() {
        return armed;
    }

    void ask(List<Job> jobs) {
        if (availability(jobs).isPossible()) {
            onAsk.accept(notBegun(jobs));
        }
    }
}
