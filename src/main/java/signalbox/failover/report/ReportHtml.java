package signalbox.failover.report;

import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.style;
import static j2html.TagCreator.table;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.TableTag;
import j2html.tags.specialized.TrTag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import signalbox.failover.injection.InjectionMethod;
import signalbox.text.DurationText;
import signalbox.text.UtcTime;

/// A report as a web page of its own, to keep or to send: it has no script and loads nothing.
public final class ReportHtml {
    private static final int MOST_JOBS = 100;

    private static final String STYLE = """
            body { font: 14px/1.5 system-ui, sans-serif; color: #1f2328; max-width: 940px; margin: 32px auto; padding: 0 16px }
            h1 { font-size: 20px } h2 { font-size: 15px; margin-top: 28px }
            table { border-collapse: collapse; width: 100% } td, th { text-align: left; padding: 4px 12px 4px 0;
              border-bottom: 1px solid #d1d9e0; vertical-align: top } td.n { text-align: right }
            .pass { color: #1a7f37 } .over-target, .unknown, .warn { color: #9a6700 } .failed, .aborted, .fail { color: #cf222e }
            code { font: 12px ui-monospace, monospace } svg { width: 100%; height: auto }
            """;

    private final DrillReport report;

    private ReportHtml(DrillReport report) {
        this.report = report;
    }

    /// The whole page, in UTF-8.
    public static String of(DrillReport report, String title) {
        return new ReportHtml(report).page(title);
    }

    private String page(String title) {
        return document(html(
                                head(meta().withCharset("utf-8"), title(title), style(rawHtml(STYLE))),
                                body(
                                        h1(title),
                                        verdict(),
                                        about(),
                                        h2("Seconds from the injection"),
                                        phases(),
                                        h2("Timeline"),
                                        new ReportTimeline(report).drawn(),
                                        h2("Jobs in flight: "
                                                + report.inFlight().size()),
                                        jobs(),
                                        p("Left enqueued, and no worker began them: "
                                                + list(report.orphaned(), "none.")),
                                        p("Seen enqueued or started twice: "
                                                + list(report.seenTwice(), "none that could be seen.")),
                                        h2("Before the injection"),
                                        checks(),
                                        h2("What this drill could not see"),
                                        ul(each(report.notObservable(), limit -> li(limit)))))
                        .withLang("en"))
                + "\n";
    }

    private DomContent verdict() {
        var word = report.verdict().word();
        return p(strong(word).withClass(word), text(": " + report.reason()));
    }

    private TableTag about() {
        return table(
                row("When", UtcTime.full(report.takenAt()) + " (server's clock)"),
                row("Database", report.database() + ", " + report.environment()),
                row("Method", InjectionMethod.of(report.method()).title()),
                row("Leader before", label(report.leaderBefore())),
                row("Predicted successor", label(report.successorPredicted())),
                row("Successor", label(report.successor())),
                row("Resolution", DurationText.measured(report.resolutionSeconds(), 3) + " between two looks at most"));
    }

    private static String label(DrillReport.@Nullable Runner runner) {
        return runner == null
                ? "none seen"
                : runner.label() + ", " + runner.uuid() + (runner.embedded() ? ", embedded" : "");
    }

    private TableTag phases() {
        var phases = report.phases();
        return table(
                row("Leader gone", seconds(phases.gone())),
                row("Another leads by the rule", seconds(phases.entitled())),
                row("Successor acts", seconds(phases.elected())),
                row("Its first job enqueued", seconds(phases.firstEnqueued())),
                row("Its first job started", seconds(phases.firstStarted())),
                row("Target time", seconds(report.targetSeconds())),
                row("No leader by the election's rule for", unless(report.noLeaderReason(), report.noLeaderSeconds())),
                row(
                        "More than one led for",
                        report.twoLeadersSeconds() == 0
                                ? "no two runners were seen to lead at once"
                                : seconds(report.twoLeadersSeconds())));
    }

    private static String unless(@Nullable String reason, @Nullable Double value) {
        return value == null && reason != null ? "not known. " + reason : seconds(value);
    }

    private static String seconds(@Nullable Double value) {
        return value == null ? "not seen" : DurationText.measured(value, 3);
    }

    private TableTag jobs() {
        return table(each(
                report.inFlight().stream().limit(MOST_JOBS).toList(),
                job -> row(job.uuid(), job.before() + " → " + job.after() + label(job.fate()))));
    }

    private static String label(@Nullable JobFate fate) {
        return fate == null ? "" : ", " + fate.label();
    }

    private static String list(List<String> uuids, String none) {
        return uuids.isEmpty() ? none : String.join(", ", uuids);
    }

    private TableTag checks() {
        return table(each(report.checks(), check -> {
            var result = check.result().name().toLowerCase(Locale.ROOT);
            return tr(td(result).withClass(result), td(check.item()), td(check.text()));
        }));
    }

    private static TrTag row(String key, String value) {
        return tr(td(key), td(value));
    }
}
