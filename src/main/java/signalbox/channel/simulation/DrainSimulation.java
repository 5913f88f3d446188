package signalbox.channel.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import signalbox.channel.ChannelLoad;
import signalbox.channel.ChannelScheduler;
import signalbox.channel.JobFacts;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;
import signalbox.text.TimeOrder;

/// How a backlog drains through the real scheduler, on a clock that jumps from one event to the next. No job fails and
/// no job is added: it ends when the last job that can start has ended.
///
/// @param order uuids in the order in which they are dispatched; those that run already are not in it
/// @param took from the beginning to the end of the last job
/// @param due to the end of the last job that does not wait for an eta
/// @param stuck uuids of jobs that never start: a failed job or a dead one holds them, or their ETA never comes
/// @param channels all channels, configured ones first
public record DrainSimulation(
        List<String> order, Duration took, Duration due, List<String> stuck, List<Part> channels) {

    /// An ETA that is so far ahead (infinity, a year out of range) never comes.
    static final Instant NEVER = Instant.parse("+10000-01-01T00:00:00Z");

    /// What one channel and the channels below it had to do.
    ///
    /// @param jobs how many jobs ended in it
    /// @param took from the beginning to the end of the last of them
    /// @param busy the sum of their durations
    public record Part(ChannelSetting setting, int jobs, Duration took, Duration busy) {
        private static Part none(ChannelSetting setting) {
            return new Part(setting, 0, Duration.ZERO, Duration.ZERO);
        }

        private Part plus(Duration end, Duration duration) {
            return new Part(setting, jobs + 1, end.compareTo(took) > 0 ? end : took, busy.plus(duration));
        }

        /// How many of the slots were free on average in that time; 0 without a limit.
        double idleSlots(Duration over) {
            if (!setting.isLimited() || over.isZero()) {
                return 0;
            }
            return Math.max(0, setting.capacity() - (double) busy.toMillis() / over.toMillis());
        }
    }

    public DrainSimulation {
        order = List.copyOf(order);
        stuck = List.copyOf(stuck);
        channels = List.copyOf(channels);
    }

    /// @param duration how long each job takes; called once for each
    public static DrainSimulation of(ChannelPlan plan, JobsToDrain open, Function<DrainJob, Duration> duration) {
        return new Run(plan, open, duration).toEnd();
    }

    /// The end of a job that runs.
    private record End(Instant at, DrainJob job, Duration took) {}

    private static final class Run {
        private final ChannelScheduler scheduler;
        private final Instant begin;
        private final Function<DrainJob, Duration> duration;
        private final Map<String, DrainJob> waiting = new HashMap<>();
        private final PriorityQueue<End> running = new PriorityQueue<>(Comparator.comparing(End::at)
                .thenComparingLong(end -> end.job().facts().seq()));
        private final List<String> order = new ArrayList<>();
        private final Map<String, Part> parts = new HashMap<>();
        private Instant now;
        private Duration due = Duration.ZERO;

        Run(ChannelPlan plan, JobsToDrain open, Function<DrainJob, Duration> duration) {
            this.scheduler = new ChannelScheduler(plan);
            this.begin = open.begin();
            this.now = begin;
            this.duration = duration;
            open.lastStarts().seen().forEach(scheduler::startedAt);
            for (var job : open.jobs()) {
                scheduler.notify(job.facts());
                if (job.isRunning()) {
                    if (!open.dead().contains(job.facts().uuid())) {
                        start(job);
                    }
                } else if (job.facts().phase() == JobFacts.Phase.QUEUED) {
                    waiting.put(job.facts().uuid(), job);
                }
            }
        }

        DrainSimulation toEnd() {
            while (true) {
                for (var chosen : scheduler.jobsToRun(now)) {
                    var job = waiting.remove(chosen.uuid());
                    if (job != null) {
                        order.add(chosen.uuid());
                        start(job);
                    }
                }
                var next = nextEvent();
                if (next.equals(Instant.MAX)) {
                    break;
                }
                now = next;
                while (!running.isEmpty() && !running.peek().at().isAfter(now)) {
                    end(running.remove());
                }
            }
            var channels = scheduler.loads().stream()
                    .map(ChannelLoad::setting)
                    .sorted(Comparator.comparing(ChannelSetting::name))
                    .map(setting -> parts.getOrDefault(setting.name(), Part.none(setting)))
                    .toList();
            var took = parts.values().stream().map(Part::took).max(Comparator.naturalOrder());
            return new DrainSimulation(order, took.orElse(Duration.ZERO), due, stuck(), channels);
        }

        private void start(DrainJob job) {
            var takes = duration.apply(job);
            running.add(new End(now.plus(takes), job, takes));
        }

        private void end(End end) {
            var facts = end.job().facts();
            scheduler.remove(facts.uuid());
            var since = Duration.between(begin, end.at());
            var eta = facts.eta();
            if (eta == null || !eta.isAfter(begin)) {
                due = since;
            }
            for (var setting : scheduler.settings(facts.channel())) {
                parts.merge(
                        setting.name(),
                        Part.none(setting).plus(since, end.took()),
                        (sum, one) -> sum.plus(since, end.took()));
            }
        }

        /// The scheduler's wake-up time counts only if it lies in the future: nothing else can change before
        /// the next job ends.
        private Instant nextEvent() {
            var end = running.isEmpty() ? Instant.MAX : running.peek().at();
            var wakeup = waiting.isEmpty()
                    ? Instant.MAX
                    : scheduler
                            .wakeup()
                            .filter(at -> at.isAfter(now) && at.isBefore(NEVER))
                            .orElse(Instant.MAX);
            return TimeOrder.earlier(end, wakeup);
        }

        private List<String> stuck() {
            return waiting.values().stream()
                    .sorted(Comparator.comparingLong(job -> job.facts().seq()))
                    .map(job -> job.facts().uuid())
                    .toList();
        }
    }
}
