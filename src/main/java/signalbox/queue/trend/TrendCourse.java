package signalbox.queue.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import signalbox.text.TimeOrder;

/// How the jobs of one channel or method went, step by step.
///
/// @param total of the whole period
public record TrendCourse(TrendKey key, List<TrendStep> steps, TrendFigures total) {
    /// @param oldest how long the job that was due first had waited at the end of this step; null when none waited
    public record TrendStep(
            Instant from,
            Instant to,
            TrendFigures figures,
            @Nullable Duration oldest) {}

    public TrendCourse {
        steps = List.copyOf(steps);
    }

    /// How long the job that is due first has waited now; null when none waits.
    public @Nullable Duration oldest() {
        return steps.getLast().oldest();
    }

    static TrendCourse of(TrendAxis axis, TrendKey key, List<TrendCell> cells) {
        var steps = new Sums[axis.steps()];
        Arrays.setAll(steps, _ -> new Sums());
        var total = new Sums();
        for (var cell : cells) {
            if (cell.began() >= 0 && cell.began() < axis.steps()) {
                steps[cell.began()].start(cell);
                total.start(cell);
            }
            if (cell.ended() >= 0) {
                steps[cell.ended()].end(cell);
                total.end(cell);
            }
        }
        var oldest = oldest(axis, cells);
        var all = IntStream.range(0, axis.steps())
                .mapToObj(at -> new TrendStep(
                        axis.start(at), axis.start(at + 1), steps[at].figures(), age(oldest[at], axis.end(at))))
                .toList();
        return new TrendCourse(key, all, total.figures());
    }

    /// For each step, when the first of the jobs was due that began after it or wait still.
    private static @Nullable Instant[] oldest(TrendAxis axis, List<TrendCell> cells) {
        var first = new @Nullable Instant[axis.steps() + 1];
        for (var cell : cells) {
            if (cell.began() >= 0) {
                first[cell.began()] = TimeOrder.earlierKnown(first[cell.began()], cell.firstDue());
            }
        }
        var after = new @Nullable Instant[axis.steps()];
        for (int at = axis.steps() - 1; at >= 0; at--) {
            after[at] = TimeOrder.earlierKnown(at == axis.steps() - 1 ? null : after[at + 1], first[at + 1]);
        }
        return after;
    }

    /// Null when nothing was due by then.
    private static @Nullable Duration age(@Nullable Instant due, Instant at) {
        return due == null || due.isAfter(at) ? null : Duration.between(due, at);
    }

    private static final class Sums {
        private long started;
        private long done;
        private long failed;
        private final List<Lengths> waits = new ArrayList<>();
        private final List<Lengths> runs = new ArrayList<>();

        void start(TrendCell cell) {
            started += cell.jobs();
            waits.add(cell.waits());
        }

        void end(TrendCell cell) {
            done += cell.ending() == TrendEnding.DONE ? cell.jobs() : 0;
            failed += cell.ending() == TrendEnding.FAILED ? cell.jobs() : 0;
            runs.add(cell.runs());
        }

        TrendFigures figures() {
            return new TrendFigures(
                    started,
                    done,
                    failed,
                    Lengths.all(waits).spread(),
                    Lengths.all(runs).spread());
        }
    }
}
