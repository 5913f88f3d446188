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
    private static final int WARM_UP = 500;
    private static final double WANTED = 0.5;

    private final Map<Side, List<Double>> millis = new EnumMap<>(Side.class);

    private Latency() {}

    static Result measure(Consumer<String> progress) throws Exception {
        var latency = new Latency();
        try (var course = new Course()) {
            for (int block = 1; block <= BLOCKS; block++) {
                for (var side : List.of(Side.PLAIN, Side.EMBEDDED)) {
                    latency.block(course, side);
                }
                progress.accept("block " + block + " of " + BLOCKS);
            }
        }
        return latency.result();
    }

    private void block(Course course, Side side) throws Exception {
        try (var _ = course.start(side)) {
            course.singles(WARM_UP);
            millis.computeIfAbsent(side, _ -> new ArrayList<>()).addAll(course.singles(JOBS_PER_BLOCK));
        }
    }

    private Sample sample(Side side) {
        return new Sample(millis.getOrDefault(side, List.of()));
    }

    private Result result() {
        var ours = sample(Side.EMBEDDED);
        var baseline = sample(Side.PLAIN);
        var ratio = Sample.ratio(ours.median(), baseline.median());
        var p95 = Sample.ratio(ours.p95(), baseline.p95());
        return new Result(
                List.of(
                        row("commit to request, median", ours.median(), baseline.median(), ratio),
                        row("commit to request, p95", ours.p95(), baseline.p95(), p95)),
                List.of("Latency: 400 single jobs each, in 4 alternating blocks, each added when the one before is"
                        + " done, after 500 to warm up; from the call of commit to the request at the endpoint. Both are"
                        + " spared the millisecond that the driver waits for more. The baseline checks neither that it"
                        + " leads nor that the job is still pending."),
                Map.of(
                        "millis", Map.of("signalbox", ours.figures(), "baseline", baseline.figures()),
                        "ratioOfMedians", ratio,
                        "ratioOfP95", p95));
    }

    private static Result.Row row(String what, double ours, double baseline, double ratio) {
        return new Result.Row(
                what,
                "%.2f ms".formatted(ours),
                "%.2f ms".formatted(baseline),
                "x %.2f".formatted(ratio),
                Result.goal("at most x 0.5", ratio <= WANTED));
    }
}
