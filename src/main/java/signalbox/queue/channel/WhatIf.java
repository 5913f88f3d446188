package signalbox.queue.channel;

import org.jspecify.annotations.Nullable;
import signalbox.channel.simulation.DrainForecast;

/// The same backlog under another channel string, and under the present one.
///
/// @param present null when the present channel string is not known
public record WhatIf(
        Backlog backlog, DrainForecast tried, @Nullable DrainForecast present) {}
