package signalbox.ui.jobs.action;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import signalbox.queue.job.Job;
import signalbox.runner.request.AskAgain;
import signalbox.text.NumberText;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.action.ActionTarget;
import signalbox.ui.screen.action.AskAgainFlow;

/// Decides for which jobs Odoo can be asked again, and begins the asking. On the FX thread only.
public final class AskAgainViewModel {
    private final ActionTarget target;
    private final Consumer<List<String>> onAsk;
    private final ReadOnlyBooleanProperty armed;

    AskAgainViewModel(ActionTarget target, Consumer<List<String>> onAsk, ReadOnlyBooleanProperty armed) {
        this.target = target;
        this.onAsk = onAsk;
        this.armed = armed;
    }

    public static AskAgainViewModel of(ScreenContext context) {
        return new AskAgainViewModel(
                ActionTarget.of(context.session()), AskAgainFlow.of(context)::begin, context.armed());
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
        var wanted = notBegun(jobs).size();
        if (target.readOnly()) {
            return Availability.no(
                    "Profile \"" + target.profile() + "\" is read-only: Signalbox sends no" + " request through it.");
        }
        if (wanted == 0) {
            return Availability.no("Signalbox asks again only for enqueued jobs that no worker has begun.");
        }
        if (wanted > AskAgain.MOST_JOBS) {
            return Availability.no("At most " + NumberText.count(AskAgain.MOST_JOBS)
                    + " jobs at a time: more would take Odoo's workers from its users. Select fewer.");
        }
        return armed.get() ? Availability.YES : Availability.LOCKED;
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
