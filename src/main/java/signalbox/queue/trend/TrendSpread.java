package signalbox.queue.trend;

import java.time.Duration;

/// How long jobs took: half of them no longer than `p50`, 95 percent no longer than `p95`. In whole milliseconds.
public record TrendSpread(Duration p50, Duration p95, Duration max) {}
