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
public record SimulationDocument(
        Instant takenAt,
        List<String> caveats,
        String channels,
        String channelsFrom,
        List<String> channelNotes,
        int jobs,
        @Nullable Spread seconds,
        @OmitNull @Nullable String secondsReason,
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
            var took = backlog.timed() ? Spread.of(forecast.took()) : null;
            var whyNoTime = NullReason.ifNull(took, NO_TIMES);
            var idle = took == null || capacity == null ? null : tenths(forecast.idleSlots());
            var whyNoIdle = NullReason.ifNull(idle, took == null ? NO_TIMES : ChannelDocument.NO_LIMIT);
            return new SimulatedChannel(
                    setting.name(),
                    capacity,
                    NullReason.ifNull(capacity, ChannelDocument.NO_LIMIT),
                    setting.sequential(),
                    DurationText.seconds(setting.throttle()),
                    forecast.jobs(),
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
    }

    /// @param channels the channels of the simulation, as text
    public static SimulationDocument of(
            Backlog backlog,
            DrainForecast forecast,
            ChannelsInForce inForce,
            String channels,
            Capabilities capabilities) {
        var seconds = backlog.timed() ? Spread.of(forecast.took()) : null;
        return new SimulationDocument(
                backlog.takenAt(),
                capabilities.caveats(),
                channels,
                inForce.sourceText(),
                inForce.notes(),
                forecast.jobs(),
                seconds,
                NullReason.ifNull(
                        seconds, "The newest rows have no finished job, so it is not known how long" + " jobs take."),
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
