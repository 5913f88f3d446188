package signalbox.worker.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an entry of Odoo's log begins with, and the first line of its message.
///
/// @param at null: no such moment
/// @param pid null: not written
/// @param database null: none
record LogHead(
        @Nullable Instant at,
        @Nullable Integer pid,
        String level,
        @Nullable String database,
        String logger,
        String message) {
    /// The form, for messages.
    static final String FORM =
            "DATE TIME PID LEVEL DATABASE LOGGER: MESSAGE, such as 2026-11-30 02:05:22,101 389 INFO acme"
                    + " odoo.addons.queue_job.jobrunner.runner: starting";

    private static final Pattern WRITTEN =
            Pattern.compile("(?<![\\w.-])(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d)[,.](\\d{3})"
                    + " (\\d{1,9}) ([A-Z]{1,9}) (\\S+) ([\\w.]+): (.*)");

    /// The first place in a line where one begins.
    static Optional<Matcher> in(String line) {
        var written = WRITTEN.matcher(line);
        return written.find() ? Optional.of(written) : Optional.empty();
    }

    static LogHead of(Matcher written) {
        return new LogHead(
                at(written.group(1), written.group(2), written.group(3)),
                Integer.valueOf(written.group(4)),
                written.group(5),
                database(written.group(6)),
                written.group(7),
                written.group(8));
    }

    /// Odoo writes `?` for none.
    static @Nullable String database(String written) {
        return written.isEmpty() || written.equals("?") ? null : written;
    }

    private static @Nullable Instant at(String date, String time, String millis) {
        try {
            return LocalDateTime.parse(date + "T" + time + "." + millis).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
