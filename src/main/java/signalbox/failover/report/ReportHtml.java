package signalbox.failover.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.failover.report.DrillReport.Lane;

/// A report as a page of its own, to keep or to send: no script, nothing loaded from elsewhere.
public final class ReportHtml {
    private static final double WIDTH = 900;
    private static final double LEFT = 150;
    private static final double LANE = 30;
    private static final double HEAD = 46;
    private static final int MOST_JOBS = 100;

    private static final String STYLE = """
            body { font: 14px/1.5 system-ui, sans-serif; color: #1f2328; max-width: 940px; margin: 32px auto; padding: 0 16px }
            h1 { font-size: 20px } h2 { font-size: 15px; margin-top: 28px }
            table { border-collapse: collapse; width: 100% } td, th { text-align: left; padding: 4px 12px 4px 0;
              border-bottom: 1px solid #d1d9e0; vertical-align: top } td.n { text-align: right }
            .pass { color: #1a7f37 } .over-target, .warn { color: #9a6700 } .failed, .aborted, .fail { color: #cf222e }
            code { font: 12px ui-monospace, monospace } svg { width: 100%; height: auto }
            """;

    private final DrillReport report;

    private ReportHtml(DrillReport report) {
        this.report = report;
    }

    public static String of(DrillReport report, String title) {
        return new ReportHtml(report).page(title);
    }

    private String page(String title) {
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + safe(title) + "</title><style>"
                + STYLE
                + "</style><h1>" + safe(title) + "</h1>" + summary() + phases() + timeline() + jobs() + checks()
                + limits()
                + "</html>\n";
    }

    private String summary() {
        return "<p><strong class=\"" + report.verdict().word() + "\">"
                + report.verdict().word() + "</strong>: " + safe(report.reason()) + "</p>"
                + table(List.of(
                        row("When", report.takenAt() + " (server's clock)"),
                        row("Database", report.database() + ", " + report.environment()),
                        row("Method", report.method()),
                        row("Leader before", words(report.leaderBefore())),
                        row("Predicted successor", words(report.successorPredicted())),
                        row("Successor", words(report.successor())),
                        row("Resolution", report.resolutionSeconds() + " s between two looks at most")));
    }

    private static String words(DrillReport.@Nullable Runner runner) {
        return runner == null
                ? "none seen"
                : runner.label() + ", " + runner.uuid() + (runner.embedded() ? ", embedded" : "");
    }

    private String phases() {
        var phases = report.phases();
        return "<h2>Seconds from the injection</h2>"
                + table(List.of(
                        row("Leader gone", seconds(phases.gone())),
                        row("Another leads by the rule", seconds(phases.entitled())),
                        row("Successor acts", seconds(phases.elected())),
                        row("Its first job enqueued", seconds(phases.firstEnqueued())),
                        row("Its first job started", seconds(phases.firstStarted())),
                        row("Target", seconds(report.targetSeconds())),
                        row(
                                "No leader by the election's rule for",
                                unless(report.noLeaderReason(), report.noLeaderSeconds())),
                        row("More than one led for", seconds(report.twoLeadersSeconds()))));
    }

    private static String unless(@Nullable String reason, @Nullable Double value) {
        return value == null && reason != null ? "not known. " + reason : seconds(value);
    }

    private static String seconds(@Nullable Double value) {
        return value == null ? "not seen" : String.format(Locale.ROOT, "%.3f s", value);
    }

