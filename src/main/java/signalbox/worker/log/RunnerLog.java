package signalbox.worker.log;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
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
/// @param isCut whether the log has more before it
/// @param lines how many were read
/// @param entries the newest 2,000 of them, the oldest first
public record RunnerLog(String source, boolean isCut, int lines, List<LogEntry> entries) {
    /// So much of a log is read, from its end.
    public static final int MOST_BYTES = 2 << 20;

    private static final int MOST_ENTRIES = 2_000;
    private static final int MOST_TEXT = 400;
    /// `2026-11-24 02:05:11,123 389 INFO acme odoo.addons.queue_job.jobrunner.runner: starting`
    private static final Pattern HEAD = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d),(\\d{3}) (\\d{1,9}) ([A-Z]{1,9}) (\\S+) ([\\w.]+): (.*)");
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern OF_QUEUE = Pattern.compile("queue_job|jobrunner");
    private static final Pattern UUID = Pattern.compile("\\b\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b");
    private static final Pattern JOB = Pattern.compile("(?:run job |job_uuid=|[Jj]ob )(" + UUID.pattern() + ")");

    public RunnerLog {
        entries = List.copyOf(entries);
    }

    /// @param bytes the end of the log; its first line may be cut
    /// @param isCut whether the log has more before them
    public static RunnerLog of(byte[] bytes, String source, boolean isCut) {
        var text = COLOURS.matcher(new String(bytes, StandardCharsets.UTF_8)).replaceAll("");
        var entries = new ArrayDeque<LogEntry>();
        var isOpen = false;
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var head = HEAD.matcher(lines.get(i));
            if (head.matches()) {
                var entry = entry(head, i + 1);
                isOpen = entry != null;
                add(entry, entries);
            } else if (isOpen && !lines.get(i).isBlank()) {
                entries.addLast(entries.removeLast().causedBy(shown(lines.get(i).strip())));
            }
        }
        return new RunnerLog(source, isCut, lines.size(), List.copyOf(entries));
    }

    private static void add(@Nullable LogEntry entry, Deque<LogEntry> entries) {
        if (entry != null) {
            entries.addLast(entry);
            if (entries.size() > MOST_ENTRIES) {
                entries.removeFirst();
            }
        }
    }

    /// Null: it does not concern queue_job.
    private static @Nullable LogEntry entry(Matcher head, int line) {
        var message = head.group(8);
        var job = JOB.matcher(message);
        var named = job.find() ? job.group(1) : null;
        if (named == null && !OF_QUEUE.matcher(head.group(7)).find()) {
            return null;
        }
        try {
            return new LogEntry(
                    LocalDateTime.parse(head.group(1) + "T" + head.group(2) + "." + head.group(3))
                            .toInstant(ZoneOffset.UTC),
                    Integer.parseInt(head.group(4)),
                    line,
                    head.group(5),
                    head.group(6).equals("?") ? null : head.group(6),
                    LogEventKind.of(message),
                    shown(message),
                    named,
                    null);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static String shown(String text) {
        var masked = SecretMask.masked(text);
        return masked.length() > MOST_TEXT ? masked.substring(0, MOST_TEXT) + "…" : masked;
    }

    /// Only what names this job.
    public RunnerLog ofJob(String uuid) {
        return new RunnerLog(
                source,
                isCut,
                lines,
                entries.stream().filter(entry -> uuid.equals(entry.job())).toList());
    }
}
