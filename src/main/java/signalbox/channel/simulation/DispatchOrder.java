package signalbox.channel.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import signalbox.channel.ChannelScheduler;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;

/// Which of the open jobs the scheduler dispatches, and in which order: the one answer to "which job is next".
/// Pure.
///
/// @param now uuids that would be dispatched at once if a runner asked, in this order
/// @param later uuids that would be dispatched after these, each as soon as a slot is free, if all jobs take equally
///     long and none fails
/// @param doubtful those of `now` that a throttle may hold: its last start was not seen
/// @param never uuids that stay where they are: a pause, or a failed job in a sequential channel, holds them
public record DispatchOrder(List<String> now, Set<String> doubtful, List<String> later, Set<String> never) {
    private static final List<Duration> EQUAL = List.of(Duration.ofSeconds(1));

    public DispatchOrder {
        now = List.copyOf(now);
        doubtful = Set.copyOf(doubtful);
        later = List.copyOf(later);
        never = Set.copyOf(never);
    }

    /// @param jobs the open ones: pending, with a worker, failed
    public static DispatchOrder of(ChannelPlan plan, OpenJobFacts jobs) {
        var scheduler = new ChannelScheduler(plan);
        jobs.lastStarts().seen().forEach(scheduler::startedAt);
        jobs.jobs().forEach(scheduler::notify);
        var now = new LinkedHashSet<String>();
        var doubtful = new HashSet<String>();
        for (var job : scheduler.jobsToRun(jobs.at())) {
            now.add(job.uuid());
            var channel = ChannelName.of(job.channel()).text();
            if (jobs.lastStarts()
                    .unseenThrottles(channel, plan, jobs.at())
                    .findAny()
                    .isPresent()) {
                doubtful.add(job.uuid());
            }
        }
        var drain = DrainSimulation.of(plan, jobs.drained(EQUAL), _ -> EQUAL.getFirst());
        var later = new ArrayList<>(drain.order());
        later.removeAll(now);
        return new DispatchOrder(List.copyOf(now), doubtful, later, new HashSet<>(drain.stuck()));
    }

    /// The same for the channels in force. Where no source states how many jobs may run, it is the order of the
    /// jobs among each other, as if there were no limit.
    public static DispatchOrder of(ChannelsInForce channels, OpenJobFacts jobs) {
        var plan = channels.plan();
        return of(plan == null ? ChannelPlan.of("root:0").pausing(channels.paused()) : plan, jobs);
    }

    /// All that would be dispatched, in order.
    public List<String> order() {
        var order = new ArrayList<>(now);
        order.addAll(later);
        return order;
    }
}
