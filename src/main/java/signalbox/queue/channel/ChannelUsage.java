package signalbox.queue.channel;

import org.jspecify.annotations.Nullable;

/// How busy a channel is, jobs of the channels below it included, as its capacity counts them.
///
/// @param name the complete name
/// @param capacity slots; null when no channel string is known or the channel has no limit
/// @param started, enqueued together they hold the slots
/// @param pending including jobs that wait for their eta; `waiting` has those that wait for other jobs
/// @param other jobs in states that queue_job does not know
public record ChannelUsage(
        String name,
        @Nullable Integer capacity,
        long started,
        long enqueued,
        long pending,
        long waiting,
        long failed,
        long other) {

    public ChannelUsage(
            String name,
            @Nullable Integer capacity,
            long started,
            long enqueued,
            long pending,
            long waiting,
            long failed) {
        this(name, capacity, started, enqueued, pending, waiting, failed, 0);
    }

    public long running() {
        return started + enqueued;
    }
}
