package signalbox.metrics;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import signalbox.monitor.Feed;
import signalbox.text.DurationText;

/// What Signalbox takes of the server and of its own machine.
final class CostFigures {
    private static final double MINUTE = 60;

    private CostFigures() {}

    static void addServer(Feed feed, MetricBatch batch) {
        var minute = feed.load().lastMinute();
        batch.add(Metric.SERVER_SESSIONS, feed.load().sessions());
        batch.add(Metric.SERVER_LOAD, DurationText.seconds(minute.server()) / MINUTE);
        batch.add(Metric.STATEMENTS, minute.statements());
        batch.add(Metric.RECEIVED, minute.received());
        batch.add(Metric.PACE, feed.pace());
    }

    static void addProcess(MetricBatch batch) {
        ProcessHandle.current().info().totalCpuDuration().ifPresent(used -> batch.add(Metric.CPU, used));
        batch.add(
                Metric.HEAP,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        batch.add(
                Metric.STARTED,
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }
}
