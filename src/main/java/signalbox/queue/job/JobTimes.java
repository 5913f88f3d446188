package signalbox.queue.job;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When things happened to a job, to the second as Odoo stores them. There is no time of failure: no column holds it. A
/// time is null where the row has none, or has a value that is not a time.
///
/// @param eta the job must not start before it; null when the job may run at once, or never: `unreadable` shows which
/// @param execSeconds how long the last finished run took; null when the row has none, 0 after a requeue
/// @param unreadable by column: values that are not a time of a job or not a number, such as `infinity` or a year out
///     of range
public record JobTimes(
        @Nullable Instant created,
        @Nullable Instant enqueued,
        @Nullable Instant started,
        @Nullable Instant done,
        @Nullable Instant cancelled,
        @Nullable Instant eta,
        @Nullable Double execSeconds,
        Map<String, String> unreadable) {
    private static final Pattern NEVER = Pattern.compile("infinity|\\d{5,}-(?!.*BC).*");

    public JobTimes {
        unreadable = Map.copyOf(unreadable);
    }

    /// When all values of the row can be read.
    public JobTimes(
            @Nullable Instant created,
            @Nullable Instant enqueued,
            @Nullable Instant started,
            @Nullable Instant done,
            @Nullable Instant cancelled,
            @Nullable Instant eta,
            @Nullable Double execSeconds) {
        this(created, enqueued, started, done, cancelled, eta, execSeconds, Map.of());
    }

    /// Whether its eta never comes: `infinity`, or a year out of range.
    public boolean isNeverDue() {
        return NEVER.matcher(unreadable.getOrDefault("eta", "")).matches();
    }

    /// What the column holds in place of a time or a number, as `infinity is not a time`.
    public Optional<String> unreadable(String column) {
        return Optional.ofNullable(unreadable.get(column))
                .map(value -> value + (column.equals("exec_time") ? " is not a number of seconds" : " is not a time"));
    }
}
