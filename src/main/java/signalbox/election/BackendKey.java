package signalbox.election;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Identifies a backend. A pid alone is not enough, because the server uses pids again. Nor is a name like `odoo-12`,
/// which comes again, too.
///
/// @param start null when hidden from this role
public record BackendKey(
        int pid, String applicationName, @Nullable Instant start) {
    public static BackendKey of(RunnerConnection runner) {
        return new BackendKey(runner.pid(), runner.applicationName(), runner.backendStart());
    }
}
