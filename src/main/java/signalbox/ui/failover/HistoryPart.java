package signalbox.ui.failover;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.failover.DrillReport;
import signalbox.failover.Gaps;
import signalbox.failover.Method;
import signalbox.ui.failover.picture.HistoryRow;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyValues;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.chart.GapChart;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.kit.table.DataTable;

/// The drills that were: a list, and how their gaps are spread.
final class HistoryPart {
    private final DataTable<HistoryRow> table;
    private final GapChart chart = new GapChart();
    private final VBox stats = new VBox();
    private final Card card = new Card("History");

    HistoryPart(FailoverViewModel model, ColumnMemory memory) {
        table = new DataTable<>("drills", HistoryRow::number, memory);
        columns();
        table.ready(new EmptyState(Icon.AUDIT, "No drills yet.", "Each one that is run is kept here."));
        table.selectedRowProperty().subscribe(row -> {
            if (row != null) {
                model.select(row);
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setMinHeight(90);
        var left = new VBox(6, Labels.of("Gaps, shortest to longest", "t-12", "t-semibold"), chart);
        left.getStyleClass().add("gap-part");
        HBox.setHgrow(left, Priority.ALWAYS);
        stats.getStyleClass().add("gap-part");
        stats.setPrefWidth(340);
        var below = new HBox(left, stats);
        below.getStyleClass().add("drill-below");
        card.subtitle("times in ms").fill(new VBox(table, below));
        model.history().subscribe(this::show);
    }

    Node node() {
        return card;
    }

    private void columns() {
        table.column("number", "#", 44, row -> Integer.toString(row.number()))
                .style("t-mono")
                .sortedBy(comparingInt(HistoryRow::number));
        table.column("when", "When, UTC", 104, HistoryRow::when)
                .style("t-mono-11")
                .sortedBy(comparing(row -> row.report().takenAt()));
        table.column("method", "Method", 150, HistoryRow::method).sortedBy(comparing(HistoryRow::method));
        table.column("leaders", "Leader", 120, HistoryRow::leaders).style("t-mono-11");
        table.column("detect", "Detect", 72, HistoryRow::detect).right();
        table.column("elect", "Elect", 76, HistoryRow::elect).right();
        table.column("dispatch", "Dispatch", 84, HistoryRow::dispatch).right();
        table.column("gap", "Gap", 76, HistoryRow::gap)
                .right()
                .sortedBy(comparingDouble(
                        row -> Objects.requireNonNullElse(row.report().gapSeconds(), Double.MAX_VALUE)));
        table.column("result", "Result", 110, HistoryRow::result)
                .drawn(Label::new, HistoryPart::result)
                .sortedBy(comparing(HistoryRow::result));
    }

    private static void result(Label label, HistoryRow row) {
        label.setText(row.result());
        label.setGraphicTextGap(6);
        label.setGraphic(
                switch (row.report().verdict()) {
                    case PASS -> Icon.DONE.at(15, "i-success");
                    case OVER_TARGET -> Icon.WARNING.at(15, "i-warning");
                    case FAILED -> Icon.FAILED.at(15, "i-danger");
                    case ABORTED -> Icon.CANCEL.at(15, "i-subtle");
                });
    }

    private void show(List<HistoryRow> rows) {
        table.show(rows);
        var reports = rows.stream().map(HistoryRow::report).toList();
        var target = reports.isEmpty() ? 10 : reports.getFirst().targetSeconds();
        chart.show(Gaps.sorted(reports), target);
        stats.getChildren()
                .setAll(
                        Labels.of("By method, and how many kept to the target", "t-12", "t-semibold"),
                        byMethod(reports));
    }

    private static Node byMethod(List<DrillReport> reports) {
        var grid = new KeyValues(110);
        Arrays.stream(Method.values()).forEach(method -> {
            var own = reports.stream()
                    .filter(report -> report.method().equals(method.word()))
                    .toList();
            if (!own.isEmpty()) {
                grid.row(HistoryRow.words(method.word())).setText(words(Gaps.of(own)));
            }
        });
        return grid;
    }

    /// `p50 4.6 s, p95 9.4 s, 12 of 12 in time`
    private static String words(Gaps gaps) {
        return gaps.seen() == 0
                ? "no gap seen in " + gaps.drills()
                : "p50 " + seconds(gaps.median()) + " · p95 " + seconds(gaps.p95()) + " · " + gaps.withinTarget()
                        + " of " + gaps.drills();
    }

    private static String seconds(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.1f s", value);
    }
}
