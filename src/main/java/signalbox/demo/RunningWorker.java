package signalbox.demo;

import org.jspecify.annotations.Nullable;

/// A running worker process.
///
/// @param httpPort null for a cron worker, which answers no requests
public record RunningWorker(long pid, Kind kind, @Nullable Integer httpPort) {
    public enum Kind {
        HTTP,
        CRON
    }
}
