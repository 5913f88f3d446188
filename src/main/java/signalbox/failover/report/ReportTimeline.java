package signalbox.failover.report;

import j2html.tags.ContainerTag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import signalbox.failover.report.DrillReport.Lane;
import signalbox.text.DurationText;

/// Draws the course of a drill on the page of its report: a lane for each runner, the dispatched jobs below, and what
/// happened when.
final class ReportTimeline {
    private static final double WIDTH = 900;
    private static final double LEFT = 150;
    private static final double LANE = 30;
    private static final double HEAD = 46;
    private static final double FOOT = 24;

    private final DrillReport report;
    private final double bottom;
    private final double height;

    ReportTimeline(DrillReport report) {
        this.report = report;
        var lanes = report.timeline().lanes().size();
        this.bottom = HEAD + LANE * lanes;
        this.height = bottom + LANE + FOOT;
    }

    /// An SVG element.
    static final class SvgTag extends ContainerTag<SvgTag> {
        SvgTag(String name) {
            super(name);
        }

        SvgTag at(String name, double value) {
            return attr(name, String.format(Locale.ROOT, "%.1f", value));
        }
    }

    SvgTag drawn() {
        var svg = new SvgTag("svg")
                .attr("viewBox", String.format(Locale.ROOT, "0 0 %.0f %.0f", WIDTH, height))
                .attr("role", "img")
                .attr("aria-label", "Timeline of the drill")
                .attr("font-family", "system-ui, sans-serif")
                .attr("font-size", "12");
        var lanes = report.timeline().lanes();
        for (var i = 0; i < lanes.size(); i++) {
            addLane(svg, lanes.get(i), HEAD + LANE * i);
        }
        svg.with(text(bottom + 19, "Dispatches"));
        report.timeline().dispatches().forEach(at -> svg.with(bar(x(at) - 1, bottom + 6, 2, 18, "#1a7f37")));
        addMark(svg, 0.0, "injection", "#cf222e", 20);
        addMark(svg, report.phases().elected(), "new leader", "#0969da", 20);
        addMark(svg, report.phases().firstEnqueued(), "first job", "#1a7f37", 36);
        return svg;
    }

    private void addLane(SvgTag svg, Lane lane, double top) {
        svg.with(text(top + 19, lane.pid() + " " + (lane.embedded() ? "EMBEDDED" : lane.name())));
        for (var span : lane.spans()) {
            var thickness = span.leads() ? 14 : 5;
            var width = Math.max(2, x(span.to()) - x(span.from()));
            svg.with(bar(
                    x(span.from()),
                    top + 15 - thickness / 2.0,
                    width,
                    thickness,
                    span.leads() ? "#0969da" : "#c8d1da"));
        }
        if (lane.ended() != null) {
            svg.with(new SvgTag("circle")
                    .at("cx", x(lane.ended()))
                    .at("cy", top + 15)
                    .attr("r", "5")
                    .attr("fill", "#cf222e"));
        }
    }

    private double x(double at) {
        var line = report.timeline();
        var length = Math.max(0.001, line.to() - line.from());
        return LEFT + (WIDTH - LEFT - 12) * Math.clamp((at - line.from()) / length, 0, 1);
    }

    /// Draws nothing if the moment was not seen.
    private void addMark(SvgTag svg, @Nullable Double at, String words, String color, double baseline) {
        if (at == null) {
            return;
        }
        svg.with(
                bar(x(at) - 0.5, FOOT, 1, height - 30, color),
                new SvgTag("text")
                        .at("x", x(at))
                        .at("y", baseline)
                        .attr("fill", color)
                        .attr("text-anchor", x(at) > WIDTH - 140 ? "end" : "start")
                        .withText(words + (at < 0 ? " " : " +") + DurationText.measured(at, 3)));
    }

    private static SvgTag bar(double x, double y, double width, double height, String color) {
        return new SvgTag("rect")
                .at("x", x)
                .at("y", y)
                .at("width", width)
                .at("height", height)
                .attr("fill", color);
    }

    private static SvgTag text(double baseline, String words) {
        return new SvgTag("text")
                .at("x", 4)
                .at("y", baseline)
                .attr("fill", "#59636e")
                .withText(words);
    }
}
