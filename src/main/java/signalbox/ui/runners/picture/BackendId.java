package signalbox.ui.runners.picture;

import java.util.Objects;
import signalbox.election.RunnerConnection;
import signalbox.monitor.History;

/// Which backend: what a selection goes by. A pid alone is given out again.
public record BackendId(int pid, String uuid) {
    public static BackendId of(RunnerConnection runner) {
        return new BackendId(runner.pid(), Objects.requireNonNullElse(runner.uuid(), ""));
    }

    public static BackendId of(History.Lane lane) {
        return new BackendId(lane.pid(), Objects.requireNonNullElse(lane.uuid(), ""));
    }

    /// The first eight characters of the uuid.
    public String shortName() {
        return uuid.substring(0, Math.min(8, uuid.length()));
    }
}
