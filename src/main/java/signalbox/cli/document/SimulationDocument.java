package signalbox.cli.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.simulation.DrainForecast;
import signalbox.channel.simulation.DrainForecast.ChannelForecast;
import signalbox.cli.document.part.ChannelDocument;
import signalbox.cli.document.part.NullReason;
import signalbox.cli.document.part.OmitNull;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.channel.Backlog;
import signalbox.text.DurationText;

/// `simulate`: how the backlog would drain.
///
/// @param jobs how many would be done
/// @param never how many would never start
/// @param notLookedAt how many more are pending
/// @param later how many of `jobs` wait for an ETA besides those that are due
/// @param seconds of all `jobs`
/// @param secondsDue of those that are due
/// @param order, stuck the first 50,000
public record SimulationDocument(
        Instant takenAt,
        List<String> caveats,
        String channels,
        String channelsFrom,
        List<String> channelNotes,
        int jobs,
        int never,
        long notLookedAt,
        int later,
        @Nullable Spread seconds,
        @OmitNull @Nullable String secondsReason,
        @Nullable Spread secondsDue,
        @OmitNull @Nullable String secondsDueReason,
        List<SimulatedChannel> perChannel,
        List<String> order,
        List<String> stuck,
        List<String> stuckReasons,
        List<String> notes) {

    /// Eight of ten runs end between low and high.
    public record Spread(double median, double low, double high) {
        static Spread of(DrainForecast.Spread spread) {
            return new Spread(
                    DurationText.seconds(spread.median()),
                    DurationText.seconds(spread.low()),
                    DurationText.seconds(spread.high()));
        }
    }

    /// @param seconds until the last of its jobs has ended, the median
    /// @param idleSlots how many of its slots are free on average until the whole backlog is done
    /// @param idleSlotsBefore the same until its own jobs are done
    public record SimulatedChannel(
            String name,
            @Nullable Integer capacity,
            @OmitNull @Nullable String capacityReason,
            boolean sequential,
            double throttleSeconds,
            int jobs,
            int never,
            long notLookedAt,
            @Nullable Double seconds,
            @OmitNull @Nullable String secondsReason,
            @Nullable Double secondsLow,
            @OmitNull @Nullable String secondsLowReason,
            @Nullable Double secondsHigh,
            @OmitNull @Nullable String secondsHighReason,
            @Nullable Double idleSlots,
            @Nullable Double idleSlotsBefore,
            @OmitNull @Nullable String idleSlotsReason,
            @OmitNull @Nullable String idleSlotsBeforeReason) {
        private static final String NO_TIMES = "How long jobs take is not known.";

        static SimulatedChannel of(ChannelForecast forecast, Backlog backlog) {
            var setting = forecast.setting();
            var capacity = setting.isLimited() ? setting.capacity() : null;
            var took = backlog.timed() && forecast.isKnown() ? Spread.of(forecast.took()) : null;
            var why = noTime(forecast);
            var whyNoTime = NullReason.ifNull(took, why);
            var idle = took == null || capacity == null ? null : tenths(forecast.idleSlots());
            var whyNoIdle = NullReason.ifNull(idle, took == null ? why : ChannelDocument.NO_LIMIT);
            return new SimulatedChannel(
                    setting.name(),
                    capacity,
                    NullReason.ifNull(capacity, ChannelDocument.NO_LIMIT),
                    setting.sequential(),
                    DurationText.seconds(setting.throttle()),
                    forecast.jobs(),
                    forecast.never(),
                    forecast.unread(),
                    took == null ? null : took.median(),
                    whyNoTime,
                    took == null ? null : took.low(),
                    whyNoTime,
                    took == null ? null : took.high(),
                    whyNoTime,
                    idle,
                    idle == null ? null : tenths(forecast.idleBefore()),
                    whyNoIdle,
                    whyNoIdle);
        }

        private static String noTime(ChannelForecast forecast) {
            if (forecast.unread() > 0) {
                return NOT_LOOKED_AT;
            }
            return forecast.isKnown() ? NO_TIMES : "None of its jobs would start.";
        }
    }

    private static final String NOT_LOOKED_AT = "Not all jobs were looked at.";

    private static String noTime(DrainForecast forecast) {
        if (forecast.unread() > 0) {
            return NOT_LOOKED_AT;
        }
        return forecast.isNever()
                ? "No job would start: " + forecast.mainCause() + "."
                : "The newest rows have no finished job, so it is not known how long jobs take.";
    }

    /// @param channels the channels of the simulation, as text
    public static SimulationDocument of(
            Backlog backlog,
            DrainForecast forecast,
            ChannelsInForce inForce,
            String channels,
            Capabilities capabilities) {
        var known = backlog.timed() && !forecast.isNever() && forecast.unread() == 0;
        var seconds = known ? Spread.of(forecast.took()) : null;
        var due = known ? Spread.of(forecast.due()) : null;
        return new SimulationDocument(
                backlog.takenAt(),
                capabilities.caveats(),
                channels,
                inForce.sourceText(),
                inForce.notes(),
                forecast.jobs(),
                forecast.never(),
                forecast.unread(),
                forecast.laterJobs(),
                seconds,
                NullReason.ifNull(seconds, noTime(forecast)),
                due,
                NullReason.ifNull(due, noTime(forecast)),
                forecast.channels().stream()
                        .map(channel -> SimulatedChannel.of(channel, backlog))
                        .toList(),
                forecast.order(),
                forecast.stuck(),
                forecast.stuckSentences(),
                backlog.notes(forecast));
    }

    private static double tenths(double slots) {
        return Math.round(slots * 10) / 10.0;
    }
}
