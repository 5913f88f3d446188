package signalbox.cli.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.cli.document.part.OmitNull;
import signalbox.worker.log.LogEntry;
import signalbox.worker.log.RunnerLog;

/// `log`: what the end of Odoo's log says about queue_job.
///
/// @param isCut whether there is more before `from`
/// @param lines how many were read
/// @param from how far back the entries reach; null: no line has a date
/// @param until when the last dated line was written; null: none has a date
/// @param older names of the files beside it that hold older parts, the newest first
public record LogDocument(
        Instant takenAt,
        String source,
        boolean isCut,
        int lines,
        @OmitNull @Nullable Instant from,
        @OmitNull @Nullable Instant until,
        List<Entry> entries,
        List<String> older) {

    /// @param pid null: not written
    /// @param line from 1, of what was read
    /// @param outcome of a request that failed: refused, timed out, failed
    public record Entry(
            Instant at,
            @OmitNull @Nullable Integer pid,
            String level,
            int line,
            String kind,
            @OmitNull @Nullable String database,
            @OmitNull @Nullable String job,
            @OmitNull @Nullable String outcome,
            @OmitNull @Nullable String cause,
            String message) {
        static Entry of(LogEntry entry) {
            return new Entry(
                    entry.at(),
                    entry.pid(),
                    entry.level(),
                    entry.line(),
                    entry.kind().label(),
                    entry.database(),
                    entry.job(),
                    entry.outcome().isEmpty() ? null : entry.outcome(),
                    entry.cause(),
                    entry.message());
        }
    }

    public static LogDocument of(RunnerLog log, Instant takenAt) {
        return new LogDocument(
                takenAt,
                log.source(),
                log.isCut(),
                log.lines(),
                log.from(),
                log.until(),
                log.entries().stream().map(Entry::of).toList(),
                log.older());
    }
}
