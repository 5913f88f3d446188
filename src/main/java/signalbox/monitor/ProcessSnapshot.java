package signalbox.monitor;

import java.util.List;
import signalbox.election.RunnerConnection;
import signalbox.worker.Workers;

/// The newest list of a host's processes, as a snapshot takes it along.
public interface ProcessSnapshot {
    /// With those behind these runners, as far as they are known.
    Workers behind(List<RunnerConnection> runners);

    /// Whether the list is young enough to say what is there now.
    boolean areCurrent();

    /// Nobody looks.
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
