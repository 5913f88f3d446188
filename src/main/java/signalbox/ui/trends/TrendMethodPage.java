package signalbox.ui.trends;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.queue.trend.TrendFigure;
import signalbox.queue.trend.TrendKey;
import signalbox.queue.trend.TrendSpread;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.table.ColumnMemory;

/// One method: its figures, the same charts as for all, and the exceptions of its failed jobs.
final class TrendMethodPage {
    private final TrendsViewModel model;
    private final FlowPane figures = new FlowPane(28, 8);
    private final TrendChartPane charts = new TrendChartPane();
    private final TrendExceptionCard exceptions;
    private final VBox root;

    TrendMethodPage(TrendsViewModel model, ColumnMemory columns) {
        this.model = model;
        exceptions = new TrendExceptionCard(columns);
        var groups = Labels.button("Open their groups", Icon.FILTER, this::openGroups, "small");
        groups.setId("trend-groups");
        exceptions.node().actions(groups);
        figures.getStyleClass().add("trend-figures");
        VBox.setVgrow(exceptions.node(), Priority.ALWAYS);
        root = new VBox(12, figures, charts.node(), exceptions.node());
    }

    private void openGroups() {
        TrendKey.OfMethod method = model.page().get();
        if (method != null) {
            model.openGroups(method);
        }
    }

    Node node() {
        return root;
    }

    /// @param width of the screen
    void fit(double width) {
        charts.fit(width);
    }

    void show(TrendsContent content) {
        figures.getChildren().setAll(figures(content.charts().row()));
        charts.show(content.charts());
        exceptions.show(content.exceptions(), content.at());
    }

    private static List<Node> figures(TrendRow row) {
        var counts = row.figures();
        return List.of(
                figure("Started", row.count(TrendFigure.STARTED, counts.started())),
                figure("Done", row.count(TrendFigure.DONE, counts.done())),
                figure("Failed", row.count(TrendFigure.FAILED, counts.failed())),
                figure("Wait p50, p95, max", lengths(row, TrendFigure.WAIT)),
                figure("Run p50, p95, max", lengths(row, TrendFigure.RUN)));
    }

    private static String lengths(TrendRow row, TrendFigure figure) {
        if (row.unknown().contains(figure)) {
            return "unknown";
        }
        var all = Stream.<Function<TrendSpread, Duration>>of(TrendSpread::p50, TrendSpread::p95, TrendSpread::max)
                .map(length -> row.length(figure, length))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all;
    }

    private static Node figure(String title, String text) {
        Label value = Labels.of(text, "t-13", "t-semibold");
        return new VBox(2, Labels.of(title, "t-11", "t-muted"), value);
    }
}
