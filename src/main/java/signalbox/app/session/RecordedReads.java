package signalbox.app.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.record.read.EventGroup;
import signalbox.record.read.JobLife;
import signalbox.record.read.PastMoment;
import signalbox.record.read.PastStretch;
import signalbox.record.read.RecordedMoment.RecordedCounts;
import signalbox.record.read.Recording;

/// Reads what was recorded of this profile. Its methods block: call them on a background thread. They throw a
/// `RecordFileException` when there is no recording, or it cannot be read.
public final class RecordedReads {
    private static final Duration LOOKED_BACK = Duration.ofHours(1);
    private static final int MOST_STEPS = 500;
    private static final int MOST_EVENTS = 200;

    private final @Nullable Path file;

    /// @param file null: nothing is recorded here
    RecordedReads(@Nullable Path file) {
        this.file = file;
    }

    /// Of the recording in this file.
    public static RecordedReads of(Path file) {
        return new RecordedReads(file);
    }

    /// Whether there is a recording to look into.
    public boolean exists() {
        return file != null && Files.exists(file);
    }

    private <T> T ask(Function<Recording, T> question) {
        var path = file;
        if (path == null) {
            throw new IllegalStateException("This session is not recorded.");
        }
        try (var recording = Recording.open(path)) {
            return question.apply(recording);
        }
    }

    /// A moment, and what lies around it.
    ///
    /// @param around how far the course and the events reach
    /// @param group of the next and the previous event
    public PastMoment moment(Instant at, Duration around, EventGroup group) {
        return ask(recording -> moment(recording, at, around, group));
    }

    private static PastMoment moment(Recording recording, Instant at, Duration around, EventGroup group) {
        var now = recording.at(at);
        var watched = now.watched();
        var begin = at.minus(around);
        var from = watched != null && watched.from().isAfter(begin) ? watched.from() : begin;
        var before = Optional.ofNullable(recording.at(from).counts())
                .map(RecordedCounts::all)
                .orElse(Map.<JobState, Long>of());
        return new PastMoment(
                now,
                watched == null ? List.of() : recording.course(before, from, at),
                recording.outline(begin, at.plus(around), MOST_EVENTS),
                watched == null
                        ? null
                        : recording.lastDispatch(at.minus(LOOKED_BACK), at).orElse(null),
                watched == null ? null : recording.ledSince(at).orElse(null),
                recording.previous(at, group).orElse(null),
                recording.next(at, group).orElse(null),
                recording.next(at, EventGroup.LEADERSHIP).orElse(null));
    }

    /// How it went between two moments.
    public PastStretch stretch(Instant from, Instant to) {
        return ask(recording -> new PastStretch(
                from,
                to,
                recording.minutes(from, to),
                recording.episodes("lead", from, to),
                recording.episodes("runner", from, to),
                recording.episodes("finding", from, to),
                recording.unwatched(from, to)));
    }

    /// When the recording begins and ends; empty when nothing was recorded.
    public Optional<RecordedReach> reach() {
        return ask(recording -> recording
                .oldest()
                .flatMap(oldest -> recording.newest().map(newest -> new RecordedReach(oldest, newest))));
    }

    /// From when to when something is recorded, with breaks.
    public record RecordedReach(Instant oldest, Instant newest) {}

    /// What was recorded of one job, and who dispatched it.
    public JobLife life(String uuid) {
        return ask(recording -> recording.lifeOf(uuid, MOST_STEPS));
    }
}
