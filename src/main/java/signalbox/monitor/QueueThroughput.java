package signalbox.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import signalbox.queue.count.CountCertainty;
import signalbox.queue.count.MinuteThroughput;

/// How many jobs ended lately.
///
/// @param donePerMinute in the last 60 s
/// @param certainty of that number
/// @param failedSeenPerMinute in the last 60 s, as far as seen since the watch began
/// @param minutes the last hour, oldest first; the present minute is last
public record QueueThroughput(
        int donePerMinute, CountCertainty certainty, int failedSeenPerMinute, List<MinuteThroughput> minutes) {
    public static final QueueThroughput NONE = new QueueThroughput(0, CountCertainty.UNKNOWN, 0, List.of());

    /// Why it is not known, or not exactly.
    public static final String REASON = "Jobs older than the newest rows of the table are ending, or may be."
            + " Signalbox can count them only if it sees them end.";

    public QueueThroughput {
        minutes = List.copyOf(minutes);
    }

    public boolean isKnown() {
        return certainty != CountCertainty.UNKNOWN;
    }

    /// Whether each minute of the hour was counted completely.
    public boolean complete() {
        return minutes.stream().allMatch(minute -> minute.certainty() == CountCertainty.EXACT);
    }

    /// From when on all is counted; empty if that is the whole hour.
    public Optional<Instant> knownFrom() {
        return minutes.reversed().stream()
                .filter(minute -> minute.certainty() != CountCertainty.EXACT)
                .findFirst()
                .map(minute -> minute.minute().plusSeconds(60));
    }
}
