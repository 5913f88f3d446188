package signalbox.ui.failover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.DrillArchive.Numbered;
import signalbox.election.RunnerConnection;
import signalbox.failover.Preflight;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.DrillReport.DrillVerdict;
import signalbox.failover.report.DrillReport.InFlight;
import signalbox.failover.report.DrillReport.Lane;
import signalbox.failover.report.DrillReport.Phases;
import signalbox.failover.report.DrillReport.Runner;
import signalbox.failover.report.DrillReport.Span;
import signalbox.failover.report.DrillReport.Timeline;
import signalbox.failover.report.JobFate;
import signalbox.failover.report.PreflightCheck;

/// Invented drills.
final class Reports {
    private static final Instant AT = Instant.parse("2026-06-12T10:03:12.140Z");
    private static final Runner OLD = new Runner(8121, "7c1e03aa-4f10-4d58-8d4b-8a1a0b7f3c90", "acme-stg", false);
    private static final Runner NEXT = new Runner(9044, "3fd0a9c6-4f10-85b0-8d4b-8a1a0b7f3c90", "acme-stg", true);

    private Reports() {}

    /// @param gap seconds; null when nobody followed
    static DrillReport of(String method, DrillVerdict verdict, @Nullable Double gap, String reason) {
        var elected = gap == null ? null : gap - 0.657;
        var end = gap == null ? 9.0 : gap + 1.2;
        return new DrillReport(
                AT,
                method,
                "staging",
                "acme-stg",
                OLD,
                NEXT,
                gap == null ? null : NEXT,
                new Phases(0.038, 0.038, elected, gap, gap == null ? null : gap + 0.02),
                gap,
                gap == null ? reason : null,
                10,
                0.055,
                gap == null ? null : 0.2,
                gap == null ? "The runner that should lead by the rule was not seen to act as leader." : null,
                0,
                List.of(
                        new InFlight("5c1f07d2", "started", "done", JobFate.DONE),
                        new InFlight("0a9e11c4", "started", "done", JobFate.DONE),
                        new InFlight("77b0c2f9", "enqueued", "done", JobFate.DONE)),
                List.of(),
                List.of("If the same process enqueues or starts a job twice within one second, the row stays"
                        + " the same. This drill cannot see that."),
                20,
                passing().checks(),
                new Timeline(
                        -1,
                        end,
                        List.of(
                                new Lane(8121, "7c1e03aa", false, List.of(new Span(-1, 0.038, true)), 0.038),
                                new Lane(
                                        9044,
                                        "3fd0a9c6",
                                        true,
                                        elected == null
                                                ? List.of(new Span(-1, end, false))
                                                : List.of(new Span(-1, elected, false), new Span(elected, end, true)),
                                        null),
                                new Lane(9102, "e92b1d48", false, List.of(new Span(-1, end, false)), null)),
                        gap == null
                                ? List.of(-0.8, -0.4, -0.1)
                                : List.of(-0.8, -0.4, -0.1, gap, gap + 0.1, gap + 0.3, gap + 0.6)),
                verdict,
                reason,
                verdict == DrillVerdict.ABORTED ? List.of() : List.of(OLD),
                List.of());
    }

    /// Of a drill that runs: the leader is gone, nobody has followed.
    static DrillReport soFar() {
        return soFar(of("terminate-leader", DrillVerdict.ABORTED, null, "").inFlight());
    }

    /// The same with these jobs in flight.
    static DrillReport soFar(List<InFlight> inFlight) {
        var whole = of("terminate-leader", DrillVerdict.ABORTED, null, "It was not brought to its end.");
        return new DrillReport(
                whole.takenAt(),
                whole.method(),
                whole.environment(),
                whole.database(),
                OLD,
                NEXT,
                null,
                new Phases(0.038, 0.038, null, null, null),
                null,
                "No runner was seen to dispatch so far.",
                10,
                0.055,
                null,
                whole.noLeaderReason(),
                0,
                inFlight,
                List.of(),
                List.of(),
                20,
                whole.checks(),
                new Timeline(-1, 4.3, whole.timeline().lanes(), List.of(-0.8, -0.4, -0.1)),
                whole.verdict(),
                whole.reason(),
                List.of(),
                List.of());
    }

    static List<Numbered> history() {
        var gaps = new double[] {6.871, 3.061, 9.928, 1.563, 15.595, 5.363, 4.6, 2.1};
        var drills = new ArrayList<Numbered>();
        for (var i = 0; i < gaps.length; i++) {
            var late = gaps[i] > 10;
            drills.add(new Numbered(
                    37 - i,
                    of(
                            i == 3 ? "step-down" : late ? "silent-drop" : "terminate-leader",
                            late ? DrillVerdict.OVER_TARGET : DrillVerdict.PASS,
                            gaps[i],
                            "The successor's first job was enqueued " + gaps[i]
                                    + " s after the injection; the target time is 10.0 s.")));
        }
        return drills;
    }

    static Preflight passing() {
        var leader = runner(8121, OLD.uuid());
        return new Preflight(
                List.of(
                        new PreflightCheck("A leader to take out", PreflightCheck.Result.PASS, "pid 8121"),
                        new PreflightCheck("A successor", PreflightCheck.Result.PASS, "pid 9044, 2 standbys"),
                        new PreflightCheck("The method works", PreflightCheck.Result.PASS, "pid 8121"),
                        new PreflightCheck("Jobs notify", PreflightCheck.Result.PASS, "trigger complete"),
                        new PreflightCheck("No other drill here", PreflightCheck.Result.PASS, "none"),
                        new PreflightCheck("Probe jobs", PreflightCheck.Result.PASS, "20, without effect"),
                        new PreflightCheck(
                                "Jobs in flight", PreflightCheck.Result.WARN, "3 keep running: workers run them")),
                leader,
                List.of(leader),
                List.of(),
                runner(9044, NEXT.uuid()),
                3);
    }

    static Preflight nobody() {
        return new Preflight(
                List.of(
                        new PreflightCheck("A leader to take out", PreflightCheck.Result.PASS, "pid 8121"),
                        new PreflightCheck(
                                "A successor",
                                PreflightCheck.Result.FAIL,
                                "no runner would lead: connect another runner first"),
                        new PreflightCheck("The method works", PreflightCheck.Result.PASS, "pid 8121")),
                runner(8121, OLD.uuid()),
                List.of(runner(8121, OLD.uuid())),
                List.of(),
                null,
                0);
    }

    static RunnerConnection runner(int pid, String uuid) {
        return new RunnerConnection(
                pid,
                RunnerConnection.PREFIX + uuid,
                uuid,
                "acme-stg",
                "odoo",
                "10.0.12.3:" + pid,
                AT.minusSeconds(600),
                "idle",
                AT,
                "SELECT 1");
    }
}
