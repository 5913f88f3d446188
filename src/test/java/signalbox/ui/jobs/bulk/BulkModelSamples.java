package signalbox.ui.jobs.bulk;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javafx.beans.property.ReadOnlyBooleanProperty;
import signalbox.app.profile.Environment;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.Action;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.queue.action.JobOperations;
import signalbox.queue.action.bulk.BulkAction;
import signalbox.queue.action.bulk.BulkSamples;
import signalbox.queue.action.bulk.CurrentBulk;
import signalbox.queue.job.JobTarget;
import signalbox.ui.fx.FxBackground;
import signalbox.ui.kit.overlay.ConfirmationAsker;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.SaveAs;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionGateway;
import signalbox.ui.screen.action.ActionTarget;

/// Operations on all that match over an invented queue: batches wait until the test lets them go.
public final class BulkModelSamples {
    public final CurrentBulk current = new CurrentBulk(() -> Instant.parse("2026-06-01T03:15:00Z"));
    /// How many batches may be changed.
    public final Semaphore batches = new Semaphore(0);
    /// The actions that were run.
    public final List<BulkAction> begun = new ArrayList<>();

    public int matching = 12_009;
    public Optional<Path> file = Optional.empty();
    private final FxBackground background = new FxBackground();

    public BulkViewModel model(ConfirmationAsker asks, NoticeBoard notices, ReadOnlyBooleanProperty armed) {
        SaveAs saveAs = (_, _, _) -> file;
        return new BulkViewModel(
                new ActionFlow(
                        new ActionTarget(
                                "acme-prod", "p_acme_prod", "10.0.12.2:5432", Environment.PRODUCTION, false, true),
                        gateway(),
                        background,
                        asks,
                        notices),
                current,
                JobOperations.withButton(JobOperations.ALL),
                armed,
                new BulkViewModel.ReportSaver(saveAs, background, notices));
    }

    private ActionGateway gateway() {
        return new ActionGateway() {
            @Override
            public Preview preview(Action action) {
                return BulkSamples.preview((BulkAction) action, matching);
            }

            @Override
            public Outcome run(Action action, Confirmation confirmation) {
                var bulk = (BulkAction) action;
                begun.add(bulk);
                return BulkSamples.run(current, bulk, BulkModelSamples.this::changed);
            }
        };
    }

    /// In each batch one job was changed by others.
    private Outcome changed(List<JobTarget> targets) {
        batches.acquireUninterruptibly();
        var first = targets.getFirst();
        return new Outcome(
                targets.stream()
                        .skip(1)
                        .map(target -> new Change(target.uuid(), "failed", "pending"))
                        .toList(),
                List.of(),
                List.of(new Refusal(first.uuid(), "done", "It changed from failed to done in the meantime.")),
                List.of());
    }
}
