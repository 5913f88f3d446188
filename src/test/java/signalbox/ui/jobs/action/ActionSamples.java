package signalbox.ui.jobs.action;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import signalbox.app.profile.Environment;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.Action;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.queue.JobState;
import signalbox.queue.action.JobAction;
import signalbox.queue.action.JobOperations;
import signalbox.ui.JobSamples;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.overlay.ConfirmationAsker;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.Unasked;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionGateway;
import signalbox.ui.screen.action.ActionTarget;

/// Actions on an invented production database.
public final class ActionSamples {
    private ActionSamples() {}

    public static ActionsViewModel actions(ConfirmationAsker asks, NoticeBoard notices, ReadOnlyBooleanProperty armed) {
        var gateway = new ActionGateway() {
            @Override
            public Preview preview(Action action) {
                return new Preview(
                        changes(action),
                        followers(action),
                        refused(action),
                        action instanceof JobAction.Cancel cancel && cancel.scope() == JobAction.CancelScope.DEPENDANTS
                                ? List.of("c20b694f-bbbb", "dcfb2799-cccc")
                                : List.of(),
                        List.of("Odoo's own buttons also post a message on the job; Signalbox cannot."));
            }

            @Override
            public Outcome run(Action action, Confirmation confirmation) {
                return Outcome.of(changes(action));
            }
        };
        return new ActionsViewModel(
                new ActionFlow(
                        new ActionTarget(
                                "acme-prod", "p_acme_prod", "10.0.12.2:5432", Environment.PRODUCTION, false, true),
                        gateway,
                        new InlineBackground(),
                        asks,
                        notices),
                notices,
                JobOperations.withButton(JobOperations.ALL),
                armed);
    }

    /// For a role that may write.
    public static ActionsViewModel over(ActionFlow flow, NoticeBoard notices, ReadOnlyBooleanProperty armed) {
        var model = new ActionsViewModel(flow, notices, JobOperations.withButton(JobOperations.ALL), armed);
        model.show(JobSamples.WRITER);
        return model;
    }

    /// @param asked gets what is asked for
    public static AskAgainViewModel asking(Consumer<List<String>> asked, ReadOnlyBooleanProperty armed) {
        var target =
                new ActionTarget("acme-prod", "p_acme_prod", "10.0.12.2:5432", Environment.PRODUCTION, false, true);
        var unasked = new ActionFlow(target, new Unasked(), new InlineBackground(), (_, _) -> {}, _ -> {});
        return new AskAgainViewModel(unasked, asked, armed);
    }

    private static List<Change> followers(Action action) {
        var all = List.of(
                new Change("5b838396-aaaa", "wait_dependencies", "cancelled"),
                new Change("c20b694f-bbbb", "wait_dependencies", "cancelled"),
                new Change("dcfb2799-cccc", "wait_dependencies", "cancelled"));
        return action instanceof JobAction.Cancel cancel
                ? all.subList(0, cancel.scope() == JobAction.CancelScope.DEPENDANTS ? 1 : 3)
                : List.of();
    }

    private static List<Refusal> refused(Action action) {
        return ((JobAction) action)
                .targets().stream()
                        .filter(target -> target.shown() != JobState.FAILED)
                        .map(target -> new Refusal(
                                target.uuid(),
                                target.shown().stored(),
                                "Only pending, enqueued and failed jobs can be cancelled."))
                        .toList();
    }

    private static List<Change> changes(Action action) {
        return ((JobAction) action)
                .targets().stream()
                        .filter(target -> target.shown() == JobState.FAILED)
                        .map(target -> new Change(target.uuid(), target.shown().stored(), "cancelled"))
                        .toList();
    }
}
