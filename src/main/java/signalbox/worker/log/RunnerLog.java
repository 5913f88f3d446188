package signalbox.worker.log;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The end of Odoo's log, and in it what concerns queue_job: the entries of its loggers, and those that name a job.
/// Pure.
///
/// @param source the path of the file, and its host
/// @param isCut whether there is more before `from`
/// @param lines how many were read
/// @param from how far back the entries reach: when the first dated line was written, of any part of Odoo, or the first
///     of these entries if older ones were left out; null: no line has a date
/// @param until when the last dated line was written; null: none has a date
/// @param entries the newest 2,000 of them, the oldest first
/// @param fault why it is not Odoo's log, in sentences; null: some line looks like it, or there is none
/// @param older names of the files beside it that hold older parts, the newest first; none also where that is not known
public record RunnerLog(
        String source,
        boolean isCut,
        int lines,
        @Nullable Instant from,
        @Nullable Instant until,
        List<LogEntry> entries,
        @Nullable String fault,
        List<String> older) {
    /// So much of a log is read, from its end.
    public static final int MOST_BYTES = 2 << 20;

    private static final String ONLY_THE_END = " Only the last " + (MOST_BYTES >> 20)
            + " MB were read: there is more before them, in lines that may be Odoo's.";

    static final String UUID = "\\b\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b";

    public RunnerLog {
        entries = List.copyOf(entries);
        older = List.copyOf(older);
    }

    /// @param bytes the end of the log; its first line may be cut
    /// @param isCut whether the log has more before them
    public static RunnerLog of(byte[] bytes, String source, boolean isCut) {
        var reading = new LogReading();
        var text = LogText.of(bytes);
        JsonList.lines(text).map(List::stream).orElseGet(text::lines).forEach(reading::add);
        return new RunnerLog(
                source,
                isCut || reading.isShortened(),
                reading.lines(),
                reading.from(),
                reading.until(),
                reading.entries(),
                reading.foreign()
                        .map(lines -> lines.sentence(source) + (isCut ? ONLY_THE_END : ""))
                        .orElse(null),
                List.of());
    }

    public RunnerLog withOlder(List<String> names) {
        return new RunnerLog(source, isCut, lines, from, until, entries, fault, names);
    }

    /// Only what names this job.
    public RunnerLog ofJob(String uuid) {
        return having(entries.stream().filter(entry -> uuid.equals(entry.job())).toList());
    }

    /// Only what a runner wrote: its start, who leads, restarts, requests that failed; without the requests
    /// themselves.
    public RunnerLog ofRunner(RunnerProcess runner) {
        var pids = runner.pids(entries);
        return having(entries.stream()
                .filter(entry -> entry.kind().isOfRunner()
                        && entry.pid() != null
                        && pids.contains(entry.pid())
                        && runner.hadBegun(entry.at()))
                .toList());
    }

    private RunnerLog having(List<LogEntry> some) {
        return new RunnerLog(source, isCut, lines, from, until, some, fault, older);
    }
}
