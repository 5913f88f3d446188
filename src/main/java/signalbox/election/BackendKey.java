package signalbox.election;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which backend: what is remembered of one goes by this. A pid alone is given out again, and so is a name like
/// `odoo-12`.
///
/// @param start null when hidden from this role
public record BackendKey(
        int pid, String applicationName, @Nullable Instant start) {
    public static BackendKey of(RunnerConnection runner) {
        return new BackendKey(runner.pid(), runner.applicationName(), runner.backendStart());
    }
}
