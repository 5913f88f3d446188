package signalbox.record.read;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A moment of the past, with what lies around it.
///
/// @param course the counts of the whole table up to the moment, oldest first; empty when it was not watched
/// @param around what happened shortly before and after it, oldest first
/// @param lastDispatch when a job was seen to be dispatched last; null when none was seen in the hour before
/// @param ledSince since when the same runner led, or none; null when it was not watched
/// @param previous the event before it; null: there is none
/// @param next the event after it; null: there is none
/// @param nextLead how the leadership changed next; null: it did not, as far as recorded
public record PastMoment(
        RecordedMoment now,
        List<RecordedCourse> course,
        List<RecordedEvent> around,
        @Nullable Instant lastDispatch,
        @Nullable LedSince ledSince,
        @Nullable RecordedEvent previous,
        @Nullable RecordedEvent next,
        @Nullable RecordedEvent nextLead) {
    /// @param seen whether that begin was seen; if not, it was so when the watch began
    public record LedSince(Instant at, boolean seen) {}

    public PastMoment {
        course = List.copyOf(course);
        around = List.copyOf(around);
    }

    public Instant at() {
        return now.at();
    }
}
