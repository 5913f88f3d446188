package signalbox.channel.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;
import signalbox.statistics.Quantiles;
import signalbox.text.NumberText;

/// How long a backlog would take to drain. One run with the median duration of each job gives the order; many runs
/// with random past durations give the range. The same backlog always gives the same answer.
///
/// @param took until all jobs are done
/// @param due until all jobs are done that do not wait for an eta
/// @param order uuids in the order of dispatch
/// @param stuck uuids of jobs that would never start
/// @param causes how many jobs would never start, by cause
public record DrainForecast(
        int jobs,
        Spread took,
        Spread due,
        List<String> order,
        List<String> stuck,
        Map<StuckCause, Integer> causes,
        List<ChannelForecast> channels) {

    /// @param low, high eight of ten runs end between these
    public record Spread(Duration median, Duration low, Duration high) {
        static Spread of(List<Duration> durations) {
            var sorted = durations.stream().sorted().toList();
            return new Spread(
                    Quantiles.ofDurations(sorted, 0.5),
                    Quantiles.ofDurations(sorted, 0.1),
                    Quantiles.ofDurations(sorted, 0.9));
        }
    }

    /// @param jobs including those of the channels below
    /// @param took until the last of them has ended
    /// @param idleSlots how many of its slots are free on average until the whole backlog is done; 0 without a
    ///     limit
    /// @param idleBefore how many are free on average until this channel's own jobs are done
    public record ChannelForecast(ChannelSetting setting, int jobs, Spread took, double idleSlots, double idleBefore) {}

    private static final long SEED = 607;
    private static final int MOST_RUNS = 200;
    private static final int FEWEST_RUNS = 20;
    private static final int MOST_STEPS = 600_000;
    private static final int USUAL_LEVELS = 4;

    public DrainForecast {
        order = List.copyOf(order);
        stuck = List.copyOf(stuck);
        causes = Collections.unmodifiableMap(new TreeMap<>(causes));
        channels = List.copyOf(channels);
    }

    /// Simulates the backlog 20 to 200 times: the more jobs, the fewer times.
    public static DrainForecast of(ChannelPlan plan, JobsToDrain open) {
        var middle = DrainSimulation.of(plan, open, DrainJob::median);
        var random = new Random(SEED);
        var took = new ArrayList<Duration>();
        var due = new ArrayList<Duration>();
        var byChannel = new HashMap<String, List<Duration>>();
        for (int run = runs(open); run > 0; run--) {
            var drain = DrainSimulation.of(
                    plan, open, job -> job.past().get(random.nextInt(job.past().size())));
            took.add(drain.took());
            due.add(drain.due());
            drain.channels()
                    .forEach(part -> byChannel
                            .computeIfAbsent(part.setting().name(), _ -> new ArrayList<>())
                            .add(part.took()));
        }
        var count = middle.channels().stream()
                .filter(part -> part.setting().name().equals(ChannelName.ROOT))
                .mapToInt(DrainSimulation.Part::jobs)
                .sum();
        return new DrainForecast(
                count,
                Spread.of(took),
                Spread.of(due),
                middle.order(),
                middle.stuck(),
                StuckCauses.of(plan, open, middle.stuck()),
                channels(middle, byChannel));
    }

    /// How many jobs would never start and why, one sentence for each cause.
    public List<String> stuckSentences() {
        return causes.entrySet().stream()
                .map(entry -> NumberText.of(entry.getValue(), "job") + " would never start: "
                        + entry.getKey().sentence() + ".")
                .toList();
    }

    /// The more jobs there are, the less do the runs differ from each other. A job in a deep channel takes as many
    /// steps as several, because it passes through every channel above.
    private static int runs(JobsToDrain open) {
        var steps = open.jobs().stream()
                .mapToLong(job ->
                        Math.ceilDiv(ChannelName.of(job.facts().channel()).levels(), USUAL_LEVELS))
                .sum();
        return Math.clamp(MOST_STEPS / Math.max(1, steps), FEWEST_RUNS, MOST_RUNS);
    }

    private static List<ChannelForecast> channels(DrainSimulation middle, Map<String, List<Duration>> took) {
        var channels = new LinkedHashMap<String, ChannelForecast>();
        for (var part : middle.channels()) {
            var name = part.setting().name();
            channels.put(
                    name,
                    new ChannelForecast(
                            part.setting(),
                            part.jobs(),
                            Spread.of(took.getOrDefault(name, List.of(Duration.ZERO))),
                            part.idleSlots(middle.took()),
                            part.idleSlots(part.took())));
        }
        return List.copyOf(channels.values());
    }
}
