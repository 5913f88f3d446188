package signalbox.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import signalbox.demo.job.JobMix;
import signalbox.runner.RunnerDelays;

/// How the demo is started.
///
/// @param cacheFolder keeps the server's programs between runs, and a folder for each run while it lasts
/// @param recycleDelay after this time a worker that ended is replaced
/// @param progress gets a line for each step of the start
public record DemoOptions(
        Path cacheFolder,
        RunnerDelays delays,
        JobMix jobs,
        CronTiming cron,
        Duration recycleDelay,
        Consumer<String> progress) {

    /// With the delays of the field.
    public static DemoOptions field(Path cacheFolder) {
        return new DemoOptions(
                cacheFolder,
                RunnerDelays.ofOdooSh(),
                JobMix.lively(),
                CronTiming.field(),
                Duration.ofSeconds(8),
                _ -> {});
    }

    /// For tests: short delays, and a cron worker only if one is asked for.
    public static DemoOptions quick(Path cacheFolder) {
        return field(cacheFolder)
                .withDelays(RunnerDelays.all(Duration.ofMillis(300)))
                .withCron(CronTiming.never())
                .withRecycleDelay(Duration.ofMillis(300));
    }

    public DemoOptions withDelays(RunnerDelays other) {
        return new DemoOptions(cacheFolder, other, jobs, cron, recycleDelay, progress);
    }

    public DemoOptions withJobs(JobMix other) {
        return new DemoOptions(cacheFolder, delays, other, cron, recycleDelay, progress);
    }

    public DemoOptions withCron(CronTiming other) {
        return new DemoOptions(cacheFolder, delays, jobs, other, recycleDelay, progress);
    }

    public DemoOptions withRecycleDelay(Duration other) {
        return new DemoOptions(cacheFolder, delays, jobs, cron, other, progress);
    }

    public DemoOptions withProgress(Consumer<String> other) {
        return new DemoOptions(cacheFolder, delays, jobs, cron, recycleDelay, other);
    }
}
