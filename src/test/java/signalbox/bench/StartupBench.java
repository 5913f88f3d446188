package signalbox.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import signalbox.Main;
import signalbox.bench.Benchmark.Part;
import signalbox.bench.CachedProgram.Start;

/// How soon the window and a command are there, and what the window costs while nobody does anything: against an empty
/// window, or a Java that does nothing, started the same way. Alternating.
final class StartupBench {
    private static final int ROUNDS = 5;
    private static final Duration SETTLES = Duration.ofSeconds(75);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final double MEGABYTE = 1e6;
    private static final Start EMPTY = Start.window(EmptyWindow.class);
    private static final Start DEMO = Start.window(WatchedWindow.class);
    private static final String WINDOW = "window";
    private static final String FIGURES = "figures";

    private final BigQueue.Size size;

    private StartupBench(BigQueue.Size size) {
        this.size = size;
    }

    static Benchmark benchmark(BigQueue.Size size) {
        var bench = new StartupBench(size);
        return new Benchmark(
                "startup",
                "how soon the window and a command are there, and what the idle window costs (--rows N --pending N)",
                List.of(
                        new Part("database", progress -> bench.windows(progress, false)),
                        new Part("demo", progress -> bench.windows(progress, true)),
                        new Part("command", bench::command)));
    }

    private Result windows(Consumer<String> progress, boolean demo) throws Exception {
        try (var display = new VirtualDisplay();
                var program = new CachedProgram(display.name())) {
            progress.accept("training the caches");
            program.train(EMPTY, WINDOW);
            program.train(DEMO, FIGURES);
            if (demo) {
                return windows(progress, program, DEMO, "the demo", 3);
            }
            progress.accept("building " + size.label());
            try (var queue = new BigQueue(size)) {
                var url = queue.console().url();
                return windows(progress, program, DEMO.with("--url", url), size.label(), 2.5);
            }
        }
    }

    private Result windows(
            Consumer<String> progress, CachedProgram program, Start ours, String where, double wantedFigures)
            throws Exception {
        var empty = new ArrayList<Double>();
        var window = new ArrayList<Double>();
        var figures = new ArrayList<Double>();
        for (int round = 1; round <= ROUNDS; round++) {
            try (var one = program.start(EMPTY)) {
                empty.add(one.await(WINDOW));
            }
            try (var one = program.start(ours)) {
                window.add(one.await(WINDOW));
                figures.add(one.await(FIGURES));
            }
            progress.accept("round %d: empty %.2f s, window %.2f s, figures %.2f s"
                    .formatted(round, empty.getLast(), window.getLast(), figures.getLast()));
        }
        var idle = idle(program, EMPTY, WINDOW, progress);
        var own = idle(program, ours, FIGURES, progress);
        return result(where, new Sample(empty), new Sample(window), new Sample(figures), idle, own, wantedFigures);
    }

    /// @param memory in bytes
    /// @param shown percent of one core
    /// @param hidden the same, minimised
    private record Idle(long memory, double shown, double hidden) {
        Map<String, Object> figures() {
            return Map.of("rss", memory, "shownPercent", shown, "hiddenPercent", hidden);
        }
    }

    private static Idle idle(CachedProgram program, Start start, String moment, Consumer<String> progress)
            throws Exception {
        try (var one = program.start(start)) {
            one.await(moment);
            progress.accept("idle for " + SETTLES.toSeconds() + " s");
            Thread.sleep(SETTLES);
            var shown = one.percentDuring(MEASURED);
            var memory = one.memory();
            if (start.main().equals(EmptyWindow.class)) {
                return new Idle(memory, shown, shown);
            }
            one.hide();
            Thread.sleep(Duration.ofSeconds(15));
            return new Idle(memory, shown, one.percentDuring(MEASURED));
        }
    }

    private static Result result(
            String where, Sample empty, Sample window, Sample figures, Idle idle, Idle own, double wantedFigures) {
        var ratio = Sample.ratio(window.median(), empty.median());
        return new Result(
                List.of(
                        new Result.Row(
                                "window painted, " + where,
                                seconds(window),
                                seconds(empty),
                                "x %.2f".formatted(ratio),
                                Result.goal("at most x 1.5", ratio <= 1.5)),
                        new Result.Row(
                                "first figures painted",
                                seconds(figures),
                                seconds(empty),
                                "x %.2f".formatted(Sample.ratio(figures.median(), empty.median())),
                                Result.goal(
                                        "at most %.1f s".formatted(wantedFigures), figures.median() <= wantedFigures)),
                        new Result.Row(
                                "idle, RSS",
                                "%.0f MB".formatted(own.memory() / MEGABYTE),
                                "%.0f MB".formatted(idle.memory() / MEGABYTE),
                                "x %.2f".formatted(Sample.ratio((double) own.memory(), (double) idle.memory())),
                                Result.goal("below 250 MB", own.memory() < 250 * MEGABYTE)),
                        percent("idle on Overview, of one core", own.shown(), idle.shown(), 3),
                        percent("minimised, of one core", own.hidden(), idle.hidden(), 0.5)),
                List.of("Startup: medians of " + ROUNDS + " alternating starts with a cache each; idle: for "
                        + SETTLES.toSeconds() + " s before, then measured for " + MEASURED.toSeconds()
                        + " s; drawn by software on a virtual display of 1440 x 900."),
                figures(empty, window, figures, idle, own));
    }

    private static Map<String, Object> figures(Sample empty, Sample window, Sample figures, Idle idle, Idle own) {
        var all = new LinkedHashMap<String, Object>();
        all.put("emptySeconds", empty.figures());
        all.put("windowSeconds", window.figures());
        all.put("figuresSeconds", figures.figures());
        all.put("emptyIdle", idle.figures());
        all.put("idle", own.figures());
        return all;
    }

    private static Result.Row percent(String what, double ours, double baseline, double most) {
        return new Result.Row(
                what,
                "%.1f %%".formatted(ours),
                "%.1f %%".formatted(baseline),
                "",
                Result.goal("below %s %%".formatted(most), ours < most));
    }

    private static String seconds(Sample sample) {
        return "%.2f s".formatted(sample.median());
    }

    /// `status --json` against a Java that does nothing.
    private Result command(Consumer<String> progress) throws Exception {
        try (var display = new VirtualDisplay();
                var program = new CachedProgram(display.name());
                var queue = new BigQueue(new BigQueue.Size(20_000, 10_000))) {
            var status = Start.command(
                    Main.class, "status", "--json", "--url", queue.console().url());
            var nothing = Start.command(NothingToDo.class);
            progress.accept("training the caches");
            program.train(nothing, "");
            program.train(status, "");
            var ours = new ArrayList<Double>();
            var baseline = new ArrayList<Double>();
            for (int round = 0; round < 2 * ROUNDS; round++) {
                baseline.add(ended(program, nothing));
                ours.add(ended(program, status));
            }
            var sample = new Sample(ours);
            var least = new Sample(baseline);
            return new Result(
                    List.of(new Result.Row(
                            "status --json",
                            seconds(sample),
                            seconds(least),
                            "x %.2f".formatted(Sample.ratio(sample.median(), least.median())),
                            Result.goal("below 0.8 s", sample.median() < 0.8))),
                    List.of("Command: medians of " + 2 * ROUNDS + " alternating runs with a cache each, from the start"
                            + " of the process to its end; a small queue."),
                    Map.of("statusSeconds", sample.figures(), "nothingSeconds", least.figures()));
        }
    }

    private static double ended(CachedProgram program, Start start) throws Exception {
        try (var one = program.start(start)) {
            return one.awaitEnd();
        }
    }
}
