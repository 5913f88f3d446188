package signalbox.ui.failover;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.GapStatistics;
import signalbox.text.DurationText;
import signalbox.ui.failover.content.HistoryRow;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.chart.GapChart;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.kit.table.DataTable;

/// Shows earlier drills: a list, and how their gaps are spread.
final class HistoryPart {
    private static final double USUAL_TARGET = 10;
    /// With fewer gaps, a method gets no line in the chart.
    static final int LEAST_GAPS = 5;

    private static final double STATS_WIDTH = 340;

    private final DataTable<HistoryRow> table;
    private final GapChart chart = new GapChart();
    private final HBox legend = new HBox(14);
    private final VBox stats = new VBox();
    private final Card card = new Card("History");

    HistoryPart(FailoverViewModel model, ColumnMemory memory) {
        table = new DataTable<>("drills", HistoryRow::number, memory);
        columns();
        table.ready(new EmptyState(Icon.AUDIT, "No drills yet.", "Each drill is kept here."));
        table.selectedRowProperty().subscribe(row -> {
            if (row != null) {
                model.select(row);
                chart(model.history().getValue(), row);
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setMinHeight(90);
        legend.setAlignment(Pos.CENTER_LEFT);
        var left = new VBox(6, legend, chart);
        left.getStyleClass().add("gap-part");
        HBox.setHgrow(left, Priority.ALWAYS);
        stats.getStyleClass().add("gap-part");
        stats.setPrefWidth(STATS_WIDTH);
        stats.setMinWidth(STATS_WIDTH);
        var below = new HBox(left, stats);
        // In a narrow window the figures stay, and the chart gives way.
        left.setMinWidth(0);
        left.visibleProperty().bind(below.widthProperty().greaterThan(2 * STATS_WIDTH));
        left.managedProperty().bind(left.visibleProperty());
        below.getStyleClass().add("drill-below");
        card.subtitle("times in ms").fill(new VBox(table, below));
        below.managedProperty().bind(below.visibleProperty());
        model.history().subscribe(rows -> {
            below.setVisible(!rows.isEmpty());
            show(rows);
        });
    }

    Node node() {
        return card;
    }

    private void columns() {
        table.column("number", "#", 44, row -> Integer.toString(row.number()))
                .style("t-mono")
                .sortedBy(comparingInt(HistoryRow::number));
        table.column("when", "When, UTC", 120, HistoryRow::when)
                .style("t-mono-11")
                .moment(row -> row.report().takenAt())
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
                    case OVER_TARGET, UNKNOWN -> Icon.WARNING.at(15, "i-warning");
                    case FAILED -> Icon.FAILED.at(15, "i-danger");
                    case ABORTED -> Icon.CANCEL.at(15, "i-subtle");
                });
    }

    private void show(List<HistoryRow> rows) {
        table.show(rows);
        chart(rows, table.selectedRowProperty().getValue());
        stats.getChildren().setAll(byMethod(rows));
    }

    /// If no drill is selected, the newest one is marked.
    private void chart(List<HistoryRow> rows, @Nullable HistoryRow selected) {
        var methods = methods(rows).stream()
                .filter(method -> GapStatistics.of(reports(rows, method)).seen() >= LEAST_GAPS)
                .toList();
        var series = methods.stream()
                .map(method -> new GapChart.Series(method.title(), GapStatistics.sorted(reports(rows, method))))
                .toList();
        var target = rows.isEmpty() ? USUAL_TARGET : rows.getFirst().report().targetSeconds();
        var marked = Optional.ofNullable(selected).or(() -> rows.stream().findFirst());
        chart.setVisible(!series.isEmpty());
        chart.show(series, target, marked.flatMap(row -> point(methods, row.report())));
        legend.getChildren().setAll(Labels.of("Gap percentiles", "t-12", "t-semibold"));
        if (series.isEmpty()) {
            legend.getChildren().add(Labels.of("needs " + LEAST_GAPS + " gaps of one method", "t-11", "t-muted"));
        }
        for (var i = 0; i < methods.size(); i++) {
            var key = new Region();
            key.getStyleClass().addAll("gap-key", GapChart.style(i));
            var words = methods.get(i).shortTitle().toLowerCase(Locale.ROOT) + ", "
                    + series.get(i).sorted().size();
            var label = Labels.of(words, "t-11", "t-muted");
            label.setGraphic(key);
            legend.getChildren().add(label);
        }
    }

    private static Optional<GapChart.Point> point(List<InjectionMethod> methods, DrillReport report) {
        var gap = report.gapSeconds();
        var series = methods.indexOf(InjectionMethod.of(report.method()));
        return gap == null || series < 0 ? Optional.empty() : Optional.of(new GapChart.Point(series, gap));
    }

    /// The methods that were used.
    private static List<InjectionMethod> methods(List<HistoryRow> rows) {
        return Arrays.stream(InjectionMethod.values())
                .filter(method -> !reports(rows, method).isEmpty())
                .toList();
    }

    private static List<DrillReport> reports(List<HistoryRow> rows, InjectionMethod method) {
        return rows.stream()
                .map(HistoryRow::report)
                .filter(report -> report.method().equals(method.word()))
                .toList();
    }

    private static Node byMethod(List<HistoryRow> rows) {
        var grid = new GridPane(14, 8);
        var heads = List.of("Method", "p50", "p95", "max", "in time");
        for (var i = 0; i < heads.size(); i++) {
            cell(grid, i, 0, Labels.of(heads.get(i), "t-11", "t-muted"));
        }
        for (var method : methods(rows)) {
            var gaps = GapStatistics.of(reports(rows, method));
            var row = grid.getRowCount();
            cell(grid, 0, row, Labels.of(method.shortTitle(), "t-12"));
            cell(grid, 1, row, Labels.of(seconds(gaps.median()), "t-12", "t-semibold"));
            cell(grid, 2, row, Labels.of(seconds(gaps.p95()), "t-12"));
            cell(grid, 3, row, Labels.of(seconds(gaps.longest()), "t-12"));
            var all = gaps.withinTarget() == gaps.drills();
            cell(
                    grid,
                    4,
                    row,
                    Labels.of(gaps.withinTarget() + " of " + gaps.drills(), "t-12", all ? "t-success" : "t-danger"));
        }
        return grid;
    }

    private static void cell(GridPane grid, int column, int row, Label label) {
        GridPane.setHalignment(label, column == 0 ? HPos.LEFT : HPos.RIGHT);
        GridPane.setHgrow(label, column == 0 ? Priority.ALWAYS : Priority.NEVER);
        grid.add(label, column, row);
    }

    private static String seconds(@Nullable Double value) {
        return value == null ? "–" : DurationText.measured(value, 1);
    }
}
