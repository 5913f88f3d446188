package signalbox.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/// How fast a burst of jobs is drained, and how soon its first request comes.
final class Throughput {
    private static final int JOBS = 2000;
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 3;
    private static final double WANTED = 5;

    private final Map<Side, List<Course.Times>> rounds = new EnumMap<>(Side.class);

    private Throughput() {}

    static Result measure(Consumer<String> progress) throws Exception {
        var throughput = new Throughput();
        try (var course = new Course()) {
            for (int round = 1 - WARM_UP; round <= ROUNDS; round++) {
                for (var side : Side.values()) {
                    throughput.drain(course, side, round, progress);
                }
            }
        }
        return throughput.result();
    }

    /// Rounds up to 0 only warm up.
    private void drain(Course course, Side side, int round, Consumer<String> progress) throws Exception {
        try (var _ = course.start(side)) {
            var times = course.burst(JOBS);
            progress.accept("%s, round %d: %.0f jobs/s, first request after %.1f ms"
                    .formatted(side, round, perSecond(times), times.toFirst()));
            if (round > 0) {
                rounds.computeIfAbsent(side, _ -> new ArrayList<>()).add(times);
            }
        }
    }

    private static double perSecond(Course.Times times) {
        return JOBS / times.toEnd() * 1000;
    }

    private Sample sample(Side side, ToDoubleFunction<Course.Times> value) {
        return new Sample(rounds.getOrDefault(side, List.of()).stream()
                .map(value::applyAsDouble)
                .toList());
    }

    private Result result() {
        var ours = sample(Side.EMBEDDED, Throughput::perSecond);
        var python = sample(Side.PYTHON, Throughput::perSecond);
        var java = sample(Side.PLAIN, Throughput::perSecond);
        var ourFirst = sample(Side.EMBEDDED, Course.Times::toFirst);
        var pythonFirst = sample(Side.PYTHON, Course.Times::toFirst);
        var ratio = Sample.ratio(ours.median(), python.median());
        var first = Sample.ratio(ourFirst.median(), pythonFirst.median());
        return new Result(
                List.of(
                        drained("drain 2,000 jobs", ours, python, Result.goal("at least x 5", ratio >= WANTED)),
                        drained("the same in Java", ours, java, ""),
                        new Result.Row(
                                "first request of the burst",
                                "%.1f ms".formatted(ourFirst.median()),
                                "%.1f ms".formatted(pythonFirst.median()),
                                "x %.2f".formatted(first),
                                "")),
                List.of("Throughput: medians of 3 rounds, alternating, after three to warm up; channels root:50; rounds"
                        + " Signalbox " + ours.values() + ", baseline " + python.values() + ", the same in Java "
                        + java.values() + " jobs/s. All ask the same endpoint in this process, which starts and ends"
                        + " in one batch whatever has arrived: its cost is in each figure."),
                Map.of(
                        "jobs", JOBS,
                        "jobsPerSecond",
                                Map.of(
                                        "signalbox", ours.figures(),
                                        "baseline", python.figures(),
                                        "java", java.figures()),
                        "ratio", ratio,
                        "firstRequestMillis",
                                Map.of("signalbox", ourFirst.figures(), "baseline", pythonFirst.figures()),
                        "firstRequestRatio", first));
    }

    private static Result.Row drained(String what, Sample ours, Sample baseline, String goal) {
        return new Result.Row(
                what,
                "%.0f jobs/s".formatted(ours.median()),
                "%.0f jobs/s".formatted(baseline.median()),
                "x %.1f".formatted(Sample.ratio(ours.median(), baseline.median())),
                goal);
    }
}
