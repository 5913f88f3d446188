package signalbox.monitor;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import signalbox.worker.Worker;
import signalbox.worker.Workers;
import signalbox.worker.listing.HostProcess;

/// Processes of Odoo that were listed once and no longer are: the last 2,000 of them. For one thread.
final class GoneProcesses {
    private static final int MOST = 2_000;

    private final Set<HostProcess> gone = new LinkedHashSet<>();
    private Set<HostProcess> before = Set.of();

    /// Returns the processes that are gone. A process is known by its pid and its start: the same pid with another
    /// start is another process.
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

    /// Without the command, because Odoo's processes change their titles while they run.
    private static HostProcess key(HostProcess process) {
        return new HostProcess(process.pid(), 0, "", process.started(), "");
    }
}
