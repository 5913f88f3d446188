package signalbox.ui.jobs.graph;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import signalbox.queue.JobState;
import signalbox.queue.graph.JobGraph;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.state.StateStyle;

/// What the icons and lines of the graph mean: the states that it has.
final class GraphLegend extends FlowPane {
    private final Map<JobState, Label> states = new EnumMap<>(JobState.class);
    private final Label held = line("held back", "graph-key-held");

    GraphLegend() {
        super(14, 4);
        getStyleClass().add("graph-legend");
        for (var state : JobState.values()) {
            var style = StateStyle.of(state);
            var entry = Labels.of(style.shortWord(), "t-12", "t-muted");
            entry.setGraphic(style.at(14));
            states.put(state, entry);
            getChildren().add(entry);
        }
        getChildren().addAll(held, line("runs before", "graph-key"));
        getChildren().forEach(entry -> entry.managedProperty().bind(entry.visibleProperty()));
    }

    private static Label line(String text, String style) {
        var key = new Region();
        key.getStyleClass().add(style);
        var entry = Labels.of(text, "t-12", "t-muted");
        entry.setGraphic(key);
        return entry;
    }

    void show(JobGraph graph) {
        states.forEach((state, entry) -> entry.setVisible(graph.jobs().stream().anyMatch(job -> job.state() == state)));
        held.setVisible(!graph.blocked().isEmpty());
    }
}
