package signalbox.queue.job;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When things happened to a job, to the second as Odoo stores them. There is no time of failure: no column
/// holds it. Each is null where the row has none, or one that is no time.
///
/// @param eta not before; null when it may run at once, or never: `unreadable` tells
/// @param execSeconds of the last finished run; null when the row has none, 0 after a requeue
/// @param unreadable by column, values that are no time of a job or no number: `infinity`, a year beyond all
///     reason
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

    /// A row whose values all are what they should be.
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

    /// Whether its eta is later than any time of a job.
    public boolean isNeverDue() {
        return NEVER.matcher(unreadable.getOrDefault("eta", "")).matches();
    }

    /// What stands in that column in place of a time or a number, as `infinity is no time`.
    public Optional<String> unreadable(String column) {
        return Optional.ofNullable(unreadable.get(column))
                .map(value -> value + (column.equals("exec_time") ? " is not a number of seconds" : " is not a time"));
    }
}
