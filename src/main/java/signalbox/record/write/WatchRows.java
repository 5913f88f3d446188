package signalbox.record.write;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.live.watch.SeenChanges;
import signalbox.record.file.RecordConnection;

/// Writes when the database was watched: a row of `watch` for each stretch without a break, so that it is known of each
/// moment whether something would have been seen. A stretch ends when the server does not answer, the watch pauses or
/// the process ends, and where changes may have been missed. One thread.
final class WatchRows {
    /// Between two looks that are further apart, it is not known what happened.
    static final Duration PAUSE = Duration.ofSeconds(90);

    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(5);

    private final RecordConnection file;
    private final long pid;
    private long id;
    private @Nullable Instant last;
    private @Nullable Instant written;
    private boolean allJobs;

    WatchRows(RecordConnection file, long pid) {
        this.file = file;
        this.pid = pid;
    }

    /// What an earlier process left open ends when it was seen last.
    void endLeft() {
        file.update("""
                UPDATE episode SET seen_end = 0, ended = max(began, coalesce((
                  SELECT max(seen) FROM watch), began))
                 WHERE ended IS NULL
                """);
        file.update("UPDATE watch SET ended = seen, ending = 'cut off' WHERE ended IS NULL");
    }

    /// @return whether a new stretch began
    boolean see(SeenChanges seen) {
        return see(seen.at(), seen.areAll(), seen.whyNot());
    }

    /// A look that does not show the changes of jobs.
    boolean see(Instant at) {
        return see(at, last != null && allJobs, "");
    }

    private boolean see(Instant at, boolean all, String whyNot) {
        var before = last;
        var isNew = before == null || all != allJobs || areApart(before, at);
        if (isNew) {
            if (before != null) {
                end(
                        areApart(before, at)
                                ? "not watched for a time"
                                : "changes " + (all ? "are" : "may be missed") + (all ? " followed from here on" : ""),
                        0);
            }
            begin(at, all, whyNot);
        }
        last = before == null || isNew || at.isAfter(before) ? at : before;
        return isNew;
    }

    private static boolean areApart(Instant before, Instant at) {
        return Duration.between(before, at).abs().compareTo(PAUSE) > 0;
    }

    private void begin(Instant at, boolean all, String whyNot) {
        endLeft();
        allJobs = all;
        id = file.insert(
                "INSERT INTO watch (began, seen, all_jobs, why, pid) VALUES (?, ?, ?, ?, ?)",
                at.toEpochMilli(),
                at.toEpochMilli(),
                all ? 1 : 0,
                whyNot,
                pid);
        written = at;
    }

    /// Says until when it was watched: with each batch of other rows, and else every few seconds.
    ///
    /// @param withOthers whether other rows are written now
    void keepUp(boolean withOthers) {
        var now = last;
        if (now != null && (withOthers || isDue(now)) && !now.equals(written)) {
            file.update("UPDATE watch SET seen = max(seen, ?) WHERE id = ?", now.toEpochMilli(), id);
            written = now;
        }
    }

    private boolean isDue(Instant now) {
        return written == null || !now.isBefore(written.plus(WRITTEN_EVERY));
    }

    /// @param lost changes that were not kept
    void end(String how, long lost) {
        var now = last;
        if (now == null) {
            return;
        }
        file.update(
                "UPDATE watch SET seen = ?, ended = ?, ending = ?, lost = ? WHERE id = ?",
                now.toEpochMilli(),
                now.toEpochMilli(),
                how,
                lost,
                id);
        last = null;
        endLeft();
    }
}
