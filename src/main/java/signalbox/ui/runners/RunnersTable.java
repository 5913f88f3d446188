package signalbox.ui.runners;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.util.Comparator;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.kit.table.DataColumn;
import signalbox.ui.kit.table.DataTable;
import signalbox.ui.runners.content.BackendId;
import signalbox.ui.runners.content.RunnerDetail;
import signalbox.ui.runners.content.RunnerRow;
import signalbox.ui.runners.content.RunnersContent;

/// The connections in order of succession. Those that have ended stay below, however the table is sorted.
final class RunnersTable {
    private static final double HEAD = 28;
    private static final double ROW = 30;
    private static final double VERDICT = 124;
    private static final int MOST_ROWS = 12;
    private static final Comparator<RunnerRow> ENDED_LAST = comparing(RunnerRow::ended);

    private final DataTable<RunnerRow> table;
    private final EmptyState empty = new EmptyState(Icon.RUNNERS, "", "");
    /// The row that carries the heading of the ended ones.
    private final SimpleObjectProperty<@Nullable RunnerRow> firstEnded = new SimpleObjectProperty<>();
    private int ended;

    /// @param onClick called when a row is clicked, even if it is already selected
    RunnersTable(ColumnMemory memory, Consumer<BackendId> onSelect, Runnable onClick) {
        table = new DataTable<>("runners", RunnerRow::id, memory);
        table.getStyleClass().add("runners-table");
        columns();
        table.setRowFactory(_ -> new Row());
        table.order(RunnersTable::order);
        table.getItems().addListener((InvalidationListener) _ -> head());
        table.selectedRowProperty().subscribe(row -> {
            if (row != null) {
                onSelect.accept(row.id());
            }
        });
        table.setOnMouseClicked(_ -> onClick.run());
        table.ready(empty);
    }

    DataTable<RunnerRow> node() {
        return table;
    }

    private void columns() {
        table.column("place", "#", 32, RunnerRow::place)
                .drawn(Label::new, RunnersTable::place)
                .sortedBy(comparingInt(RunnerRow::order));
        text("pid", "PID", 56, row -> Integer.toString(row.id().pid()), "t-mono", "pid")
                .sortedBy(comparingInt(row -> row.id().pid()));
        text("instance", "UUID", 74, RunnerRow::instance, "t-mono-11", "t-muted")
                .atLeast(74)
                .givesWay(1)
                .sortedBy(comparing(RunnerRow::instance));
        table.column("worker", "Worker", 100, row -> row.worker().title())
                .atLeast(100)
                .drawn(() -> cell("t-mono-11"), RunnersTable::worker)
                .sortedBy(comparing(row -> row.worker().title()));
        text("database", "Database", 110, RunnerRow::database, "t-12")
                .sortedBy(comparing(RunnerRow::database))
                .hidden();
        text("role", "Role", 46, RunnerRow::role, "t-12")
                .sortedBy(comparing(RunnerRow::role))
                .hidden();
        text("client", "Client", 118, RunnerRow::client, "t-mono-11")
                .givesWay(4)
                .sortedBy(comparing(RunnerRow::client));
        text("started", "Started", 90, RunnerRow::started, "t-mono-11")
                .atLeast(82)
                .givesWay(2)
                .sortedBy(comparing(RunnerRow::startedAt, nullsLast(naturalOrder())));
        text("age", "Age", 82, RunnerRow::age)
                .atLeast(82)
                .right()
                .sortedBy(comparing(RunnerRow::startedAt, nullsLast(Comparator.reverseOrder())));
        text("state", "State", 54, RunnerRow::state, "t-12").givesWay(3).sortedBy(comparing(RunnerRow::state));
        text("lock", "Lock", 52, RunnerRow::lock, "t-12").givesWay(3).sortedBy(comparing(RunnerRow::lock));
        table.column("activity", "Activity", 72, RunnerRow::activity)
                .drawn(Label::new, RunnersTable::activity)
                .right()
                .sortedBy(comparing(RunnerRow::quietFor, nullsLast(naturalOrder())));
        table.column("verdict", "Verdict", VERDICT, row -> row.verdict().text())
                .atLeast(120)
                .givesWay(-1)
                .drawn(() -> cell("verdict", "t-12"), RunnersTable::verdict)
                .sortedBy(comparing(row -> row.verdict().text()));
    }

    /// Text that is in italics when the value is hidden.
    private DataColumn<RunnerRow> text(
            String key, String title, double width, Function<RunnerRow, String> text, String... styles) {
        return table.column(key, title, width, text)
                .drawn(() -> cell(styles), (label, row) -> value(label, text.apply(row)));
    }