    private String timeline() {
        var line = report.timeline();
        var height = HEAD + LANE * (line.lanes().size() + 1) + 24;
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<h2>Timeline</h2><svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"Timeline of the drill\""
                        + " font-family=\"system-ui, sans-serif\" font-size=\"12\">",
                WIDTH,
                height));
        for (var i = 0; i < line.lanes().size(); i++) {
            svg.append(lane(line.lanes().get(i), HEAD + LANE * i));
        }
        var bottom = HEAD + LANE * line.lanes().size();
        svg.append(text(4, bottom + 19, "Dispatches"));
        line.dispatches().forEach(at -> svg.append(bar(x(at) - 1, bottom + 6, 2, 18, "#1a7f37")));
        svg.append(mark(0.0, "injection", "#cf222e", height));
        svg.append(mark(report.phases().elected(), "new leader", "#0969da", height));
        svg.append(mark(report.phases().firstEnqueued(), "first job", "#1a7f37", height));
        return svg.append("</svg>").toString();
    }

    private String lane(Lane lane, double top) {
        var drawn =
                new StringBuilder(text(4, top + 19, lane.pid() + " " + (lane.embedded() ? "EMBEDDED" : lane.name())));
        for (var span : lane.spans()) {
            var height = span.leads() ? 14 : 5;
            drawn.append(bar(
                    x(span.from()),
                    top + 15 - height / 2.0,
                    Math.max(2, x(span.to()) - x(span.from())),
                    height,
                    span.leads() ? "#0969da" : "#c8d1da"));
        }
        if (lane.ended() != null) {
            drawn.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"#cf222e\"/>",
                    x(lane.ended()),
                    top + 15));
        }
        return drawn.toString();
    }

    private double x(double at) {
        var line = report.timeline();
        var length = Math.max(0.001, line.to() - line.from());
        return LEFT + (WIDTH - LEFT - 12) * Math.clamp((at - line.from()) / length, 0, 1);
    }

    private String mark(@Nullable Double at, String words, String color, double height) {
        if (at == null) {
            return "";
        }
        var anchor = x(at) > WIDTH - 140 ? "end" : "start";
        return bar(x(at) - 0.5, 24, 1, height - 30, color)
                + String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%d\" fill=\"%s\" text-anchor=\"%s\">%s %+.3f s</text>",
                        x(at),
                        words.equals("first job") ? 36 : 20,
                        color,
                        anchor,
                        words,
                        at);
    }

    private static String bar(double x, double y, double width, double height, String color) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                x,
                y,
                width,
                height,
                color);
    }

    private static String text(double x, double y, String words) {
        return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" fill=\"#59636e\">%s</text>", x, y, safe(words));
    }

    private String jobs() {
        var rows = report.inFlight().stream()
                .limit(MOST_JOBS)
                .map(job -> row(job.uuid(), job.before() + " → " + job.after() + words(job.fate())))
                .toList();
        var orphaned = report.orphaned();
        var twice = report.seenTwice();
        return "<h2>Jobs in flight: " + report.inFlight().size() + "</h2>" + table(rows)
                + "<p>Left enqueued, and begun by nobody: "
                + (orphaned.isEmpty() ? "none." : safe(String.join(", ", orphaned))) + "</p>"
                + "<p>Seen enqueued or started twice: "
                + (twice.isEmpty() ? "none of those that could be seen." : safe(String.join(", ", twice))) + "</p>";
    }

    private static String words(@Nullable JobFate fate) {
        return fate == null ? "" : ", " + fate.label();
    }

    private String checks() {
        return "<h2>Before the injection</h2>"
                + table(report.checks().stream()
                        .map(check -> "<tr><td class=\""
                                + check.result().name().toLowerCase(Locale.ROOT) + "\">"
                                + check.result().name().toLowerCase(Locale.ROOT) + "</td><td>" + safe(check.item())
                                + "</td><td>" + safe(check.words()) + "</td></tr>")
                        .toList());
    }

    private String limits() {
        return "<h2>What could not be seen</h2><ul>"
                + report.notObservable().stream()
                        .map(limit -> "<li>" + safe(limit) + "</li>")
                        .collect(Collectors.joining())
                + "</ul>";
    }

    private static String table(List<String> rows) {
        return "<table>" + String.join("", rows) + "</table>";
    }

    private static String row(String key, String value) {
        return "<tr><td>" + safe(key) + "</td><td>" + safe(value) + "</td></tr>";
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
