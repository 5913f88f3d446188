package signalbox.ui.jobs;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import signalbox.queue.job.Job;
import signalbox.text.NumberText;
import signalbox.ui.jobs.action.ActionButtons;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// Shown below the list while several jobs are selected: how many, in which states, and what can be done to all of
/// them.
final class SelectionBar {
    /// The width that all buttons need beside each other.
    private static final double ONE_LINE = 640;

    private final Label figure = Labels.of("", "t-13", "t-semibold");
    private final Label states = Labels.of("", "t-12", "t-muted");
    private final ActionButtons buttons;
    private final HBox root;

    SelectionBar(JobsViewModel model, ActionButtons buttons, Runnable onClear) {
        this.buttons = buttons;
        states.setMinWidth(0);
        var words = new VBox(1, figure, states);
        words.setMinWidth(110);
        words.setAlignment(Pos.CENTER_LEFT);
        var close = Labels.iconButton(Icon.CLOSE, "Clear the selection", onClear, "flat", "small");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setPrefWrapLength(ONE_LINE);
        root = Labels.row(12, words, buttons, close);
        root.setMinHeight(HBox.USE_PREF_SIZE);
        root.getStyleClass().add("selection-bar");
        root.managedProperty().bind(root.visibleProperty());
        model.selection().subscribe(this::show);
    }

    Node node() {
        return root;
    }

    private void show(List<Job> jobs) {
        root.setVisible(jobs.size() > 1);
        figure.setText(NumberText.of(jobs.size(), "job", "jobs") + " selected");
        Map<String, Long> counts = jobs.stream()
                .sorted(Comparator.comparing(Job::state))
                .collect(Collectors.groupingBy(job -> job.stored().label(), LinkedHashMap::new, Collectors.counting()));
        states.setText(counts.entrySet().stream()
                .map(entry -> NumberText.count(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", ")));
        buttons.show(jobs);
    }
}
