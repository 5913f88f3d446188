package signalbox.ui.jobs.groups;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.group.GroupBy;
import signalbox.queue.job.Job;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SegmentedControl;
import signalbox.ui.kit.state.FilterChip;
import signalbox.ui.kit.table.ColumnMemory;

/// The layout of the groups, and the switch between them and the list.
public final class GroupsView {
    private final GroupsViewModel model;
    private final SegmentedControl<ListMode> mode =
            new SegmentedControl<>("Show", List.of(ListMode.values()), ListMode::label);
    private final SegmentedControl<GroupBy> by =
            new SegmentedControl<>("Group by", List.of(GroupBy.values()), GroupsView::label);
    private final HBox method = Labels.row(0);
    private final Label summary = Labels.of("", "t-12", "t-muted");
    private final Label sentence = Labels.of("", "t-12");
    private final ProgressBar bar = new ProgressBar(0);
    private final Button stop = new Button();
    private final HBox progress = Labels.row(10, bar, sentence, Labels.spacer(), stop);
    /// In pixels: the header and two rows.
    private static final double LEAST_HEIGHT = 88;

    private final Banner banner = new Banner(Banner.Level.DANGER);
    private final EmptyState empty = new EmptyState(Icon.EMPTY, "", "");
    private final GroupTable table;
    private final Label notes = Labels.sentence("", "t-12", "t-muted");
    private final FlowPane head;
    private final VBox root;

    /// @param onShow opens the list with a filter
    public GroupsView(GroupsViewModel model, ColumnMemory columns, GroupButtons buttons, Consumer<JobFilter> onShow) {
        this.model = model;
        table = new GroupTable(columns);
        table.node().setPlaceholder(empty);
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        VBox.setMargin(banner, new Insets(8, 12, 8, 12));
        VBox.setMargin(notes, new Insets(6, 14, 8, 14));
        head = head();
        var selected = new GroupBar(model, buttons, onShow);
        table.node().addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                selected.showJobs();
            }
        });
        // The buttons below keep their place in a low window.
        table.node().setMinHeight(LEAST_HEIGHT);
        root = new VBox(progressRow(), banner, table.node(), notes, selected.node());
        VBox.setVgrow(root, Priority.ALWAYS);
        root.managedProperty().bind(root.visibleProperty());
        wire();
    }

    private FlowPane head() {
        mode.setId("jobs-mode");
        by.setId("groups-by");
        var row = new FlowPane(10, 6, mode, by, method, summary);
        row.setMinHeight(FlowPane.USE_PREF_SIZE);
        row.getStyleClass().add("groups-head");
        for (var part : List.of(by, method, summary)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        return row;
    }

    private HBox progressRow() {
        bar.setPrefWidth(120);
        bar.setMinWidth(60);
        sentence.setMinWidth(0);
        stop.setId("groups-stop");
        stop.getStyleClass().add("small");
        stop.setMinWidth(Button.USE_PREF_SIZE);
        stop.setOnAction(_ -> toggle());
        progress.getStyleClass().add("groups-progress");
        progress.managedProperty().bind(progress.visibleProperty());
        return progress;
    }

    private void wire() {
        mode.selectedProperty().subscribe(wanted -> model.mode(wanted));
        by.selectedProperty().subscribe(model::by);
        model.mode().subscribe(this::show);
        model.choice().subscribe(this::show);
        model.content().subscribe(this::show);
        model.failure().subscribe(this::showFailure);
        table.node().selectedRowProperty().subscribe(row -> {
            if (row != null) {
                model.choose(row.group().key());
            }
        });
        model.selection().subscribe(chosen -> {
            if (chosen == null) {
                table.node().getSelectionModel().clearSelection();
            }
        });
    }

    /// The switch, which stays while the list is shown.
    public Node head(Node... others) {
        head.getChildren().addAll(others);
        return head;
    }

    public Node node() {
        return root;
    }

    /// Puts the focus on the groups.
    public void focus() {
        table.node().requestFocus();
    }

    /// Calls it with the newest job of each group that is chosen.
    public void onSample(Consumer<Job> taker) {
        model.selection().subscribe((before, chosen) -> {
            if (chosen != null
                    && !chosen.jobs().isEmpty()
                    && (before == null
                            || !before.group().key().equals(chosen.group().key()))) {
                taker.accept(chosen.jobs().getFirst());
            }
        });
    }

    private static String label(GroupBy by) {
        return switch (by) {
            case ERROR -> "by error";
            case METHOD -> "method";
            case CHANNEL -> "channel";
        };
    }

    private void show(ListMode wanted) {
        var groups = wanted == ListMode.GROUPS;
        mode.select(wanted);
        root.setVisible(groups);
        by.setVisible(groups);
        summary.setVisible(groups);
        method.setVisible(groups && model.choice().get().methodText() != null);
    }

    private void show(GroupChoice choice) {
        by.select(choice.by());
        var name = choice.methodText();
        method.getChildren().clear();
        if (name != null) {
            method.getChildren().add(new FilterChip("Method", name, model::ofAllMethods));
        }
        show(model.mode().get());
    }

    private void show(GroupsContent content) {
        summary.setText(content.summary());
        var reading = content.reading();
        progress.setVisible(reading.isShown());
        sentence.setText(reading.sentence());
        bar.setProgress(reading.share());
        stop.setText(reading.stopped() ? "Go on" : "Stop");
        empty.say(content.empty().sentence(), content.empty().hint());
        notes.setText(String.join(" ", content.notes()));
        table.show(content.rows());
    }

    private void showFailure(String reason) {
        if (reason.isEmpty()) {
            banner.clear();
        } else {
            banner.say(reason, "What was read before is kept.").action("Try again", model::go);
        }
    }

    private void toggle() {
        if (model.content().get().reading().stopped()) {
            model.go();
        } else {
            model.stop();
        }
    }
}
