package signalbox.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// From the commit of a single job to its request.
final class Latency {
    private static final int BLOCKS = 4;
    private static final int JOBS_PER_BLOCK = 100;
    private static final int FIRST_JOBS = 500;
    private static final int WARM_UP = 4000;
    private static final int WARM_UP_OF_BLOCK = 500;
    private static final double WANTED = 0.5;

    private final Map<Side, List<Double>> firstMillis = new EnumMap<>(Side.class);
    private final Map<Side, List<Double>> millis = new EnumMap<>(Side.class);

    private Latency() {}

    static Result measure(Consumer<String> progress) throws Exception {
        var latency = new Latency();
        try (var course = new Course()) {
            for (var side : Side.values()) {
                latency.warmUp(course, side);
                progress.accept(side + " is warm");
            }
            for (int block = 1; block <= BLOCKS; block++) {
                for (var side : Side.values()) {
                    latency.block(course, side);
                }
                progress.accept("block " + block + " of " + BLOCKS);
            }
        }
        return latency.result();
    }

    private void warmUp(Course course, Side side) throws Exception {
        try (var _ = course.start(side)) {
            firstMillis.put(side, course.singles(FIRST_JOBS));
            course.singles(WARM_UP - FIRST_JOBS);
        }
    }

    private void block(Course course, Side side) throws Exception {
        try (var _ = course.start(side)) {
            course.singles(WARM_UP_OF_BLOCK);
            millis.computeIfAbsent(side, _ -> new ArrayList<>()).addAll(course.singles(JOBS_PER_BLOCK));
        }
    }

    private static Sample sample(Map<Side, List<Double>> figures, Side side) {
        return new Sample(figures.getOrDefault(side, List.of()));
    }

    private Result result() {
        var ours = sample(millis, Side.EMBEDDED);
        var python = sample(millis, Side.PYTHON);
        var java = sample(millis, Side.PLAIN);
        var ourFirst = sample(firstMillis, Side.EMBEDDED);
        var pythonFirst = sample(firstMillis, Side.PYTHON);
        var median = Sample.ratio(ours.median(), python.median());
        var p95 = Sample.ratio(ours.p95(), python.p95());
        return new Result(
                List.of(
                        row("commit to request, median", ours.median(), python.median(), goal(median)),
                        row("commit to request, p95", ours.p95(), python.p95(), goal(p95)),
                        row("the same in Java, median", ours.median(), java.median(), ""),
                        row("the same in Java, p95", ours.p95(), java.p95(), ""),
                        row("the first 500 jobs, median", ourFirst.median(), pythonFirst.median(), ""),
                        row("the first 500 jobs, p95", ourFirst.p95(), pythonFirst.p95(), "")),
                List.of("Latency: 400 single jobs each, in 4 alternating blocks, each added when the one before is"
                        + " done, after 4,000 to warm up and 500 in each block: a runner works for days, and Java"
                        + " compiles while it begins, which the first 500 of each side show; from the call of"
                        + " commit to the request at the endpoint. The server flushes each commit, as by default; the embedded runner does not wait for the flush"
                        + " of an enqueuing. Neither baseline checks that it leads or that the job is still pending."
                        + " Those in Java are spared the millisecond that the driver waits for more."),
                Map.of(
                        "millis",
                        Map.of("signalbox", ours.figures(), "baseline", python.figures(), "java", java.figures()),
                        "firstMillis",
                        Map.of("signalbox", ourFirst.figures(), "baseline", pythonFirst.figures()),
                        "ratioOfMedians",
                        median,
                        "ratioOfP95",
                        p95));
    }

    private static String goal(double ratio) {
        return Result.goal("at most x 0.5", ratio <= WANTED);
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
