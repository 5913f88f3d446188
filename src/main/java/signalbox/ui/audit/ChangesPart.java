package signalbox.ui.audit;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.audit.reading.AuditRow;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;
import signalbox.text.ListText;
import signalbox.text.ShortUuid;
import signalbox.ui.audit.content.AuditFacts.RowChange;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;
import signalbox.ui.kit.state.StateLabel;

/// What each row was before and after: the first few, and all on request.
final class ChangesPart {
    private static final int FEW = 5;
    private static final double LINE = 28;
    private static final int MOST_LINES_AT_ONCE = 14;

    private final List<RowChange> changes;
    private final Consumer<String> onJob;
    private final boolean isHere;
    private final VBox root = new VBox();

    /// @param onJob opens the job with this uuid
    /// @param isHere whether it is a job of the open profile
    ChangesPart(List<RowChange> changes, Consumer<String> onJob, boolean isHere) {
        this.changes = changes;
        this.onJob = onJob;
        this.isHere = isHere;
        root.getStyleClass().add("audit-changes");
        showFew();
    }

    Node node() {
        return root;
    }

    private void showFew() {
        root.getChildren().setAll(changes.stream().limit(FEW).map(this::line).toList());
        if (changes.size() > FEW) {
            var all = new Button("Show all");
            all.setId("audit-show-all");
            all.getStyleClass().addAll("flat", "small");
            all.setOnAction(_ -> showAll());
            var foot = Labels.row(
                    8, Labels.of(ListText.more(changes.size() - FEW), "t-12", "t-muted"), Labels.spacer(), all);
            foot.getStyleClass().add("audit-changes-foot");
            root.getChildren().add(foot);
        }
    }

    /// There may be thousands: only those that are seen are drawn.
    private void showAll() {
        var list = new ListView<RowChange>();
        list.setId("audit-all-changes");
        list.setAccessibleText("All changes");
        list.getItems().setAll(changes);
        list.setFixedCellSize(LINE);
        list.setPrefHeight(LINE * Math.min(changes.size(), MOST_LINES_AT_ONCE) + 2);
        list.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable RowChange change, boolean empty) {
                super.updateItem(change, empty);
                SpokenName.draw(this, empty || change == null ? null : line(change));
            }
        });
        root.getChildren().setAll(list);
    }

    private Node line(RowChange change) {
        var grid = new HBox(8, subject(change.subject()), before(change), arrow(change), after(change));
        grid.getStyleClass().add("audit-change");
        return grid;
    }

    private Node subject(String subject) {
        if (AuditRow.isUuid(subject) && isHere) {
            var link = new Hyperlink(ShortUuid.of(subject));
            link.getStyleClass().add("t-mono-11");
            link.setTooltip(new Tooltip(subject));
            link.setOnAction(_ -> onJob.accept(subject));
            link.setMinWidth(80);
            link.setPrefWidth(80);
            return link;
        }
        var label = Labels.of(AuditRow.isUuid(subject) ? ShortUuid.of(subject) : subject, "t-mono-11");
        label.setTooltip(new Tooltip(subject));
        label.setMinWidth(80);
        label.setPrefWidth(80);
        return label;
    }

    private static Node before(RowChange change) {
        var state = state(change.before());
        state.setMinWidth(0);
        state.setPrefWidth(110);
        return state;
    }

    private static Node arrow(RowChange change) {
        return change.leftAlone().isEmpty() ? Icon.NEXT.at(13, "i-subtle") : Icon.CANCEL.at(13, "i-warning");
    }

    private static Node after(RowChange change) {
        var label = change.leftAlone().isEmpty()
                ? state(change.after())
                : Labels.of("left alone: " + change.leftAlone(), "t-12", "t-warning");
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setTooltip(new Tooltip(label.getText()));
        return label;
    }

    /// A state of a job has its mark; other words stand alone.
    private static Label state(String word) {
        if (JobState.of(word) == JobState.OTHER) {
            var label = Labels.of(word, "t-12");
            label.setTooltip(new Tooltip(word));
            return label;
        }
        var label = new StateLabel();
        label.show(new StoredState(word));
        return label;
    }
}
