package signalbox.ui.kit.chart;

import java.time.Instant;

/// A stretch without a leader, and what to say about it.
public record LeaderGap(Instant from, Instant to, String text) {}
