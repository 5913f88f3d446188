package signalbox.worker.log;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
    private static final Pattern RUNNER =
            Pattern.compile("\\bjobrunner (?:initialized with uuid )?(" + RunnerLog.UUID + ")");
    private static final Pattern NAMED_DATABASE =
            Pattern.compile("[?&]db=([^&\\s]+)|\\bon db (\\S+)|\\bfor db (\\S+)|\\bleader of (?:db )?([^\\s.]+)");

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
