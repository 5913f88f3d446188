package signalbox.ui.jobs;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.layout.StackPane;
import signalbox.monitor.Snapshot;
import signalbox.ui.jobs.action.ActionsViewModel;
import signalbox.ui.jobs.detail.DetailContent;
import signalbox.ui.jobs.detail.DetailView;
import signalbox.ui.jobs.detail.DetailViewModel;
import signalbox.ui.jobs.graph.GraphSubtree;
import signalbox.ui.jobs.graph.GraphView;
import signalbox.ui.jobs.graph.GraphViewModel;

/// The page Dependencies, at the place of the list while it is open. Both show the same pane with a job: the one that
/// is selected in the graph is opened there, and the one that is opened there is selected in the graph.
final class GraphPage {
    private final GraphViewModel model;
    private final DetailViewModel detail;
    private final DetailView pane;
    private final JobsView list;
    private final GraphView view;
    private final GraphSubtree subtree;
    private final StackPane root;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();

    GraphPage(JobDetailParts parts, DetailView pane, JobsView list, ActionsViewModel actions) {
        this.model = parts.graph();
        this.detail = parts.pane();
        this.pane = pane;
        this.list = list;
        view = new GraphView(model, this::close, pane::focus);
        subtree = new GraphSubtree(model, actions);
        root = new StackPane(list.node());
        pane.addGraph(subtree.node(), open.not(), () -> detail.subjectUuid().ifPresent(this::open));
        model.selected().subscribe(uuid -> {
            if (open.get()) {
                detail.open(uuid);
            }
        });
        detail.content().subscribe(shown -> {
            if (open.get() && shown instanceof DetailContent.Found found) {
                model.select(found.job().job().uuid());
            }
        });
    }

    StackPane node() {
        return root;
    }

    boolean isOpen() {
        return open.get();
    }

    void open(String uuid) {
        if (!open.get()) {
            open.set(true);
            view.side(list.lendDetail());
            root.getChildren().setAll(view.node());
            pane.showDependencies();
        }
        model.open(uuid);
        detail.open(uuid);
        view.focus();
    }

    void close() {
        if (open.get()) {
            open.set(false);
            model.close();
            view.leaveSide();
            list.takeDetailBack();
            root.getChildren().setAll(list.node());
            list.table().node().requestFocus();
        }
    }

    void focus() {
        view.focus();
    }

    void show(Snapshot snapshot) {
        subtree.show(snapshot.serverTime());
        model.show(snapshot);
    }
}
