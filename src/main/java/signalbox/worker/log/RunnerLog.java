package signalbox.worker.log;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signalbox.text.SecretMask;

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
public record RunnerLog(
        String source,
        boolean isCut,
        int lines,
        @Nullable Instant from,
        @Nullable Instant until,
        List<LogEntry> entries) {
    /// So much of a log is read, from its end.
    public static final int MOST_BYTES = 2 << 20;

    private static final int MOST_ENTRIES = 2_000;
    private static final int MOST_TEXT = 400;
    /// `2026-11-24 02:05:11,123 389 INFO acme odoo.addons.queue_job.jobrunner.runner: starting`
    private static final Pattern HEAD = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d),(\\d{3}) (\\d{1,9}) ([A-Z]{1,9}) (\\S+) ([\\w.]+): (.*)");
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern OF_QUEUE = Pattern.compile("queue_job|jobrunner");
    static final String UUID = "\\b\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b";
    private static final Pattern JOB = Pattern.compile("(?:run job |job_uuid=|[Jj]ob )(" + UUID + ")");

    public RunnerLog {
        entries = List.copyOf(entries);
    }

    /// @param bytes the end of the log; its first line may be cut
    /// @param isCut whether the log has more before them
    public static RunnerLog of(byte[] bytes, String source, boolean isCut) {
        var text = COLOURS.matcher(new String(bytes, StandardCharsets.UTF_8)).replaceAll("");
        var reading = new Reading();
        text.lines().forEach(reading::add);
        return new RunnerLog(
                source,
                isCut || reading.isShortened,
                reading.lines,
                reading.from,
                reading.until,
                List.copyOf(reading.entries));
    }

    /// What was understood of the lines before.
    private static final class Reading {
        private final Deque<LogEntry> entries = new ArrayDeque<>();
        private @Nullable Instant from;
        private @Nullable Instant until;
        private int lines;
        /// Whether the next line may belong to the last entry.
        private boolean isOpen;

        private boolean isShortened;

        void add(String line) {
            lines++;
            var head = HEAD.matcher(line);
            if (head.matches()) {
                var at = at(head);
                from = from == null ? at : from;
                until = at == null ? until : at;
                isOpen = at != null && add(entry(head, at, lines));
            } else if (isOpen && !line.isBlank()) {
                entries.addLast(entries.removeLast().causedBy(shown(line.strip())));
            }
        }

        private boolean add(@Nullable LogEntry entry) {
            if (entry != null) {
                entries.addLast(entry);
            }
            if (entries.size() > MOST_ENTRIES) {
                entries.removeFirst();
                isShortened = true;
                from = entries.getFirst().at();
            }
            return entry != null;
        }
    }

    /// Null: no such moment.
    private static @Nullable Instant at(Matcher head) {
        try {
            return LocalDateTime.parse(head.group(1) + "T" + head.group(2) + "." + head.group(3))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// Null: it does not concern queue_job.
    private static @Nullable LogEntry entry(Matcher head, Instant at, int line) {
        var message = head.group(8);
        var job = JOB.matcher(message);
        var named = job.find() ? job.group(1) : null;
        if (named == null && !OF_QUEUE.matcher(head.group(7)).find()) {
            return null;
        }
        return new LogEntry(
                at,
                Integer.parseInt(head.group(4)),
                line,
                head.group(5),
                head.group(6).equals("?") ? null : head.group(6),
                LogEventKind.of(message),
                shown(message),
                named,
                null);
    }

    /// Of a long text, the end says why.
    private static String shown(String text) {
        var masked = SecretMask.masked(text);
        return masked.length() > MOST_TEXT
                ? masked.substring(0, MOST_TEXT / 2) + " … " + masked.substring(masked.length() - MOST_TEXT / 2)
                : masked;
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
                .filter(entry -> entry.kind().isOfRunner() && pids.contains(entry.pid()) && runner.hadBegun(entry.at()))
                .toList());
    }

    private RunnerLog having(List<LogEntry> some) {
        return new RunnerLog(source, isCut, lines, from, until, some);
    }
}
