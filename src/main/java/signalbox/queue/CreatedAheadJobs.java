package signalbox.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Open jobs whose time of creation lies ahead of the server's clock. They have no age: the clock or the time zone of
/// the process that created them is wrong.
///
/// @param count at most `CreatedAheadQueries.MOST`
/// @param furthest the longest time by which one is ahead
/// @param samples uuids of some of them, the newest rows first
public record CreatedAheadJobs(long count, Duration furthest, List<String> samples) {
    /// Two clocks that agree may differ by so much, and so may the clock between two statements.
    public static final Duration TOLERANCE = Duration.ofSeconds(5);

    public static final CreatedAheadJobs NONE = new CreatedAheadJobs(0, Duration.ZERO, List.of());

    /// @param samples uuids of some of them, the newest rows first
    /// @param last when the last of them was created
    public static CreatedAheadJobs of(List<String> samples, long count, Instant last, Instant now) {
        return count == 0
                ? NONE
                : new CreatedAheadJobs(
                        count, Duration.ofSeconds(Duration.between(now, last).toSeconds()), samples);
    }

    /// Whether there may be more than the ones that were counted.
    public boolean isCut() {
        return count >= CreatedAheadQueries.MOST;
    }

    public CreatedAheadJobs {
        samples = List.copyOf(samples);
    }
}