    /// If its text is cut, a tooltip shows all of it.
    static Label cell(String... styles) {
        var label = Labels.of("", styles);
        var tip = new Tooltip();
        tip.textProperty().bind(label.textProperty());
        label.textTruncatedProperty().subscribe(cut -> label.setTooltip(cut ? tip : null));
        return label;
    }

    private static void value(Label label, String text) {
        label.setText(text);
        label.pseudoClassStateChanged(PseudoClass.getPseudoClass("hidden"), text.equals(RunnerRow.HIDDEN));
    }

    private static void place(Label label, RunnerRow row) {
        label.setText(row.leads() ? "" : row.place());
        label.setGraphic(row.leads() ? Icon.LEADER.at(15, "i-accent") : null);
        label.setAccessibleText(row.leads() ? "leader" : row.place());
    }

    private static void worker(Label label, RunnerRow row) {
        var tag = row.worker();
        label.setText(tag.pid());
        label.setGraphic(tag.badge().isEmpty() ? null : Badge.worker(tag.badge()));
        label.setAccessibleText(tag.title());
    }

    private static void activity(Label label, RunnerRow row) {
        value(label, row.activity());
        label.pseudoClassStateChanged(PseudoClass.getPseudoClass("silent"), row.silent());
    }

    private static void verdict(Label label, RunnerRow row) {
        label.setText(row.verdict().text());
        label.setGraphicTextGap(6);
        switch (row.verdict().mark()) {
            case LEADS, WAITS -> Icon.CHECK.on(label, 15, "i-success");
            case NEXT -> Icon.NEXT.on(label, 15, "i-success");
            case NOTE -> Icon.INFORMATION.on(label, 15, "i-accent");
            case WARNING -> Icon.WARNING.on(label, 15, "i-warning");
            case CRITICAL -> Icon.CRITICAL.on(label, 15, "i-danger");
            case LEFT -> Icon.DISCONNECTED.on(label, 15, "i-subtle");
            case LOST -> Icon.DISCONNECTED.on(label, 15, "i-danger");
        }
    }

    void show(RunnersContent content) {
        empty.say(content.empty().sentence(), content.empty().hint());
        ended = (int) content.rows().stream().filter(RunnerRow::ended).count();
        table.show(content.rows());
        head();
        var rows = content.rows().size();
        var height = HEAD + (ended == 0 ? 0 : ROW) + ROW * Math.clamp(rows, 3, MOST_ROWS) + 2;
        table.setMinHeight(Math.min(height, HEAD + 2 * ROW + 2));
        table.setPrefHeight(rows == 0 ? HEAD + 4 * ROW : height);
    }

    void select(@Nullable RunnerDetail detail) {
        if (detail == null) {
            table.getSelectionModel().clearSelection();
        } else if (table.selectedRows().stream().noneMatch(row -> row.id().equals(detail.id()))) {
            table.select(detail.id());
        }
    }

    private static Comparator<RunnerRow> order(@Nullable Comparator<RunnerRow> chosen) {
        return ENDED_LAST.thenComparing(chosen == null ? comparingInt(RunnerRow::order) : chosen);
    }

    private void head() {
        firstEnded.set(
                table.getItems().stream().filter(RunnerRow::ended).findFirst().orElse(null));
    }

    /// The first of the ended rows is twice as tall: the heading of the group is above its cells.
    private final class Row extends TableRow<RunnerRow> {
        private final Label heading = Labels.of("Ended since the watch began", "t-12", "t-muted");
        private final Label count = Labels.of("", "pill");

        Row() {
            heading.setGraphic(count);
            heading.setContentDisplay(ContentDisplay.RIGHT);
            heading.setGraphicTextGap(8);
            heading.getStyleClass().add("group-heading");
            heading.setManaged(false);
            itemProperty().subscribe(_ -> dress());
            firstEnded.subscribe(_ -> dress());
        }

        private void dress() {
            var row = getItem();
            style("leads", row != null && row.leads());
            style("ended", row != null && row.ended());
            style("first-ended", row != null && Objects.equals(row, firstEnded.get()));
            count.setText(Integer.toString(ended));
            requestLayout();
        }

        private void style(String name, boolean on) {
            getStyleClass().remove(name);
            if (on) {
                getStyleClass().add(name);
            }
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            var first = getStyleClass().contains("first-ended");
            if (first && heading.getParent() == null) {
                getChildren().add(heading);
            }
            heading.setVisible(first);
            heading.resizeRelocate(0, 0, getWidth(), ROW - 1);
        }
    }
}
