package signalbox.monitor;

import java.util.List;
import signalbox.election.RunnerConnection;
import signalbox.worker.Workers;

/// The newest list of a host's processes, as a snapshot uses it.
public interface ProcessSnapshot {
    /// The processes, and which of them are behind these runners, as far as known.
    Workers behind(List<RunnerConnection> runners);

    /// Whether the list is young enough to show what runs now.
    boolean areCurrent();

    /// No processes are listed.
    ProcessSnapshot NONE = new ProcessSnapshot() {
        @Override
        public Workers behind(List<RunnerConnection> runners) {
            return Workers.UNSEEN;
        }

        @Override
        public boolean areCurrent() {
            return false;
        }
    };
}
