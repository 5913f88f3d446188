package signalbox.ui.trends;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.file.WholeFile;
import signalbox.queue.trend.TrendCourse;
import signalbox.queue.trend.TrendCourse.TrendStep;
import signalbox.queue.trend.TrendFigure;
import signalbox.queue.trend.TrendKey;
import signalbox.queue.trend.TrendReading;
import signalbox.queue.trend.TrendSpread;
import signalbox.text.CsvText;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.SaveAs;
import signalbox.ui.screen.action.ActionFlow;

/// Writes the trends that are shown to a file for spreadsheets: a line for each step of each channel and method.
/// Lengths
/// are in seconds; a figure that is not known is an empty cell.
final class TrendExport {
    private static final List<String> TITLES = List.of(
            "of",
            "channel",
            "model",
            "method",
            "from",
            "to",
            "complete",
            "started",
            "done",
            "failed",
            "wait_p50",
            "wait_p95",
            "wait_max",
            "run_p50",
            "run_p95",
            "run_max",
            "oldest_waiting");

    private final TrendsViewModel model;
    private final SaveAs saveAs;
    private final NoticeBoard notices;

    TrendExport(TrendsViewModel model, SaveAs saveAs, NoticeBoard notices) {
        this.model = model;
        this.saveAs = saveAs;
        this.notices = notices;
    }

    void ask() {
        var answer = model.answer();
        if (answer != null) {
            var name = "trends-" + answer.reading().period().word() + ".csv";
            saveAs.ask("Export the trends", name, List.of(new SaveAs.Kind("CSV", "csv")))
                    .ifPresent(file -> write(answer.reading(), file));
        }
    }

    private void write(TrendReading reading, Path file) {
        model.background().run(() -> written(reading, file), outcome -> {
            notices.notifyOperator(
                    switch (outcome) {
                        case TaskResult.Done<Long>(var lines) ->
                            Notice.done(NumberText.of(lines, "line") + " written to " + file + ".");
                        case TaskResult.Failed<Long>(var cause) ->
                            Notice.failed("The trends were not exported to " + file + ".", ActionFlow.message(cause));
                    });
        });
    }

    /// @return how many lines, without the titles
    static long written(TrendReading reading, Path file) throws IOException {
        var lines = new long[1];
        WholeFile.write(file, writer -> lines[0] = write(reading, writer));
        return lines[0];
    }

    private static long write(TrendReading reading, Writer writer) throws IOException {
        writer.write(CsvText.line(TITLES));
        var table = reading.table();
        var lines = 0L;
        for (var course : Stream.of(Stream.of(table.all()), table.channels().stream(), table.methods().stream())
                .flatMap(each -> each)
                .toList()) {
            for (var step : course.steps()) {
                writer.write(line(reading, course, step));
                lines++;
            }
        }
        return lines;
    }

    private static String line(TrendReading reading, TrendCourse course, TrendStep step) {
        var figures = step.figures();
        return CsvText.line(Stream.of(
                        names(course.key()),
                        Stream.of(
                                step.from().toString(),
                                step.to().toString(),
                                Boolean.toString(reading.coverage().isComplete(step.from())),
                                count(reading, TrendFigure.STARTED, figures.started()),
                                count(reading, TrendFigure.DONE, figures.done()),
                                count(reading, TrendFigure.FAILED, figures.failed())),
                        lengths(figures.waited()),
                        lengths(figures.ran()),
                        Stream.of(seconds(step.oldest())))
                .flatMap(each -> each)
                .toList());
    }

    private static Stream<String> names(TrendKey key) {
        return switch (key) {
            case TrendKey.All() -> Stream.of("all", "", "", "");
            case TrendKey.OfChannel(var name) -> Stream.of("channel", name, "", "");
            case TrendKey.OfMethod(var ofModel, var method) -> Stream.of("method", "", ofModel, method);
        };
    }

    private static String count(TrendReading reading, TrendFigure figure, long count) {
        return reading.coverage().why(figure).isPresent() ? "" : Long.toString(count);
    }

    private static Stream<String> lengths(@Nullable TrendSpread spread) {
        return spread == null
                ? Stream.of("", "", "")
                : Stream.of(seconds(spread.p50()), seconds(spread.p95()), seconds(spread.max()));
    }

    private static String seconds(@Nullable Duration length) {
        return length == null ? "" : Double.toString(DurationText.seconds(length));
    }
}
