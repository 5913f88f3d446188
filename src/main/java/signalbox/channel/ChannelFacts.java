package signalbox.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;

/// The counts of the open jobs of one channel.
///
/// @param name complete, from root
/// @param running enqueued or started
/// @param due pending, without an eta in the future
/// @param later pending, with an eta in the future
public record ChannelFacts(String name, long running, long due, long later, long failed, Moments moments, Holds holds) {

    /// @param dueSince since when the oldest of the due jobs could run
    /// @param nextEta the earliest eta still to come
    /// @param lastStart when the youngest known job was enqueued
    public record Moments(
            @Nullable Instant dueSince,
            @Nullable Instant nextEta,
            @Nullable Instant lastStart) {
        public static final Moments NONE = new Moments(null, null, null);

        /// Of both together.
        public Moments with(Moments other) {
            return new Moments(
                    earliest(dueSince, other.dueSince),
                    earliest(nextEta, other.nextEta),
                    latest(lastStart, other.lastStart));
        }

        private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
            return one == null || (other != null && other.isBefore(one)) ? other : one;
        }

        private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
            return one == null || (other != null && other.isAfter(one)) ? other : one;
        }
    }

    /// What holds a channel itself, whatever its capacity.
    ///
    /// @param paused by an operator, in the database
    /// @param failedJob uuid of a failed job of this channel; only told of sequential channels
    /// @param aheadJob uuid of a job whose eta is to come and that the due ones must not overtake; only told of
    ///     sequential channels
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

    /// The same channel, spelled with and without `root.`.
    ChannelFacts with(ChannelFacts same) {
        var sum = plus(same);
        return new ChannelFacts(name, sum.running, sum.due, sum.later, sum.failed, sum.moments, holds.with(same.holds));
    }

    /// Counted together; what holds is this channel's alone.
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

    /// Null where none is to come that is a time.
    @Nullable
    Instant nextEta() {
        return moments.nextEta();
    }
}
