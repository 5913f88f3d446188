package signalbox.ui.trends;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Snapshot;
import signalbox.queue.count.FailingMethod;
import signalbox.queue.trend.TrendCourse;
import signalbox.queue.trend.TrendFigure;
import signalbox.queue.trend.TrendKey;
import signalbox.queue.trend.TrendReading;
import signalbox.text.NumberText;
import signalbox.text.ShownTime;
import signalbox.text.TimeText;
import signalbox.ui.trends.TrendSource.TrendAnswer;

/// Everything that the screen shows, made from one reading.
///
/// @param summary the figures of all channels
/// @param read from how many jobs, and when
/// @param notes what is counted and what is not, a sentence each
/// @param missing the figures that this database has no columns for; empty when it has all
/// @param charts of what is selected
/// @param exceptions those of the failed jobs of the page's method
/// @param at when it was read, by the server's clock
record TrendsContent(
        String summary,
        String read,
        List<String> notes,
        String missing,
        List<TrendRow> channels,
        List<TrendRow> methods,
        TrendCharts charts,
        List<FailingMethod> exceptions,
        Instant at) {

    /// @param key what is selected
    /// @param snapshot null before the first
    static TrendsContent of(TrendAnswer answer, TrendKey key, @Nullable Snapshot snapshot) {
        var reading = answer.reading();
        var table = reading.table();
        return new TrendsContent(
                summary(reading),
                "from " + NumberText.of(reading.rows(), "job") + ", read at "
                        + TimeText.clock(reading.axis().now()),
                reading.coverage().notes(),
                missing(reading),
                rows(reading, table.channels()),
                rows(reading, table.methods()),
                TrendCharts.of(reading, key, snapshot),
                answer.failing().stream()
                        .filter(failing -> key.equals(new TrendKey.OfMethod(failing.model(), failing.method())))
                        .toList(),
                reading.axis().now());
    }

    private static List<TrendRow> rows(TrendReading reading, List<TrendCourse> courses) {
        var unknown = reading.coverage().unknown().keySet();
        return courses.stream().map(course -> TrendRow.of(course, unknown)).toList();
    }

    private static String summary(TrendReading reading) {
        var total = reading.table().all().total();
        var axis = reading.axis();
        return figure(reading, TrendFigure.STARTED, total.started()) + " · "
                + figure(reading, TrendFigure.DONE, total.done()) + " · "
                + figure(reading, TrendFigure.FAILED, total.failed()) + " · " + TimeText.narrow(axis.from(), axis.now())
                + " to " + ShownTime.ofDay(axis.now());
    }

    private static String figure(TrendReading reading, TrendFigure figure, long count) {
        var least = reading.coverage().knownSince() == null ? "" : "at least ";
        return reading.coverage().why(figure).isPresent()
                ? figure.label() + " unknown"
                : least + NumberText.count(count) + " " + figure.label();
    }

    /// `Done, run: unknown, because …`, a sentence for each reason.
    private static String missing(TrendReading reading) {
        return reading.coverage().unknown().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(entry -> entry.getKey().label(), Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(entry -> capitalized(entry.getValue()) + ": " + entry.getKey() + ".")
                .collect(Collectors.joining(" "));
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /// Whether it is known which jobs ran in the period.
    boolean isKnown() {
        return missing.isEmpty() || !channels.isEmpty() || !missing.startsWith("Started");
    }
}
