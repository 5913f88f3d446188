package signalbox.record.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import signalbox.queue.JobState;
import signalbox.record.file.RecordConnection;
import signalbox.record.file.StateNumbers;

/// Reads how figures went over some time.
final class CourseRows {
    /// Of the whole table, which has the channel without a name.
    private static final String COUNTS = """
            SELECT counted.at, count.state, count.jobs FROM counted JOIN count ON count.counted = counted.id
             WHERE counted.at >= ? AND counted.at <= ? AND count.channel = (SELECT id FROM channel WHERE name = '')
             ORDER BY counted.at, counted.id LIMIT ?
            """;

    private final RecordConnection file;

    CourseRows(RecordConnection file) {
        this.file = file;
    }

    /// How many jobs were done and failed in each minute in which any was, oldest first.
    List<RecordedMinute> minutes(Instant from, Instant to) {
        return file.list(
                "SELECT * FROM minute WHERE at >= ? AND at < ? ORDER BY at LIMIT " + Recording.MOST_ROWS,
                row -> new RecordedMinute(
                        Instant.ofEpochMilli(row.getLong("at")), row.getLong("done"), row.getLong("failed")),
                from.toEpochMilli(),
                to.toEpochMilli());
    }

    private record CountChange(Instant at, Optional<JobState> state, long jobs) {}

    /// The counts of the whole table as they changed, oldest first.
    ///
    /// @param before the counts at the beginning
    List<RecordedCourse> counts(Map<JobState, Long> before, Instant from, Instant to) {
        var now = new EnumMap<JobState, Long>(JobState.class);
        now.putAll(before);
        var course = new ArrayList<RecordedCourse>();
        if (!before.isEmpty()) {
            course.add(new RecordedCourse(from, Map.copyOf(now)));
        }
        var changes = file.list(
                COUNTS,
                row -> new CountChange(
                        Instant.ofEpochMilli(row.getLong(1)), StateNumbers.state(row.getInt(2)), row.getLong(3)),
                from.toEpochMilli(),
                to.toEpochMilli(),
                Recording.MOST_ROWS);
        for (var change : changes) {
            change.state().ifPresent(state -> now.put(state, change.jobs()));
            var same = !course.isEmpty() && course.getLast().at().equals(change.at());
            if (same) {
                course.removeLast();
            }
            course.add(new RecordedCourse(change.at(), Map.copyOf(now)));
        }
        return course;
    }

    /// When a job was last seen to be dispatched between two moments.
    Optional<Instant> lastDispatch(Instant from, Instant to) {
        return file.first(
                "SELECT at FROM change WHERE at >= ? AND at <= ? AND after IN (?, ?) AND before IS NOT ?"
                        + " ORDER BY at DESC LIMIT 1",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                from.toEpochMilli(),
                to.toEpochMilli(),
                StateNumbers.of(JobState.ENQUEUED),
                StateNumbers.of(JobState.STARTED),
                StateNumbers.of(JobState.ENQUEUED));
    }
}
