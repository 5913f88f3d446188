package signalbox.queue;

import java.time.Duration;
import java.util.List;

/// Open jobs that were created later than it is by the server's clock. They have no age: the clock or the time
/// zone of the process that created them is wrong.
///
/// @param count at most `CreatedAheadQueries.MOST`
/// @param furthest how far the one that is furthest ahead is
/// @param samples uuids of some, the newest rows first
public record CreatedAheadJobs(long count, Duration furthest, List<String> samples) {
    /// What lies between two clocks that agree, and between a look at the clock and one at the rows.
    public static final Duration TOLERANCE = Duration.ofSeconds(5);

    public static final CreatedAheadJobs NONE = new CreatedAheadJobs(0, Duration.ZERO, List.of());

    /// Whether there may be more than were counted.
    public boolean isCut() {
        return count >= CreatedAheadQueries.MOST;
    }

    public CreatedAheadJobs {
        samples = List.copyOf(samples);
    }
}
