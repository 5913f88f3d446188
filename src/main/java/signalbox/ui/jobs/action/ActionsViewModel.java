package signalbox.ui.jobs.action;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.app.session.Confirmation;
import signalbox.audit.Preview;
import signalbox.postgres.capability.Capabilities.RoleRights;
import signalbox.queue.JobState;
import signalbox.queue.action.JobAction;
import signalbox.queue.action.JobAction.Reach;
import signalbox.queue.job.Job;
import signalbox.text.NumberText;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.ConfirmationAsker;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionGateway;
import signalbox.ui.screen.action.ActionTarget;

/// Requeue, set done and cancel: whether they are possible, preview, question, run, notice. Changes nothing on
/// screen: the next snapshot shows what happened. On the FX thread only.
public final class ActionsViewModel {
    private final ActionTarget target;
    private final ActionGateway<JobAction> gateway;
    private final Background background;
    private final ConfirmationAsker asks;
    private final NoticeBoard notices;
    private final ReadOnlyBooleanProperty armed;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private @Nullable RoleRights rights;
    private boolean busy;

    ActionsViewModel(
            ActionTarget target,
            ActionGateway<JobAction> gateway,
            Background background,
            Dialogue dialogue,
            ReadOnlyBooleanProperty armed) {
        this.target = target;
        this.gateway = gateway;
        this.background = background;
        this.asks = dialogue.asks();
        this.notices = dialogue.notices();
        this.armed = armed;
        armed.subscribe(_ -> changed());
    }

    /// How the operator is asked and gets the result.
    record Dialogue(ConfirmationAsker asks, NoticeBoard notices) {}

    public static ActionsViewModel of(ScreenContext context) {
        return new ActionsViewModel(
                ActionTarget.of(context.session()),
                ActionGateway.of(context.session()),
                context.background(),
                new Dialogue(context.asks(), context.notices()),
                context.armed());
    }

    /// What the role may do, from the newest snapshot.
    public void show(RoleRights newest) {
        if (!newest.equals(rights)) {
            rights = newest;
            changed();
        }
    }

    /// Counts up each time that an answer of `availability` may have changed.
    public ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    public Availability availability(JobOperation operation, List<Job> jobs) {
        if (target.readOnly()) {
            return Availability.no(
                    "Profile \"" + target.profile() + "\" is read-only: Signalbox changes nothing" + " through it.");
        }
        var role = rights;
        if (role == null) {
            return Availability.no("Not connected yet.");
        }
        if (!role.writesQueue()) {
            return Availability.no("Role " + role.role() + " may not change queue_job. Connect as Odoo's own role.");
        }
        if (jobs.isEmpty()) {
            return Availability.no("No job is selected.");
        }
        if (jobs.size() > JobAction.MOST_JOBS) {
            return Availability.no("At most " + NumberText.count(JobAction.MOST_JOBS)
                    + " jobs at once: more would be one long transaction on the queue. Select fewer.");
        }
        if (jobs.stream().allMatch(job -> job.state() == JobState.OTHER)) {
            return Availability.no(
                    "queue_job has no state " + words(jobs) + ": Signalbox does not change such" + " a job.");
        }
        if (jobs.stream().noneMatch(job -> operation.suits(job.state()))) {
            return Availability.no(operation.limit());
        }
        if (busy) {
            return Availability.no("Another action is running.");
        }
        return armed.get() ? Availability.YES : Availability.LOCKED;
    }

    private static String words(List<Job> jobs) {
        return jobs.stream().map(job -> job.stored().label()).distinct().collect(Collectors.joining(", "));
    }

    /// Looks at what the action would change, then asks. Jobs that do not suit are left to the preview, which says
    /// why.
    public void act(JobOperation operation, List<Job> jobs) {
        var availability = availability(operation, jobs);
        if (!availability.isPossible()) {
            notices.notifyOperator(
                    Notice.warning(operation.words(jobs.size()) + ": nothing was changed.", availability.reason()));
            return;
        }
        ask(operation, jobs, Reach.CHILDREN);
    }

    private void ask(JobOperation operation, List<Job> jobs, Reach reach) {
        busy(true);
        background.run(() -> Draft.of(gateway, operation, jobs, reach), answer -> {
            busy(false);
            switch (answer) {
                case TaskResult.Done(var draft) -> ask(draft);
                case TaskResult.Failed(var cause) -> failed(operation, jobs.size(), cause);
            }
        });
    }

    private void ask(Draft draft) {
        if (draft.preview().changes().isEmpty()) {
            notices.notifyOperator(ActionNotice.nothing(draft));
            return;
        }
        var question = ActionQuestion.of(draft, target);
        var subtree = draft.subtree();
        if (subtree != null) {
            question = question.offering(
                    "Whole subtree: " + NumberText.of(subtree.size(), "job", "jobs") + "…",
                    () -> ask(draft.operation(), draft.jobs(), Reach.SUBTREE));
        }
        asks.ask(question, answer -> run(draft, answer));
    }

    private void run(Draft draft, Question.Answer answer) {
        var confirmation = Confirmation.typed(answer.reason(), answer.typed());
        busy(true);
        background.run(() -> gateway.run(draft.action(), confirmation), outcome -> {
            busy(false);
            switch (outcome) {
                case TaskResult.Done(var done) -> notices.notifyOperator(ActionNotice.of(draft, done));
                case TaskResult.Failed(var cause) ->
                    failed(draft.operation(), draft.jobs().size(), cause);
            }
        });
    }

    private void failed(JobOperation operation, int jobs, Exception cause) {
        notices.notifyOperator(ActionFlow.notDone(operation.words(jobs) + ": that failed.", cause));
    }

    private void busy(boolean now) {
        busy = now;
        changed();
    }

    /// An action, and what it would do.
    ///
    /// @param subtree the same for the whole subtree, if that reaches further; else null
    record Draft(
            JobOperation operation,
            List<Job> jobs,
            JobAction action,
            Preview preview,
            @Nullable Preview subtree) {

        static Draft of(ActionGateway<JobAction> gateway, JobOperation operation, List<Job> jobs, Reach reach) {
            var action = operation.on(jobs, reach);
            var preview = gateway.preview(action);
            var stops = operation == JobOperation.CANCEL
                    && reach == Reach.CHILDREN
                    && !preview.blocked().isEmpty();
            var subtree = stops ? gateway.preview(operation.on(jobs, Reach.SUBTREE)) : null;
            var further = subtree != null && subtree.size() > preview.size();
            return new Draft(operation, List.copyOf(jobs), action, preview, further ? subtree : null);
        }

        boolean takesSubtree() {
            return action instanceof JobAction.Cancel cancel && cancel.reach() == Reach.SUBTREE;
        }
    }
}
