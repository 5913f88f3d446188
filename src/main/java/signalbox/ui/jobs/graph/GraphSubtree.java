package signalbox.ui.jobs.graph;

import java.time.Instant;
import javafx.scene.Node;
import signalbox.ui.jobs.action.ActionsViewModel;

/// Keeps what is said of the selected job as the graph, the selection and the time change.
public final class GraphSubtree {
    private final GraphViewModel model;
    private final SubtreePane pane;
    private Instant now = Instant.EPOCH;

    public GraphSubtree(GraphViewModel model, ActionsViewModel actions) {
        this.model = model;
        pane = new SubtreePane(model::select, new SubtreeButtons(actions));
        model.content().subscribe(_ -> refresh());
        model.selected().subscribe(_ -> refresh());
    }

    public Node node() {
        return pane;
    }

    /// @param serverTime of the newest snapshot
    public void show(Instant serverTime) {
        now = serverTime;
    }

    private void refresh() {
        var graph = model.graph();
        var place = model.selectedPlace();
        if (graph.isPresent() && place.isPresent()) {
            pane.show(SubtreeContent.of(graph.get(), place.getAsInt(), now));
        } else {
            pane.hide();
        }
    }
}
