package signalbox.failover.report;

import j2html.tags.ContainerTag;
import java.util.List;
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
    /// Each mark has a line of its own above the lanes: marks may be a hundredth of a second apart.
    private static final List<Double> MARK_LINES = List.of(14.0, 30.0, 46.0);

    private static final double HEAD = 56;
    private static final double FOOT = 30;
    private static final double MARK_TOP = 18;
    /// What is more does not fit beside the lane.
    private static final int LONGEST_NAME = 20;

    private static final int MOST_TICKS = 9;
    private static final List<Double> STEPS = List.of(
            0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1_800.0,
            3_600.0);

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
        addAxis(svg);
        var lanes = report.timeline().lanes();
        for (var i = 0; i < lanes.size(); i++) {
            addLane(svg, lanes.get(i), HEAD + LANE * i);
        }
        svg.with(text(bottom + 19, "Dispatches"));
        report.timeline().dispatches().forEach(at -> svg.with(bar(x(at) - 1, bottom + 6, 2, 18, "#1a7f37")));
        addMark(svg, 0.0, "injection", "#cf222e", MARK_LINES.get(0));
        addMark(svg, report.phases().elected(), "new leader", "#0969da", MARK_LINES.get(1));
        addMark(svg, report.phases().firstEnqueued(), "first job", "#1a7f37", MARK_LINES.get(2));
        return svg;
    }

    /// Seconds from the injection.
    private void addAxis(SvgTag svg) {
        var line = report.timeline();
        var step = step(line.to() - line.from());
        for (var n = (long) Math.ceil(line.from() / step); n * step <= line.to(); n++) {
            var at = n * step;
            svg.with(
                    bar(x(at) - 0.5, HEAD - 4, 1, bottom + LANE - HEAD + 8, "#eaeef2"),
                    new SvgTag("text")
                            .at("x", x(at))
                            .at("y", bottom + LANE + 20)
                            .attr("fill", "#59636e")
                            .attr("class", "tick")
                            .attr("text-anchor", x(at) > WIDTH - 40 ? "end" : "middle")
                            .withText(tick(at, step)));
        }
        svg.with(text(bottom + LANE + 20, "Seconds"));
    }

    private static double step(double length) {
        return STEPS.stream()
                .filter(step -> length / step < MOST_TICKS)
                .findFirst()
                .orElse(STEPS.getLast());
    }

    private static String tick(double at, double step) {
        var decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", at == 0 ? 0.0 : at);
    }

    private void addLane(SvgTag svg, Lane lane, double top) {
        var name = lane.pid() + " " + (lane.embedded() ? "EMBEDDED" : lane.name());
        svg.with(text(top + 19, cut(name)).with(new SvgTag("title").withText(name)));
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

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
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
                bar(x(at) - 0.5, MARK_TOP, 1, bottom + LANE - MARK_TOP + 4, color),
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
