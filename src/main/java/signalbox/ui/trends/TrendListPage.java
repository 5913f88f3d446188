package signalbox.ui.trends;

import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.queue.trend.TrendKey;
import signalbox.text.NumberText;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.trends.TrendTableCard.Names;

/// The charts, and below them the tables of channels and of methods. A row that is selected in either is what the
/// charts
/// show; with none they show all channels.
final class TrendListPage {
    private final TrendsViewModel model;
    private final TrendChartPane charts = new TrendChartPane();
    private final TrendTableCard channels;
    private final TrendTableCard methods;
    private final VBox root;

    TrendListPage(TrendsViewModel model, ColumnMemory columns) {
        this.model = model;
        channels = new TrendTableCard(
                new Names("trend-channels", "Per channel", "Channel", false),
                columns,
                this::chooseChannel,
                model::openJobs);
        methods = new TrendTableCard(
                new Names("trend-methods", "Per method", "Model and method", true),
                columns,
                this::chooseMethod,
                this::openPage);
        channels.action(0, "Open its jobs", model::openJobs);
        channels.action(1, "Open in Channels", key -> {
            if (key instanceof TrendKey.OfChannel(var name)) {
                model.openChannel(name);
            }
        });
        methods.action(0, "Open the page of this method", this::openPage);
        methods.action(1, "Open its jobs", model::openJobs);
        methods.action(2, "Open its failed jobs", model::openFailed);
        VBox.setVgrow(channels.node(), Priority.ALWAYS);
        VBox.setVgrow(methods.node(), Priority.ALWAYS);
        root = new VBox(12, charts.node(), channels.node(), methods.node());
    }

    private void chooseChannel(@Nullable TrendKey key) {
        choose(key, methods, model.selected().get() instanceof TrendKey.OfChannel);
    }

    private void chooseMethod(@Nullable TrendKey key) {
        choose(key, channels, model.selected().get() instanceof TrendKey.OfMethod);
    }

    /// A table whose row is no longer selected says nothing about a row of the other one.
    private void choose(@Nullable TrendKey key, TrendTableCard other, boolean isOwn) {
        if (key != null) {
            model.select(key);
            other.clear();
        } else if (isOwn) {
            model.selectAll();
        }
    }

    private void openPage(TrendKey key) {
        if (key instanceof TrendKey.OfMethod method) {
            model.open(method);
        }
    }

    Node node() {
        return root;
    }

    /// @param width of the screen
    void fit(double width) {
        charts.fit(width);
    }

    void focus() {
        channels.table().requestFocus();
    }

    void show(TrendsContent content) {
        charts.show(content.charts());
        var none = content.isKnown() ? "No job in this period" : "It is not known which jobs ran in this period";
        channels.show(
                content.channels(),
                NumberText.of(content.channels().size(), "channel") + ", without those below · a selected row is what"
                        + " the charts show",
                none);
        methods.show(
                content.methods(), NumberText.of(content.methods().size(), "method") + " · Enter opens its page", none);
    }
}
