package signalbox.worker;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.audit.Action;
import signalbox.worker.listing.HostProcess;

/// Ends a process of Odoo on the host that is watched. Its start is checked, so that a process that got the pid in the
/// meantime is not touched.
///
/// @param serves which databases it serves; null before that was looked for
public record EndProcess(
        int pid, Instant started, Signal signal, @Nullable ProcessDatabases serves) implements Action {
    public EndProcess(int pid, Instant started, Signal signal) {
        this(pid, started, signal, null);
    }

    public enum Signal {
        /// Asks the process to end: Odoo releases its jobs and connections.
        TERM("end-process"),
        /// Kills it at once. Only allowed after it was asked to end and is still running.
        KILL("kill-process");

        private final String action;

        Signal(String action) {
            this.action = action;
        }
    }

    public static EndProcess ask(HostProcess process) {
        return new EndProcess(process.pid(), process.started(), Signal.TERM);
    }

    /// The same process, with the signal KILL.
    public EndProcess kill() {
        return new EndProcess(pid, started, Signal.KILL);
    }

    EndProcess serving(ProcessDatabases databases) {
        return new EndProcess(pid, started, signal, databases);
    }

    @Override
    public String victim() {
        return "process " + pid + ", started " + started;
    }

    @Override
    public String name() {
        return signal.action;
    }

    @Override
    public List<String> subjects() {
        return List.of("process " + pid);
    }

    @Override
    public int size() {
        return 1;
    }
}
