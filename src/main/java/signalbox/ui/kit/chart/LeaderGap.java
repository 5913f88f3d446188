package signalbox.ui.kit.chart;

import java.time.Instant;

/// A time without a leader, and the words for it.
public record LeaderGap(Instant from, Instant to, String text) {}
