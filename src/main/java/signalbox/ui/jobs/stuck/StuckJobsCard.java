package signalbox.ui.jobs.stuck;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import signalbox.health.StuckJobInvestigation.JobLiveness;
import signalbox.monitor.Snapshot;
import signalbox.queue.job.JobTarget;
import signalbox.text.NumberText;
import signalbox.ui.jobs.action.ActionsViewModel;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SidePane;
import signalbox.ui.kit.overlay.CardHost;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.action.AskAgainFlow;

/// Opens the card with the stuck jobs. On the FX thread only.
public final class StuckJobsCard {
    private final StuckViewModel model;
    private final CardHost cards;
    private final StuckPane pane;
    private final Button button = Labels.button("", Icon.WARNING, () -> open(List.of()), "small");

    /// @param asking asks for these jobs again
    public StuckJobsCard(ActionsViewModel actions, Consumer<List<String>> asking, CardHost cards) {
        this.model = new StuckViewModel(actions, asking);
        this.cards = cards;
        this.pane = new StuckPane(model, this::close);
        button.setId("show-stuck");
        SidePane.foldable(button);
        model.content().subscribe(this::offer);
    }

    /// @param actions the operations of the screen
    public static StuckJobsCard of(ScreenContext context, ActionsViewModel actions) {
        return new StuckJobsCard(actions, AskAgainFlow.of(context)::begin, context.cards());
    }

    /// Visible while there are late jobs.
    public Node button() {
        return button;
    }

    public void show(Snapshot snapshot) {
        model.show(snapshot);
    }

    /// @param wanted the jobs to requeue; if it is empty, all that no worker runs
    public void open(List<JobTarget> wanted) {
        model.begin(wanted);
        cards.open(pane, pane.first());
    }

    private void close() {
        cards.close(pane);
    }

    private void offer(StuckContent stuck) {
        var running = stuck.of(JobLiveness.ALIVE).size();
        var others = stuck.proofs().size() - running + stuck.more();
        button.setText(others == 0 ? "Stuck jobs…" : NumberText.of(others, "stuck job…", "stuck jobs…"));
        button.setVisible(running + others > 0);
    }
}
