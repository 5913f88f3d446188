package signalbox.ui.failover.content;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.DrillArchive.Numbered;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.DrillReport;
import signalbox.failover.report.DrillReport.DrillVerdict;
import signalbox.text.NumberText;
import signalbox.text.TimeText;

/// One drill in the list. Times are in milliseconds, as text; `–` if nothing was seen.
public record HistoryRow(
        int number,
        DrillReport report,
        String when,
        String method,
        String leaders,
        String detect,
        String elect,
        String dispatch,
        String gap) {
    private static final String NONE = "–";

    /// @param now the date is shown if it is not today's
    public static HistoryRow of(Numbered drill, Instant now) {
        var report = drill.report();
        var phases = report.phases();
        return new HistoryRow(
                drill.number(),
                report,
                TimeText.narrow(report.takenAt(), now),
                InjectionMethod.of(report.method()).shortTitle(),
                pid(report.leaderBefore()) + " → " + pid(report.successor()),
                millis(phases.gone()),
                millis(minus(phases.elected(), phases.gone())),
                millis(minus(phases.firstEnqueued(), phases.elected())),
                millis(report.gapSeconds()));
    }

    private static String pid(DrillReport.@Nullable Runner runner) {
        return runner == null ? NONE : Integer.toString(runner.pid());
    }

    static @Nullable Double minus(@Nullable Double later, @Nullable Double earlier) {
        return later == null || earlier == null ? null : Math.max(0, later - earlier);
    }

    static String millis(@Nullable Double seconds) {
        return seconds == null ? NONE : NumberText.count(Math.round(seconds * 1000));
    }

    /// `pass`, `over target`, …
    public String result() {
        return text(report.verdict());
    }

    static String text(DrillVerdict verdict) {
        return verdict.word().replace('-', ' ');
    }
}
