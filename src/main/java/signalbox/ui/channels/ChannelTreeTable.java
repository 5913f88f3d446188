package signalbox.ui.channels;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;
import signalbox.text.NumberText;
import signalbox.ui.kit.ChosenStyle;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.MoveGuard;
import signalbox.ui.kit.state.SlotBar;
import signalbox.ui.kit.table.CellDrawing;
import signalbox.ui.kit.table.ColumnWidths;

/// The channels as a tree. A new snapshot changes the figures in place: what is folded and selected stays so.
final class ChannelTreeTable {
    private static final ChosenStyle NAME = ChosenStyle.of("t-semibold", "t-13");
    private static final ChosenStyle FAILED = ChosenStyle.of("t-danger");
    private static final double ROW = 30;
    private static final double HEAD = 29;
    /// By how much a column of numbers may be narrower in a small window.
    private static final double TIGHTER = 8;

    private static final int FEWEST = 4;
    private static final int MOST = 14;

    private final TreeTableView<ChannelRow> table = new TreeTableView<>();
    private final MoveGuard moves = MoveGuard.ofCells(table, ChannelRow::name);
    private final TreeItem<ChannelRow> root = new TreeItem<>();
    private final Map<String, TreeItem<ChannelRow>> items = new HashMap<>();
    private List<String> shown = List.of();
    private boolean refreshing;

    ChannelTreeTable(Consumer<String> onSelect) {
        root.setExpanded(true);
        table.setRoot(root);
        table.setShowRoot(false);
        table.setId("channels-tree");
        table.setAccessibleText("Channels");
        table.setPlaceholder(new EmptyState(Icon.CHANNELS, "There is no channel.", ""));
        table.setColumnResizePolicy(ColumnWidths.of(table, TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN));
        columns();
        table.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null && item.getValue() != null && !refreshing) {
                onSelect.accept(item.getValue().name());
            }
        });
        table.expandedItemCountProperty().subscribe(this::fit);
    }

    /// It is as high as its rows, up to a limit.
    private void fit() {
        var rows = Math.clamp(table.getExpandedItemCount(), FEWEST, MOST);
        table.setPrefHeight(HEAD + rows * ROW + 2);
        table.setMinHeight(HEAD + FEWEST * ROW);
    }

    TreeTableView<ChannelRow> node() {
        return table;
    }

    private void columns() {
        column("Channel", 200, () -> Labels.of(""), (label, row) -> {
                    label.setText(row.text());
                    NAME.set(label, row.parent().isEmpty() ? "t-semibold" : "t-13");
                })
                .setMinWidth(120);
        column(
                        "Slots",
                        190,
                        SlotBar::new,
                        (bar, row) -> bar.show(
                                row.capacity(),
                                (int) row.counts().started(),
                                (int) row.counts().enqueued(),
                                (int) row.counts().withoutWorker()))
                .setMinWidth(50);
        number("Running", 78, (label, row) -> label.setText(row.slots()));
        number(
                "Pending",
                84,
                (label, row) -> label.setText(NumberText.count(row.counts().queued())));
        number("Failed", 80, (label, row) -> {
            label.setText(NumberText.count(row.counts().failed()));
            if (row.tone() == ChannelRow.Tone.DANGER && row.counts().failed() > 0) {
                FAILED.set(label, "t-danger");
            } else {
                FAILED.set(label);
            }
        });
        column("Why", 240, Why::new, Why::show).setMinWidth(64);
    }

    private <N extends Node> TreeTableColumn<ChannelRow, ChannelRow> column(
            String title, double width, Supplier<N> node, BiConsumer<N, ChannelRow> show) {
        var column = new TreeTableColumn<ChannelRow, ChannelRow>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> row.getValue().valueProperty());
        column.setCellFactory(_ -> new Cell<>(new CellDrawing<>(node.get(), show)));
        table.getColumns().add(column);
        return column;
    }

    private void number(String title, double width, BiConsumer<Label, ChannelRow> show) {
        var column = column(title, width, () -> Labels.of("", "t-13"), show);
        column.getStyleClass().add("align-right");
        column.setMinWidth(width - TIGHTER);
        column.setMaxWidth(width + 40);
    }

    void show(List<ChannelRow> rows) {
        var names = rows.stream().map(ChannelRow::name).toList();
        refreshing = true;
        try {
            if (names.equals(shown)) {
                rows.forEach(this::update);
            } else {
                shown = names;
                moves.before();
                rebuild(rows);
            }
        } finally {
            refreshing = false;
        }
        if (table.getSelectionModel().isEmpty() && table.getExpandedItemCount() > 0) {
            table.getSelectionModel().select(loudest(rows));
        }
    }

    /// Selects the channel that is shown beside it, however it was chosen.
    void select(String name) {
        var item = items.get(name);
        if (item != null && !item.equals(table.getSelectionModel().getSelectedItem())) {
            table.getSelectionModel().select(item);
        }
    }

    /// The channel with the most urgent reason: a person who opens the screen looks for what is wrong.
    private @Nullable TreeItem<ChannelRow> loudest(List<ChannelRow> rows) {
        var loudest = rows.getFirst();
        for (var row : rows) {
            loudest = row.tone().compareTo(loudest.tone()) > 0 ? row : loudest;
        }
        return items.get(loudest.name());
    }

    private void update(ChannelRow row) {
        var item = items.get(row.name());
        if (item != null && !row.equals(item.getValue())) {
            item.setValue(row);
        }
    }

    private void rebuild(List<ChannelRow> rows) {
        var chosen = table.getSelectionModel().getSelectedItem();
        var before = Map.copyOf(items);
        items.clear();
        root.getChildren().clear();
        for (var row : rows) {
            var item = new TreeItem<>(row);
            var old = before.get(row.name());
            item.setExpanded(old == null || old.isExpanded());
            items.put(row.name(), item);
            var above = items.get(row.parent());
            (above == null ? root : above).getChildren().add(item);
        }
        if (chosen != null && items.containsKey(chosen.getValue().name())) {
            table.getSelectionModel().select(items.get(chosen.getValue().name()));
        }
    }

    private static final class Why extends Label {
        private ChannelRow.@Nullable Tone shown;

        Why() {
            setGraphicTextGap(6);
        }

        void show(ChannelRow row) {
            setText(row.why());
            if (row.tone() != shown) {
                shown = row.tone();
                show(row.tone());
            }
        }

        /// Not at each refresh: a new icon has its font only after the next pass of the style sheets.
        private void show(ChannelRow.Tone tone) {
            getStyleClass().setAll("label", "t-12");
            switch (tone) {
                case DANGER -> {
                    getStyleClass().addAll("t-danger", "t-medium");
                    setGraphic(Icon.CRITICAL.at(15, "i-danger"));
                }
                case WARNING -> {
                    getStyleClass().addAll("t-warning", "t-medium");
                    setGraphic(Icon.WARNING.at(15, "i-warning"));
                }
                case QUIET -> {
                    getStyleClass().add("t-muted");
                    setGraphic(null);
                }
            }
        }
    }

    private static final class Cell<N extends Node> extends TreeTableCell<ChannelRow, ChannelRow> {
        private final CellDrawing<ChannelRow, N> drawing;

        Cell(CellDrawing<ChannelRow, N> drawing) {
            this.drawing = drawing;
            drawing.in(this);
        }

        @Override
        protected void updateItem(@Nullable ChannelRow row, boolean empty) {
            super.updateItem(row, empty);
            drawing.update(this, row, empty);
        }
    }
}
