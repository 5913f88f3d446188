package signalbox.ui.kit.chart;

import java.time.Instant;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import signalbox.text.TimeText;
import signalbox.ui.kit.HoverText;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// Draws one lane of the timeline: names at the left, spans, the ring where the connection began, the cross where it
/// was lost.
final class LaneDrawing {
    private static final String UNWATCHED = "not watched: it is not known who led";

    private final Plot plot;

    LaneDrawing(Plot plot) {
        this.plot = plot;
    }

    void lane(TimeRange range, TimelineLane lane, double top, double height) {
        var ended = lane.lost().isPresent();
        var name = Labels.of(lane.name(), "t-mono", ended ? "t-muted" : "t-default");
        plot.put(name, label -> label.resizeRelocate(12, top, 48, height));
        var role = Labels.of(lane.role(), "t-11", "CRON".equals(lane.role()) ? "lane-cron" : "t-muted");
        plot.put(role, label -> label.resizeRelocate(62, top, plot.left() - 64, height));
        for (var span : lane.spans()) {
            var middle = top + height / 2;
            switch (span.kind()) {
                case LEADING, LEADING_CRON -> bar(range, span, middle - 7, 14, "t-plain");
                case STANDBY -> standby(range, span, middle);
                case SILENT -> line(range, span, middle, "span-silent", "silent");
                case UNWATCHED -> line(range, span, middle, "span-hidden", UNWATCHED);
                case HIDDEN -> hidden(range, span, middle);
            }
        }
        lane.joined().filter(range::contains).ifPresent(at -> ring(range, at, top + height / 2));
        lane.lost().filter(range::contains).ifPresent(at -> cross(range, at, top + height / 2));
    }

    /// Draws a time in which any runner led.
    void summary(TimeRange range, TimelineLane.Span span, double top) {
        if (span.kind() == TimelineLane.Kind.UNWATCHED) {
            line(range, span, top + 16, "span-hidden", UNWATCHED);
        } else {
            bar(range, span, top + 8, 16, "t-semibold");
        }
    }

    private void bar(TimeRange range, TimelineLane.Span span, double top, double height, String weight) {
        var style = span.kind() == TimelineLane.Kind.LEADING_CRON ? "span-leading-cron" : "span-leading";
        var bar = plot.put(Labels.of(span.text(), "span", style, "t-11", weight), label -> {
            var from = plot.x(range, span.from());
            var width = Math.max(2, plot.x(range, span.to()) - from);
            label.setText(width > span.text().length() * 7 + 12 ? span.text() : "");
            label.resizeRelocate(from, top, width, height);
        });
        explain(range, bar, span, "leading");
    }

    private void standby(TimeRange range, TimelineLane.Span span, double middle) {
        var bar = plot.put(Plot.styled(new Region(), "span-standby"), region -> {
            var from = plot.x(range, span.from());
            region.resizeRelocate(from, middle - 2.5, Math.max(2, plot.x(range, span.to()) - from), 5);
        });
        explain(range, bar, span, "standby");
    }

    private void line(TimeRange range, TimelineLane.Span span, double middle, String style, String words) {
        var y = Math.rint(middle);
        var line = plot.put(
                Plot.path(style),
                path -> path.getElements()
                        .setAll(new MoveTo(plot.x(range, span.from()), y), new LineTo(plot.x(range, span.to()), y)));
        explain(range, line, span, words);
    }

    private void hidden(TimeRange range, TimelineLane.Span span, double middle) {
        line(range, span, middle, "span-hidden", "hidden by privileges");
        plot.put(Labels.of(span.text(), "t-11", "t-muted", "span-remark"), label -> {
            var width = label.prefWidth(-1);
            var centre = (plot.x(range, span.from()) + plot.x(range, span.to())) / 2;
            label.resizeRelocate(centre - width / 2, middle - 9, width, 18);
        });
    }

    private void ring(TimeRange range, Instant at, double middle) {
        plot.put(
                Plot.styled(new Region(), "lane-ring"),
                ring -> ring.resizeRelocate(plot.x(range, at) - 5, middle - 5, 10, 10));
    }

    private void cross(TimeRange range, Instant at, double middle) {
        var ground = Plot.styled(new Region(), "lane-cross");
        ground.setMaxSize(8, 8);
        var cross = plot.put(
                new StackPane(ground, Icon.FAILED.at(14, "i-danger")),
                node -> node.resizeRelocate(plot.x(range, at) + 1, middle - 7, 14, 14));
        HoverText.install(cross, "backend ended, seen at " + TimeText.narrow(at, range.to()));
    }

    static String stretch(TimeRange range, Instant from, Instant to) {
        return TimeText.narrow(from, range.to()) + " – " + TimeText.narrow(to, range.to());
    }

    private static void explain(TimeRange range, Node node, TimelineLane.Span span, String what) {
        var words = span.text().isEmpty() ? what : span.text();
        HoverText.install(node, words + "\n" + stretch(range, span.from(), span.to()));
        node.setCursor(Cursor.DEFAULT);
    }
}
