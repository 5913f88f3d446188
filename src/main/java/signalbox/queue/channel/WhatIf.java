package signalbox.queue.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.channel.simulation.DrainForecast;
import signalbox.channel.text.ChannelPlan;

/// The same backlog under another channel string, and under the present one.
///
/// @param present null when the present channel string is not known
public record WhatIf(
        Backlog backlog, DrainForecast tried, @Nullable DrainForecast present) {
    /// @param now the present channels; null when they are not known
    public static WhatIf of(Backlog backlog, ChannelPlan trial, @Nullable ChannelPlan now) {
        var plans = now == null ? List.of(trial) : List.of(trial, now);
        var forecasts = DrainForecast.of(plans, backlog.open());
        return new WhatIf(backlog, forecasts.getFirst(), now == null ? null : forecasts.getLast());
    }
}
