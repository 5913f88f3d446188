package signalbox.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.text.TimeOrder;

/// The counts of the open jobs of one channel.
///
/// @param name complete name, which begins with root
/// @param running enqueued or started
/// @param due pending, without an eta in the future
/// @param later pending, with an eta in the future
public record ChannelFacts(String name, long running, long due, long later, long failed, Moments moments, Holds holds) {

    /// @param dueSince since when the oldest due job could run
    /// @param nextEta the earliest eta in the future
    /// @param lastStart when the job that was enqueued last, of those known, was enqueued
    public record Moments(
            @Nullable Instant dueSince,
            @Nullable Instant nextEta,
            @Nullable Instant lastStart) {
        public static final Moments NONE = new Moments(null, null, null);

        /// The values of both channels together.
        public Moments with(Moments other) {
            return new Moments(
                    TimeOrder.earlierKnown(dueSince, other.dueSince),
                    TimeOrder.earlierKnown(nextEta, other.nextEta),
                    TimeOrder.laterKnown(lastStart, other.lastStart));
        }
    }

    /// What stops the channel itself, whatever its capacity.
    ///
    /// @param paused by an operator, in the database
    /// @param failedJob uuid of a failed job of this channel; given for sequential channels only
    /// @param aheadJob uuid of a job with an eta in the future that the due jobs must not overtake; given for
    ///     sequential channels only
    public record Holds(
            boolean paused,
            @Nullable String failedJob,
            @Nullable String aheadJob) {
        public static final Holds NONE = new Holds(false, null, null);

        private Holds with(Holds other) {
            return new Holds(
                    paused || other.paused,
                    failedJob == null ? other.failedJob : failedJob,
                    aheadJob == null ? other.aheadJob : aheadJob);
        }
    }

    public ChannelFacts {
        name = ChannelName.of(name).text();
    }

    public static ChannelFacts none(String name) {
        return new ChannelFacts(name, 0, 0, 0, 0, Moments.NONE, Holds.NONE);
    }

    /// The same with its failed jobs, and with what holds it if it is sequential.
    ///
    /// @param failedJob, aheadJob as in `Holds`
    public ChannelFacts failing(long jobs, @Nullable String failedJob, @Nullable String aheadJob) {
        return new ChannelFacts(name, running, due, later, jobs, moments, new Holds(holds.paused, failedJob, aheadJob));
    }

    /// The same with what is known besides the open jobs.
    ///
    /// @param start when a job of it was last enqueued; null when that is not known
    public ChannelFacts starting(@Nullable Instant start, boolean paused) {
        return new ChannelFacts(
                name,
                running,
                due,
                later,
                failed,
                moments.with(new Moments(null, null, start)),
                new Holds(paused, holds.failedJob(), holds.aheadJob()));
    }

    /// Adds the figures of the same channel under its other spelling, with or without `root.`.
    public ChannelFacts with(ChannelFacts same) {
        var sum = plus(same);
        return new ChannelFacts(name, sum.running, sum.due, sum.later, sum.failed, sum.moments, holds.with(same.holds));
    }

    /// Adds the counts of a channel below. What stops that channel does not stop this one.
    ChannelFacts plus(ChannelFacts below) {
        return new ChannelFacts(
                name,
                running + below.running,
                due + below.due,
                later + below.later,
                failed + below.failed,
                moments.with(below.moments),
                holds);
    }

    /// Null when no job has an eta in the future that is a real time.
    @Nullable
    Instant nextEta() {
        return moments.nextEta();
    }
}
