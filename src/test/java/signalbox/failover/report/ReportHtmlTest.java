package signalbox.failover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import signalbox.failover.report.DrillReport.DrillVerdict;
import signalbox.failover.report.DrillReport.InFlight;
import signalbox.failover.report.DrillReport.Lane;
import signalbox.failover.report.DrillReport.Phases;
import signalbox.failover.report.DrillReport.Runner;
import signalbox.failover.report.DrillReport.Span;
import signalbox.failover.report.DrillReport.Timeline;

class ReportHtmlTest {
    private static final String HOSTILE = "<script>alert('\"&')</script>";

    private static DrillReport report() {
        return new DrillReport(
                Instant.parse("2026-06-01T12:00:00Z"),
                "terminate-leader",
                "demo",
                "acme " + HOSTILE,
                new Runner(10, "a", "acme", false, "odoo", "10.0.0.7:51234"),
                new Runner(11, "b", "acme", true),
                null,
                new Phases(0.05, 0.1, 1.0, 1.01, null),
                1.01,
                null,
                5,
                0.16,
                null,
                "The runner that should lead was not seen.",
                0.02,
                List.of(
                        new InFlight("one", "enqueued", "enqueued", JobFate.ORPHANED),
                        new InFlight(HOSTILE, "started", "done", null)),
                List.of(HOSTILE),
                List.of("Jobs that took less than 0.2 s & more"),
                0,
                List.of(new PreflightCheck("Successor", PreflightCheck.Result.WARN, "none " + HOSTILE)),
                new Timeline(
                        -1,
                        3,
                        List.of(
                                new Lane(10, HOSTILE, false, List.of(new Span(-1, 0, true)), 0.05),
                                new Lane(11, "b", true, List.of(new Span(-1, 1, false), new Span(1, 3, true)), null)),
                        List.of(1.01, 1.5)),
                DrillVerdict.PASS,
                "All " + HOSTILE,
                List.of(),
                List.of());
    }

    private final String page = ReportHtml.of(report(), "Drill <1>");

    @Test
    void what_others_wrote_is_text_and_never_markup() {
        assertThat(page).doesNotContain("<script", "<1>").contains("Drill &lt;1&gt;");
        assertThat(Pattern.compile(Pattern.quote("&lt;script&gt;alert("))
                        .matcher(page)
                        .results())
                .as("database, verdict, lane and its tooltip, job, seen twice, check")
                .hasSize(7);
    }

    @Test
    void the_page_loads_nothing_and_is_whole() {
        assertThat(page)
                .startsWith("<!DOCTYPE html><html lang=\"en\">")
                .endsWith("</html>\n")
                .doesNotContain("src=", "href=", "url(");
    }

    @Test
    void it_says_all_that_was_measured_and_what_was_not() {
        assertThat(page)
                .contains("<strong class=\"pass\">pass</strong>: All ")
                .contains("<td>Leader before</td><td>pid 10, database acme, role odoo, from 10.0.0.7:51234, a</td>")
                .contains("<td>Predicted successor</td><td>pid 11, database acme, b, embedded</td>")
                .contains("<td>Successor</td><td>none seen</td>")
                .contains("<td>Its first job enqueued</td><td>1.010 s</td>")
                .contains("<td>Its first job started</td><td>not seen</td>")
                .contains("rule for</td><td>not known. The runner that should lead was not seen.</td>")
                .contains("<h2>Jobs in flight: 2</h2>")
                .contains("<td>one</td><td>enqueued → enqueued, left enqueued</td>")
                .contains("Left enqueued, and no worker began them: one")
                .contains("<td class=\"warn\">warn</td><td>Successor</td>")
                .contains("<li>Jobs that took less than 0.2 s &amp; more</li>");
    }

    @Test
    void the_timeline_has_a_lane_a_runner_and_marks_what_happened() {
        assertThat(page)
                .contains("<svg viewBox=\"0 0 900 176\" role=\"img\" aria-label=\"Timeline of the drill\"")
                .contains(">11 EMBEDDED<title>11 EMBEDDED</title></text>")
                .contains("<rect x=\"519.0\" y=\"94.0\" width=\"369.0\" height=\"14.0\" fill=\"#0969da\">")
                .contains("<circle cx=\"343.7\" cy=\"71.0\"")
                .contains(">injection +0.000 s</text>", ">new leader +1.000 s</text>", ">first job +1.010 s</text>");
    }
}
