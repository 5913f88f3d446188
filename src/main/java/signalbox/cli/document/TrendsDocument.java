package signalbox.cli.document;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.cli.document.part.NullReason;
import signalbox.cli.document.part.OmitNull;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.trend.TrendCourse;
import signalbox.queue.trend.TrendFigure;
import signalbox.queue.trend.TrendFigures;
import signalbox.queue.trend.TrendKey;
import signalbox.queue.trend.TrendReading;
import signalbox.queue.trend.TrendSpread;
import signalbox.text.DurationText;

/// `trends`: how the queue went over a period, by channel and by method, most started first.
///
/// @param period `1h`, `6h`, `24h` or `7d`
/// @param jobsRead how many of the newest jobs it was read from
/// @param knownSince before it the figures are not complete
/// @param notes what is counted and what is not
public record TrendsDocument(
        Instant takenAt,
        List<String> caveats,
        String period,
        Instant from,
        long jobsRead,
        Instant knownSince,
        List<String> notes,
        TrendEntry all,
        List<TrendEntry> channels,
        List<TrendEntry> methods) {

    private static final String NONE_STARTED = "No job was started in this period, or none has the times of it.";
    private static final String NONE_DONE = "No job was done in this period, or none has the times of it.";
    private static final String NONE_WAITS = "No job waits.";

    /// @param waited of those that were started
    /// @param ran of those that were done
    /// @param oldestWaitingSeconds how long the job that is due first has waited now
    public record TrendEntry(
            @OmitNull @Nullable String channel,
            @OmitNull @Nullable String model,
            @OmitNull @Nullable String method,
            @Nullable Long started,
            @OmitNull @Nullable String startedReason,
            @Nullable Long done,
            @OmitNull @Nullable String doneReason,
            @Nullable Long failed,
            @OmitNull @Nullable String failedReason,
            @Nullable TrendLengths waited,
            @OmitNull @Nullable String waitedReason,
            @Nullable TrendLengths ran,
            @OmitNull @Nullable String ranReason,
            @Nullable Double oldestWaitingSeconds,
            @OmitNull @Nullable String oldestWaitingSecondsReason) {

        static TrendEntry of(TrendReading reading, TrendCourse course) {
            var total = course.total();
            var key = course.key();
            var oldest = course.oldest();
            var isOldestKnown = reading.coverage().why(TrendFigure.WAIT).isEmpty();
            return new TrendEntry(
                    key instanceof TrendKey.OfChannel(var name) ? name : null,
                    key instanceof TrendKey.OfMethod method ? method.model() : null,
                    key instanceof TrendKey.OfMethod method ? method.method() : null,
                    count(reading, TrendFigure.STARTED, total),
                    why(reading, TrendFigure.STARTED),
                    count(reading, TrendFigure.DONE, total),
                    why(reading, TrendFigure.DONE),
                    count(reading, TrendFigure.FAILED, total),
                    why(reading, TrendFigure.FAILED),
                    TrendLengths.of(total.waited()),
                    NullReason.ifNull(
                            total.waited(), Objects.requireNonNullElse(why(reading, TrendFigure.WAIT), NONE_STARTED)),
                    TrendLengths.of(total.ran()),
                    NullReason.ifNull(
                            total.ran(), Objects.requireNonNullElse(why(reading, TrendFigure.RUN), NONE_DONE)),
                    oldest == null || !isOldestKnown ? null : DurationText.seconds(oldest),
                    oldest == null || !isOldestKnown
                            ? Objects.requireNonNullElse(why(reading, TrendFigure.WAIT), NONE_WAITS)
                            : null);
        }

        private static @Nullable Long count(TrendReading reading, TrendFigure figure, TrendFigures total) {
            if (reading.coverage().why(figure).isPresent()) {
                return null;
            }
            return switch (figure) {
                case STARTED -> total.started();
                case DONE -> total.done();
                case FAILED -> total.failed();
                case WAIT, RUN -> throw new IllegalArgumentException(figure + " is no count");
            };
        }

        private static @Nullable String why(TrendReading reading, TrendFigure figure) {
            return reading.coverage().why(figure).orElse(null);
        }
    }

    /// Seconds: half of the jobs took no longer than `p50Seconds`, 95 percent no longer than `p95Seconds`.
    public record TrendLengths(double p50Seconds, double p95Seconds, double maxSeconds) {
        static @Nullable TrendLengths of(@Nullable TrendSpread spread) {
            return spread == null
                    ? null
                    : new TrendLengths(
                            DurationText.seconds(spread.p50()),
                            DurationText.seconds(spread.p95()),
                            DurationText.seconds(spread.max()));
        }
    }

    /// @param limit no more channels and methods than this
    public static TrendsDocument of(Capabilities capabilities, TrendReading reading, int limit) {
        var axis = reading.axis();
        var table = reading.table();
        return new TrendsDocument(
                axis.now(),
                capabilities.caveats(),
                reading.period().word(),
                axis.from(),
                reading.rows(),
                Objects.requireNonNullElse(reading.coverage().knownSince(), axis.from()),
                reading.coverage().notes(),
                TrendEntry.of(reading, table.all()),
                entries(reading, table.channels(), limit),
                entries(reading, table.methods(), limit));
    }

    private static List<TrendEntry> entries(TrendReading reading, List<TrendCourse> courses, int limit) {
        return courses.stream()
                .limit(limit)
                .map(course -> TrendEntry.of(reading, course))
                .toList();
    }
}
