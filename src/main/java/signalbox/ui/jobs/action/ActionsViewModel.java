package signalbox.ui.jobs.action;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.capability.Capabilities.RoleRights;
import signalbox.queue.JobState;
import signalbox.queue.ShownJob;
import signalbox.queue.action.JobAction;
import signalbox.queue.action.JobOperation;
import signalbox.queue.action.JobOperations;
import signalbox.queue.action.OperationEntry;
import signalbox.queue.job.JobTarget;
import signalbox.text.NumberText;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.Availability;

/// The operations on jobs: whether each is possible, and the beginning of its action. Changes nothing on screen: the
/// next snapshot shows what happened. On the FX thread only.
public final class ActionsViewModel {
    private final ActionFlow actions;
    private final NoticeBoard notices;
    private final List<JobOperation> operations;
    private final ReadOnlyBooleanProperty armed;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private @Nullable RoleRights rights;

    ActionsViewModel(
            ActionFlow actions, NoticeBoard notices, List<JobOperation> operations, ReadOnlyBooleanProperty armed) {
        this.actions = actions;
        this.notices = notices;
        this.operations = List.copyOf(operations);
        this.armed = armed;
        armed.subscribe(this::changed);
        actions.busy().subscribe(this::changed);
    }

    /// @param actions the flow of the screen
    public static ActionsViewModel of(ScreenContext context, ActionFlow actions) {
        return new ActionsViewModel(
                actions,
                context.notices(),
                JobOperations.withButton(context.session().operations()),
                context.armed());
    }

    /// Each has a button, in this order.
    List<JobOperation> operations() {
        return operations;
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

    public Availability availability(OperationEntry operation, List<? extends ShownJob> jobs) {
        return actions.availability(objection(operation, jobs), armed);
    }

    /// Whether an action that changes no row can be begun.
    public Availability availability() {
        return actions.availability("", armed);
    }

    /// Why no job can be changed here; empty when jobs can be.
    public String roleObjection() {
        var role = rights;
        if (role == null) {
            return "Not connected yet.";
        }
        return role.writesQueue()
                ? ""
                : "Role " + role.role() + " may not change queue_job. Connect as Odoo's own role.";
    }

    private String objection(OperationEntry operation, List<? extends ShownJob> jobs) {
        if (!roleObjection().isEmpty()) {
            return roleObjection();
        }
        if (jobs.isEmpty()) {
            return "No job is selected.";
        }
        if (jobs.size() > JobAction.MOST_JOBS) {
            return "At most " + NumberText.count(JobAction.MOST_JOBS)
                    + " jobs at once: more would be one long transaction on the queue. Select fewer.";
        }
        if (jobs.stream().allMatch(job -> job.state() == JobState.OTHER)) {
            return "queue_job has no state " + text(jobs) + ": Signalbox does not change such a job.";
        }
        return jobs.stream().anyMatch(job -> operation.suits(job.state())) ? "" : operation.limit();
    }

    private static String text(List<? extends ShownJob> jobs) {
        return jobs.stream().map(job -> job.stored().label()).distinct().collect(Collectors.joining(", "));
    }

    /// Looks at what the action would change, then asks. Jobs that do not suit are left to the preview, which says
    /// why.
    public void act(JobOperation operation, List<? extends ShownJob> jobs) {
        act(operation, jobs, List.of());
    }

    /// @param known what the screen knows of these jobs besides: sentences of the question
    public void act(JobOperation operation, List<? extends ShownJob> jobs, List<String> known) {
        var availability = availability(operation, jobs);
        if (!availability.isPossible()) {
            notices.notifyOperator(
                    Notice.warning(operation.verb(jobs.size()) + ": nothing was changed.", availability.reason()));
            return;
        }
        actions.begin(request(new JobWords(operation, List.copyOf(jobs), known, actions.target())));
    }

    private static ActionFlow.Request request(JobWords words) {
        var operation = words.operation();
        var targets = words.jobs().stream().map(JobTarget::of).toList();
        var whole = operation
                .subtree()
                .map(subtree -> new ActionFlow.Further(
                        request(words.of(subtree)),
                        preview -> "Whole subtree: " + NumberText.of(preview.size(), "job", "jobs") + "…"));
        return new ActionFlow.Request(operation.on(targets), words, whole.orElse(null));
    }
}
