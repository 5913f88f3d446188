package signalbox.ui.runners.content;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.election.RunnerConnection;
import signalbox.monitor.history.History;
import signalbox.text.ShortUuid;

/// Identifies a backend for the selection. The server uses pids again, so a pid alone is not enough.
public record BackendId(int pid, String uuid, @Nullable Instant start) {
    public static BackendId of(RunnerConnection runner) {
        return new BackendId(runner.pid(), Objects.requireNonNullElse(runner.uuid(), ""), runner.backendStart());
    }

    public static BackendId of(History.Lane lane) {
        return new BackendId(lane.pid(), Objects.requireNonNullElse(lane.uuid(), ""), lane.backendStart());
    }

    /// If its start is hidden, it may have begun before that moment.
    boolean hadBegun(@Nullable Instant at) {
        return at == null || start == null || !start.isAfter(at);
    }

    /// The first eight characters of the uuid.
    public String shortName() {
        return ShortUuid.of(uuid);
    }
}
