package signalbox.app.diagnostics;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.app.diagnostics.Diagnostics.Fact;
import signalbox.monitor.WatchLoad;
import signalbox.text.DurationText;
import signalbox.text.NumberText;

/// What Signalbox takes of this machine and of the server.
final class OwnCost {
    private OwnCost() {}

    static List<Fact> of(@Nullable WatchLoad load) {
        var facts = new ArrayList<Fact>();
        var runtime = ManagementFactory.getRuntimeMXBean();
        facts.add(new Fact("Running for", DurationText.of(Duration.ofMillis(runtime.getUptime()))));
        facts.add(new Fact(
                "Processor",
                ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .map(DurationText::of)
                        .orElse("unknown")));
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        facts.add(new Fact(
                "Heap",
                NumberText.size(heap.getUsed()) + " used, " + NumberText.size(heap.getCommitted()) + " taken, at most "
                        + NumberText.size(heap.getMax())));
        facts.add(new Fact(
                "Threads", Integer.toString(ManagementFactory.getThreadMXBean().getThreadCount())));
        if (load != null) {
            var minute = load.lastMinute();
            facts.add(new Fact(
                    "Of the server",
                    NumberText.of(load.sessions(), "session") + "; in the last minute "
                            + NumberText.of(minute.statements(), "statement") + ", "
                            + DurationText.millis(minute.server()) + ", " + NumberText.size(minute.received())
                            + " received" + (load.slowedTo() == null ? "" : "; slowed down")));
        }
        return facts;
    }
}
