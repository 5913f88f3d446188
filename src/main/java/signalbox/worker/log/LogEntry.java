package signalbox.worker.log;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One entry of Odoo's log about queue_job. Without secrets.
///
/// @param at by the host's clock; Odoo writes UTC
/// @param pid of the process that wrote it
/// @param line where it begins in what was read, from 1
/// @param database null: the process served none yet
/// @param job the uuid that it names; null: none
/// @param cause the last line of its traceback; null: it has none
public record LogEntry(
        Instant at,
        int pid,
        int line,
        String level,
        @Nullable String database,
        LogEventKind kind,
        String message,
        @Nullable String job,
        @Nullable String cause) {
    /// What became of a request that failed: refused, timed out, or the cause itself.
    public String outcome() {
        if (cause == null) {
            return "";
        }
        var words = cause.toLowerCase(Locale.ROOT);
        if (words.contains("refused")) {
            return "refused";
        }
        return words.contains("timed out") || words.contains("timeout") ? "timed out" : "failed";
    }

    LogEntry causedBy(String text) {
        return new LogEntry(at, pid, line, level, database, kind, message, job, text);
    }
}
