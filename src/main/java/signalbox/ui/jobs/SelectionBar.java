package signalbox.ui.jobs;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.queue.job.Job;
import signalbox.text.NumberText;
import signalbox.ui.jobs.action.ActionButtons;
import signalbox.ui.jobs.bulk.BulkViewModel;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SidePane;

/// Shown below the list while several jobs are selected, or all that match: how many, in which states, and what can be
/// done to all of them.
final class SelectionBar {
    /// The width that all buttons need beside each other.
    private static final double ONE_LINE = 640;

    private final Label figure = Labels.of("", "t-13", "t-semibold");
    private final Label states = Labels.of("", "t-12", "t-muted");
    private final Badge whole = new Badge("whole filter selected", Badge.Style.ACCENT);
    private final Hyperlink all = new Hyperlink();
    private final JobsViewModel model;
    private final BulkViewModel bulk;
    private final ActionButtons buttons;
    private final VBox root;

    SelectionBar(JobsViewModel model, ActionButtons buttons, WholeSelection selection, Runnable onClear) {
        this.model = model;
        this.bulk = selection.bulk();
        this.buttons = buttons;
        SidePane.foldable(all, whole, buttons, selection.buttons());
        all.setId("select-all-matching");
        all.setOnAction(_ -> selection.chooseAll(model));
        states.setMinWidth(0);
        var words = new VBox(1, Labels.row(8, figure, whole), states, all);
        words.setMinWidth(110);
        words.setAlignment(Pos.CENTER_LEFT);
        var close = Labels.iconButton(
                Icon.CLOSE,
                "Clear the selection",
                () -> {
                    bulk.forget();
                    onClear.run();
                },
                "flat",
                "small");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setPrefWrapLength(ONE_LINE);
        HBox.setHgrow(words, Priority.SOMETIMES);
        root = new VBox(6, Labels.row(12, words, buttons, close), selection.buttons());
        root.setMinHeight(HBox.USE_PREF_SIZE);
        root.getStyleClass().add("selection-bar");
        root.managedProperty().bind(root.visibleProperty());
        buttons.visibleProperty().bind(bulk.chosen().isNull());
        selection.buttons().visibleProperty().bind(bulk.chosen().isNotNull());
        whole.visibleProperty().bind(bulk.chosen().isNotNull());
        model.selection().subscribe(_ -> show());
        bulk.chosen().subscribe(_ -> show());
        model.match().subscribe(_ -> offerAll());
    }

    Node node() {
        return root;
    }

    private void show() {
        var jobs = model.selection().get();
        var chosen = bulk.chosen().get();
        root.setVisible(jobs.size() > 1 || chosen != null);
        figure.setText(chosen == null ? NumberText.of(jobs.size(), "job", "jobs") + " selected" : chosen.title());
        states.setText(chosen == null ? states(jobs) : chosen.text());
        offerAll();
        buttons.show(jobs);
    }

    /// `200 loaded of 12,009: select all 12,009`
    private void offerAll() {
        var loaded = model.rows().get().size();
        var figure = model.match().get().figure();
        all.setVisible(bulk.chosen().get() == null
                && !model.isComplete()
                && loaded > 1
                && model.selection().get().size() == loaded);
        all.setText(
                figure.isEmpty()
                        ? NumberText.count(loaded) + " loaded: select all that match"
                        : NumberText.count(loaded) + " loaded of " + figure + ": select all " + figure);
    }

    private static String states(List<Job> jobs) {
        Map<String, Long> counts = jobs.stream()
                .sorted(Comparator.comparing(Job::state))
                .collect(Collectors.groupingBy(job -> job.stored().label(), LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> NumberText.count(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
