package signalbox.queue;

import org.jspecify.annotations.Nullable;
import signalbox.channel.Forecast;

/// The same backlog under another channel string, and under the present one.
///
/// @param present null when the present channel string is not known
public record WhatIf(
        Backlog backlog, Forecast tried, @Nullable Forecast present) {}
