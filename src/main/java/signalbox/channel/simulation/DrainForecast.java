package signalbox.channel.simulation;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;
import signalbox.statistics.Quantiles;
import signalbox.text.NumberText;

/// How long a backlog would take to drain. One run with the median duration of each job gives the order; more runs
/// with random past durations give the range. The same backlog always gives the same answer.
///
/// @param jobs how many would end
/// @param dueJobs those of them that do not wait for an eta
/// @param took until all of them are done
/// @param due until all of them are done that do not wait for an eta
/// @param order uuids in the order of dispatch: the first `MOST_NAMED`
/// @param stuck uuids of jobs that would never start: the first `MOST_NAMED`
/// @param causes how many jobs would never start, by cause
/// @param held the slots that most of them wait for and that no worker uses; null when something else is the cause
public record DrainForecast(
        int jobs,
        int dueJobs,
        Spread took,
        Spread due,
        List<String> order,
        List<String> stuck,
        Map<StuckCause, Integer> causes,
        @Nullable SlotsWithoutWorker held,
        List<ChannelForecast> channels) {
    /// No more jobs than this are named.
    public static final int MOST_NAMED = 50_000;

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

    /// Slots of a channel that jobs hold without a worker.
    ///
    /// @param jobs at least as many as there are slots
    public record SlotsWithoutWorker(String channel, int jobs, int slots) {
        String sentence() {
            return NumberText.of(jobs, "job") + " that no worker is running " + (jobs == 1 ? "holds" : "hold")
                    + (slots == 1 ? " the only slot" : " all " + NumberText.of(slots, "slot")) + " of " + channel;
        }
    }

    /// Of a channel and those below it.
    ///
    /// @param jobs how many would end
    /// @param never how many would never start
    /// @param unread how many were not looked at
    /// @param took until the last of `jobs` has ended
    /// @param idleSlots how many of its slots are free on average until the whole backlog is done; 0 without a
    ///     limit
    /// @param idleBefore how many are free on average until this channel's own jobs are done
    public record ChannelForecast(
            ChannelSetting setting,
            int jobs,
            int never,
            long unread,
            Spread took,
            double idleSlots,
            double idleBefore) {
        /// Whether it is known when the last of its jobs would end.
        public boolean isKnown() {
            return unread == 0 && (jobs > 0 || never == 0);
        }
    }

    private static final long SEED = 607;
    private static final int MOST_RUNS = 200;
    private static final int FEWEST_RUNS = 3;
    private static final long USUAL_STEPS = 6_000_000;

    public DrainForecast {
        order = List.copyOf(order);
        stuck = List.copyOf(stuck);
        causes = Collections.unmodifiableMap(new TreeMap<>(causes));
        channels = List.copyOf(channels);
    }

    /// Simulates the backlog 3 to 200 times: the more jobs, the fewer times, because then the runs differ less.
    public static DrainForecast of(ChannelPlan plan, JobsToDrain open) {
        return of(plan, open, DrainRun.MOST_STEPS);
    }

    /// The same backlog with each of these plans: what does not depend on them is worked out once.
    public static List<DrainForecast> of(List<ChannelPlan> plans, JobsToDrain open) {
        var jobs = new BacklogColumns(open);
        return plans.stream().map(plan -> of(plan, jobs, DrainRun.MOST_STEPS)).toList();
    }

    /// @param most after so many steps of a run the rest is not looked at
    static DrainForecast of(ChannelPlan plan, JobsToDrain open, long most) {
        return of(plan, new BacklogColumns(open), most);
    }

    private static DrainForecast of(ChannelPlan plan, BacklogColumns jobs, long most) {
        var tree = new DrainTree(plan, jobs);
        var middle = new DrainRun(tree, jobs, job -> jobs.medians[jobs.kind[job]]).toEnd(most);
        return new DrainParts(jobs, tree, middle, drawn(tree, jobs, middle, most)).forecast();
    }

    /// Each channel's ends, and those of the whole, of several runs.
    private static List<Ends> drawn(DrainTree tree, BacklogColumns jobs, DrainRun middle, long most) {
        var random = new Random(SEED);
        var runs = new ArrayList<Ends>();
        for (int run = runs(jobs, middle); run > 0; run--) {
            runs.add(Ends.of(new DrainRun(tree, jobs, job -> drawn(jobs.times.get(jobs.kind[job]), random))
                    .toEnd(most)));
        }
        return runs;
    }

    private static long drawn(long[] times, Random random) {
        return times.length == 1 ? times[0] : times[random.nextInt(times.length)];
    }

    private static int runs(BacklogColumns jobs, DrainRun middle) {
        if (middle.isCut || jobs.times.stream().allMatch(times -> times.length == 1)) {
            return 1;
        }
        return Math.clamp(USUAL_STEPS / Math.max(1, middle.steps()), FEWEST_RUNS, MOST_RUNS);
    }

    /// How many would never start.
    public int never() {
        return causes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// How many were not looked at: then nobody knows how long all would take.
    public long unread() {
        return channels.stream()
                .filter(channel -> channel.setting().name().equals(ChannelName.ROOT))
                .mapToLong(ChannelForecast::unread)
                .sum();
    }

    /// Whether it is known when all that can start would be done, and there is any.
    public boolean isKnown() {
        return jobs > 0 && unread() == 0;
    }

    /// How long the jobs take that are due; where none is, how long the others take.
    public Spread main() {
        return dueJobs > 0 ? due : took;
    }

    /// How many of the jobs that would end wait for an ETA besides those that are due.
    public int laterJobs() {
        return dueJobs > 0 ? jobs - dueJobs : 0;
    }

    /// Whether there is work, and none of it would be done.
    public boolean isNever() {
        return jobs == 0 && never() > 0 && unread() == 0;
    }

    /// What holds most of those that would never start, without a full stop; empty when all would start.
    public String mainCause() {
        return causes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> held != null && most.getKey() == StuckCause.DEAD
                        ? held.sentence()
                        : most.getKey().sentence())
                .orElse("");
    }

    /// How many jobs would never start and why, one sentence for each cause.
    public List<String> stuckSentences() {
        return causes.entrySet().stream()
                .map(entry -> NumberText.of(entry.getValue(), "job") + " would never start: "
                        + entry.getKey().sentence() + ".")
                .toList();
    }

    /// When a run ended, in microseconds. The run itself would need much memory.
    private record Ends(long took, long due, List<Long> byChannel) {
        static Ends of(DrainRun run) {
            return new Ends(
                    run.took,
                    run.due,
                    run.channels.stream().map(channel -> channel.lastEnd).toList());
        }
    }

    /// What the runs show, put together.
    private record DrainParts(BacklogColumns jobs, DrainTree tree, DrainRun middle, List<Ends> drawn) {
        DrainForecast forecast() {
            var waiting = middle.waiting();
            var stuck = middle.isCut ? new int[0] : waiting;
            var causes = new StuckCauses(jobs, tree, middle.channels, stuck);
            return new DrainForecast(
                    middle.ended,
                    middle.endedDue,
                    spread(Ends::took),
                    spread(Ends::due),
                    uuids(Arrays.stream(middle.order, 0, middle.dispatched)),
                    uuids(Arrays.stream(stuck)),
                    causes.counts(),
                    causes.held().orElse(null),
                    channels(counted(stuck), unread(middle.isCut ? waiting : new int[0])));
        }

        private Spread spread(ToLongFunction<Ends> time) {
            return Spread.of(drawn.stream()
                    .map(run -> Duration.of(time.applyAsLong(run), ChronoUnit.MICROS))
                    .toList());
        }

        private List<String> uuids(IntStream numbers) {
            return numbers.limit(MOST_NAMED).mapToObj(jobs::uuid).toList();
        }

        /// By the place of the channel, those below included.
        private long[] counted(int[] numbers) {
            var counts = new long[middle.channels.size()];
            Arrays.stream(numbers).forEach(job -> add(counts, tree.leaf(job), 1));
            return counts;
        }

        private long[] unread(int[] waiting) {
            var counts = counted(waiting);
            if (middle.isCut) {
                Arrays.stream(middle.running()).forEach(job -> add(counts, tree.leaf(job), 1));
            }
            jobs.open.unread().forEach((channel, more) -> add(counts, tree.place(channel), more));
            return counts;
        }

        private void add(long[] counts, int place, long more) {
            for (var at = middle.channels.get(place); at != null; at = at.parent) {
                counts[at.number] += more;
            }
        }

        private List<ChannelForecast> channels(long[] never, long[] unread) {
            return middle.channels.stream()
                    .sorted(Comparator.comparing(channel -> channel.setting.name()))
                    .map(channel -> new ChannelForecast(
                            channel.setting,
                            channel.ended,
                            (int) never[channel.number],
                            unread[channel.number],
                            spread(run -> run.byChannel().get(channel.number)),
                            channel.idleSlots(middle.took),
                            channel.idleSlots(channel.lastEnd)))
                    .toList();
        }
    }
}
