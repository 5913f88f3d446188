package signalbox.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/// From the commit of a job to its request, over the first 100 jobs of a runner that has just started, as a process of
/// its own.
final class FreshLatency {
    private static final int ROUNDS = 4;
    private static final int JOBS = 100;
    private static final double MILLIS_PER_TICK = 10;

    private final List<Double> millis = new ArrayList<>();
    private final List<Double> processorMillis = new ArrayList<>();

    private FreshLatency() {}

    static Result measure(Consumer<String> progress) throws Exception {
        var ours = new FreshLatency();
        var python = new FreshLatency();
        var folder = Files.createTempDirectory("bench-fresh");
        try (var course = new Course()) {
            for (int round = 1; round <= ROUNDS; round++) {
                ours.round(course, (spec, target) -> RunnerProcess.start(spec, target, folder), RunnerProcess::pid);
                python.round(
                        course, (spec, target) -> new PythonRunner(spec, Side.CAPACITY, target), PythonRunner::pid);
                progress.accept("round " + round + " of " + ROUNDS);
            }
        }
        return result(ours, python);
    }

    private <R extends Closeable> void round(Course course, Course.Starter<R> starter, ToLongFunction<R> pid)
            throws Exception {
        try (var runner = course.start(starter)) {
            var before = ticks(runner, pid);
            millis.addAll(course.singles(JOBS));
            processorMillis.add((ticks(runner, pid) - before) * MILLIS_PER_TICK / JOBS);
        }
    }

    private static <R> long ticks(R runner, ToLongFunction<R> pid) throws IOException {
        return StartedProgram.ticks(pid.applyAsLong(runner));
    }

    private static Result result(FreshLatency ours, FreshLatency python) {
        var fresh = new Sample(ours.millis);
        var script = new Sample(python.millis);
        var cost = new Sample(ours.processorMillis);
        var scriptCost = new Sample(python.processorMillis);
        var p95 = Sample.ratio(fresh.p95(), script.p95());
        var processor = Sample.ratio(cost.median(), scriptCost.median());
        return new Result(
                List.of(
                        row("a fresh process, first 100 jobs, median", fresh.median(), script.median(), ""),
                        row("the same, p95", fresh.p95(), script.p95(), Result.goal("at most x 1", p95 <= 1)),
                        row(
                                "processor for each of them",
                                cost.median(),
                                scriptCost.median(),
                                Result.goal("at most x 0.2", processor <= 0.2))),
                List.of("Fresh: " + ROUNDS
                        + " alternating starts of each as a process; one job leads the way, the next "
                        + JOBS + " are measured, one after the other. The processor's time is what the system accounts"
                        + " for the process, compiling included."),
                Map.of(
                        "millis",
                        Map.of("signalbox", fresh.figures(), "baseline", script.figures()),
                        "processorMillis",
                        Map.of("signalbox", cost.figures(), "baseline", scriptCost.figures())));
    }

    private static Result.Row row(String what, double ours, double baseline, String goal) {
        return new Result.Row(
                what,
                "%.2f ms".formatted(ours),
                "%.2f ms".formatted(baseline),
                "x %.2f".formatted(Sample.ratio(ours, baseline)),
                goal);
    }
}
