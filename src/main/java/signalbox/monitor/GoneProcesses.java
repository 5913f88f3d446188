package signalbox.monitor;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import signalbox.worker.Worker;
import signalbox.worker.Workers;
import signalbox.worker.listing.HostProcess;

/// Processes of Odoo that were listed once and are not any more, the last few of them. One thread.
final class GoneProcesses {
    private static final int MOST = 2_000;

    private final Set<HostProcess> gone = new LinkedHashSet<>();
    private Set<HostProcess> before = Set.of();

    /// A process has one start: another with its pid is another.
    Set<HostProcess> see(Workers workers) {
        var now = new HashSet<HostProcess>();
        workers.odoo().stream().map(Worker::process).map(GoneProcesses::key).forEach(now::add);
        before.stream().filter(process -> !now.contains(process)).forEach(gone::add);
        gone.removeAll(now);
        while (gone.size() > MOST) {
            gone.remove(gone.iterator().next());
        }
        before = now;
        return Set.copyOf(gone);
    }

    /// Odoo's processes change their titles while they live.
    private static HostProcess key(HostProcess process) {
        return new HostProcess(process.pid(), 0, "", process.started(), "");
    }
}
