package signalbox.worker.log;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import signalbox.text.SecretMask;

/// One entry of Odoo's log about queue_job. Without secrets.
///
/// @param at by the host's clock; Odoo writes UTC
/// @param pid of the process that wrote it; null: not written
/// @param line where it begins in what was read, from 1
/// @param database null: the process served none yet
/// @param job the uuid that it names; null: none
/// @param cause the last line of its traceback; null: it has none
public record LogEntry(
        Instant at,
        @Nullable Integer pid,
        int line,
        String level,
        @Nullable String database,
        LogEventKind kind,
        String message,
        @Nullable String job,
        @Nullable String cause) {
    private static final int MOST_TEXT = 400;
    private static final Pattern OF_QUEUE = Pattern.compile("queue_job|jobrunner");
    private static final Pattern JOB = Pattern.compile("(?:run job |job_uuid=|[Jj]ob )(" + RunnerLog.UUID + ")");
    private static final Pattern RUNNER =
            Pattern.compile("\\bjobrunner (?:initialized with uuid )?(" + RunnerLog.UUID + ")");
    private static final Pattern NAMED_DATABASE =
            Pattern.compile("[?&]db=([^&\\s]+)|\\bon db (\\S+)|\\bfor db (\\S+)|\\bleader of (?:db )?([^\\s.]+)");

    /// Empty: it does not concern queue_job.
    static Optional<LogEntry> of(LogHead head, Instant at, int line) {
        var message = head.message();
        var found = JOB.matcher(message);
        var job = found.find() ? found.group(1) : null;
        return job == null && !OF_QUEUE.matcher(head.logger()).find()
                ? Optional.empty()
                : Optional.of(new LogEntry(
                        at,
                        head.pid(),
                        line,
                        head.level(),
                        head.database(),
                        LogEventKind.of(message),
                        shown(message),
                        job,
                        null));
    }

    /// Of a long text, the end says why.
    static String shown(String text) {
        var masked = SecretMask.maskedInput(text);
        return masked.length() > MOST_TEXT
                ? masked.substring(0, MOST_TEXT / 2) + " … " + masked.substring(masked.length() - MOST_TEXT / 2)
                : masked;
    }

    /// `pid 389`
    public String process() {
        return pid == null ? "pid unknown" : "pid " + pid;
    }

    /// What became of a request that failed: refused, timed out, failed; empty when nothing shows it.
    public String outcome() {
        return cause == null ? "" : fault().outcome();
    }

    /// How the request failed.
    public RequestFault fault() {
        return RequestFault.of(cause);
    }

    /// The uuid of the runner that wrote it, where it names itself.
    public Optional<String> runner() {
        var named = RUNNER.matcher(message);
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }

    /// Whether it is about this database, or about all that its process serves. What the message names counts more
    /// than the column: for the runner's thread it is not always right.
    public boolean isAbout(String name) {
        var named = NAMED_DATABASE.matcher(message);
        var known = named.find()
                ? IntStream.rangeClosed(1, named.groupCount())
                        .mapToObj(named::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(database)
                : database;
        return known == null || known.equals(name);
    }

    LogEntry causedBy(String text) {
        return new LogEntry(at, pid, line, level, database, kind, message, job, text);
    }
}
