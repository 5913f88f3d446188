package signalbox.queue.channel;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.JobFacts;
import signalbox.channel.simulation.DispatchOrder;
import signalbox.channel.simulation.OpenJobFacts;
import signalbox.channel.text.ChannelName;
import signalbox.queue.count.Count;
import signalbox.queue.job.Job;

/// The place of a pending job in the scheduler's order.
///
/// @param channel how many jobs of its own channel are dispatched before it; approximate: there are more
/// @param everywhere how many jobs of all channels
public record QueuePosition(Count channel, Count everywhere, Turn turn) {
    public enum Turn {
        /// It would be dispatched at once if a runner asked.
        NOW,
        /// The same, unless a throttle holds it: its last start was not seen.
        NOW_UNLESS_THROTTLED,
        /// It is dispatched when slots are free, or when its time has come.
        LATER,
        /// It stays where it is unless something changes.
        NEVER,
        /// No source states how many jobs may run.
        UNKNOWN,
        /// It was not among the jobs that were read.
        UNREAD,
        /// The server did not read the open jobs in time.
        TOO_SLOW
    }

    public static final QueuePosition NONE = new QueuePosition(Count.ZERO, Count.ZERO, Turn.UNREAD);
    public static final QueuePosition TOO_SLOW = new QueuePosition(Count.ZERO, Count.ZERO, Turn.TOO_SLOW);

    /// The position of a job among the open ones.
    public static QueuePosition of(Job job, OpenJobFacts open, ChannelsInForce channels) {
        var order = DispatchOrder.of(channels, open);
        if (order.never().contains(job.uuid())) {
            return new QueuePosition(Count.ZERO, Count.ZERO, Turn.NEVER);
        }
        var all = order.order();
        var at = all.indexOf(job.uuid());
        if (at < 0) {
            return open.complete()
                    ? NONE
                    : new QueuePosition(before(job, all, open, true), Count.about(all.size()), Turn.LATER);
        }
        var turn = turn(order, at);
        return new QueuePosition(
                before(job, all.subList(0, at), open, false),
                new Count(at, !open.complete() && turn == Turn.LATER),
                turn(turn, channels));
    }

    private static Turn turn(DispatchOrder order, int at) {
        if (at >= order.now().size()) {
            return Turn.LATER;
        }
        return order.doubtful().contains(order.now().get(at)) ? Turn.NOW_UNLESS_THROTTLED : Turn.NOW;
    }

    /// If no source limits root, other jobs may be dispatched first.
    private static Turn turn(Turn unlimited, ChannelsInForce channels) {
        return channels.plan() == null || (channels.isRootOpen() && unlimited != Turn.LATER) ? Turn.UNKNOWN : unlimited;
    }

    private static Count before(Job job, List<String> uuids, OpenJobFacts open, boolean more) {
        Map<String, JobFacts> byUuid =
                open.jobs().stream().collect(Collectors.toMap(JobFacts::uuid, Function.identity(), (_, last) -> last));
        var own = ChannelName.of(job.channel());
        var count = uuids.stream()
                .map(byUuid::get)
                .filter(before ->
                        before != null && ChannelName.of(before.channel()).equals(own))
                .count();
        return new Count(count, more);
    }
}
