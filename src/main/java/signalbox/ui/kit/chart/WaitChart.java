package signalbox.ui.kit.chart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;
import signalbox.text.DurationText;
import signalbox.text.ShownZone;
import signalbox.text.TimeText;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.chart.WaitSeries.WaitStep;

/// How long jobs waited: the line of half of them, the band up to 95 percent of them, and above both how long the
/// oldest one waited.
public final class WaitChart extends StepPlot {
    private static final List<Duration> UNITS = units();

    private @Nullable WaitSeries shown;
    private Duration top = Duration.ofSeconds(STRIPES);

    public WaitChart() {
        super("wait-chart");
    }

    private static List<Duration> units() {
        var units = new ArrayList<Duration>();
        for (var millis : new long[] {200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000}) {
            units.add(Duration.ofMillis(millis));
        }
        for (var minutes : new long[] {1, 2, 5, 10, 20, 30, 60, 120, 240, 360, 720, 1440, 2880, 7200, 14400}) {
            units.add(Duration.ofMinutes(minutes));
        }
        return List.copyOf(units);
    }

    /// The smallest round length that is not less than all that is drawn.
    static Duration top(Duration highest) {
        return UNITS.stream()
                .map(unit -> unit.multipliedBy(STRIPES))
                .filter(length -> length.compareTo(highest) >= 0)
                .findFirst()
                .orElse(highest);
    }

    public void show(WaitSeries waits) {
        if (isShown(waits, shown)) {
            return;
        }
        shown = waits;
        top = top(waits.highest());
        setAccessibleText(sentence(waits));
        begin(waits.range(), waits.steps().stream().map(WaitStep::times).toList(), waits.since());
        grid(IntStream.rangeClosed(0, STRIPES)
                .mapToObj(at -> at == 0
                        ? "0 s"
                        : DurationText.setting(top.multipliedBy(at).dividedBy(STRIPES)))
                .toList());
        put(path("chart-spread"), path -> spread(path, waits));
        put(path("chart-p50"), path -> line(path, waits, WaitStep::p50));
        put(path("chart-oldest"), path -> oldest(path, waits));
        hatch(waits.gaps());
        last(waits);
        end();
    }

    private double y(@Nullable Duration length) {
        return length == null ? y(0.0) : y((double) length.toMillis() / top.toMillis());
    }

    /// Steps without a started job break it.
    private void line(Path path, WaitSeries waits, Function<WaitStep, @Nullable Duration> value) {
        path.getElements().clear();
        for (var run : runs(waits.steps())) {
            var first = run.getFirst();
            path.getElements().add(new MoveTo(x(first.from()), y(value.apply(first))));
            points(path, run, value);
        }
    }

    private void points(Path path, List<WaitStep> run, Function<WaitStep, @Nullable Duration> value) {
        for (var step : run) {
            path.getElements().add(new LineTo(middle(step), y(value.apply(step))));
        }
        path.getElements().add(new LineTo(x(run.getLast().to()), y(value.apply(run.getLast()))));
    }

    private void spread(Path path, WaitSeries waits) {
        path.getElements().clear();
        for (var run : runs(waits.steps())) {
            var first = run.getFirst();
            path.getElements().add(new MoveTo(x(first.from()), y(first.p50())));
            path.getElements().add(new LineTo(x(first.from()), y(first.p95())));
            points(path, run, WaitStep::p95);
            path.getElements()
                    .add(new LineTo(x(run.getLast().to()), y(run.getLast().p50())));
            for (var step : run.reversed()) {
                path.getElements().add(new LineTo(middle(step), y(step.p50())));
            }
            path.getElements().add(new ClosePath());
        }
    }

    /// At the end of each step; at 0 where none waits.
    private void oldest(Path path, WaitSeries waits) {
        path.getElements().clear();
        var known = waits.steps().stream()
                .filter(step -> step.to().isAfter(waits.since()))
                .toList();
        if (waits.unknown().isEmpty()) {
            for (var step : known) {
                var x = x(step.to());
                var y = y(step.oldest());
                path.getElements().add(path.getElements().isEmpty() ? new MoveTo(x, y) : new LineTo(x, y));
            }
        }
    }

    private double middle(WaitStep step) {
        return (x(step.from()) + x(step.to())) / 2;
    }

    /// The stretches of steps in which jobs were started.
    private static List<List<WaitStep>> runs(List<WaitStep> steps) {
        var runs = new ArrayList<List<WaitStep>>();
        var isOpen = false;
        for (var step : steps) {
            if (step.p50() == null) {
                isOpen = false;
                continue;
            }
            if (!isOpen) {
                runs.add(new ArrayList<>());
            }
            isOpen = true;
            runs.getLast().add(step);
        }
        return runs;
    }

    /// Marks the newest value of the oldest one, in words.
    private void last(WaitSeries waits) {
        if (waits.steps().isEmpty() || waits.steps().getLast().oldest() == null) {
            return;
        }
        var oldest = waits.steps().getLast().oldest();
        put(styled(new Region(), "level-dot"), dot -> dot.resizeRelocate(right() - 3, y(oldest) - 3, 6, 6));
        put(Labels.of("oldest " + DurationText.of(oldest), "t-11", "t-semibold", "t-warning", "chart-note"), label -> {
            var width = label.prefWidth(-1);
            var above = y(oldest) - 20;
            label.resizeRelocate(right() - width - 8, above < 0 ? y(oldest) + 6 : above, width, 16);
        });
    }

    private static String sentence(WaitSeries waits) {
        if (!waits.unknown().isEmpty()) {
            return "Wait until the start: " + waits.unknown();
        }
        var started = waits.steps().stream().filter(step -> step.p95() != null).toList();
        if (started.isEmpty()) {
            return "Wait until the start: no job was started";
        }
        var last = started.getLast();
        var highest = started.stream()
                .reduce((one, other) -> length(other.p95()).compareTo(length(one.p95())) > 0 ? other : one)
                .orElse(last);
        return "Wait until the start: last p50 " + text(last.p50()) + " and p95 " + text(last.p95()) + ", highest p95 "
                + text(highest.p95()) + " at " + TimeText.minute(highest.from()) + " "
                + ShownZone.word(highest.from()) + ", oldest waiting "
                + (waits.steps().getLast().oldest() == null
                        ? "none"
                        : text(waits.steps().getLast().oldest()));
    }

    private static Duration length(@Nullable Duration length) {
        return Objects.requireNonNullElse(length, Duration.ZERO);
    }

    private static String text(@Nullable Duration length) {
        return length == null ? "none" : DurationText.of(length);
    }

    @Override
    String valuesOf(int number) {
        if (shown == null) {
            return "";
        }
        if (!shown.unknown().isEmpty()) {
            return shown.unknown();
        }
        var step = shown.steps().get(number);
        var oldest = "oldest waiting " + text(step.oldest());
        return step.p50() == null
                ? "no job was started\n" + oldest
                : "p50 " + text(step.p50()) + "\np95 " + text(step.p95()) + "\nmax " + text(step.max()) + "\n" + oldest;
    }
}
