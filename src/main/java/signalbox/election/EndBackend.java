package signalbox.election;

import java.time.Instant;
import java.util.List;
import signalbox.audit.Action;

/// Ends a runner's backend: the client sees its connection close. Guarded by name and start, so that a backend
/// that took over the pid in the meantime is left alone.
public record EndBackend(int pid, String applicationName, Instant backendStart) implements Action {
    /// @throws IllegalArgumentException when the start is hidden: without it the backend cannot be told from
    /// another
    public static EndBackend of(RunnerConnection runner) {
        var start = runner.backendStart();
        if (start == null) {
            throw new IllegalArgumentException("The start of pid " + runner.pid() + " is hidden from this role");
        }
        return new EndBackend(runner.pid(), runner.applicationName(), start);
    }

    @Override
    public String name() {
        return "terminate-backend";
    }

    @Override
    public List<String> subjects() {
        return List.of("pid " + pid);
    }

    @Override
    public int size() {
        return 1;
    }
}
