package signalbox.record.write;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.live.JobChange;
import signalbox.live.JobChange.ChangedRow;
import signalbox.live.watch.SeenChanges;
import signalbox.queue.JobState;
import signalbox.record.file.RecordConnection;
import signalbox.record.file.StateNumbers;

/// Writes changes of jobs. Where a look does not show what a job was before, it is what it was when it was recorded
/// last; where that is not known either, `before` stays empty. What shows no change is left out. One thread.
final class ChangeRows {
    private static final int MOST = 50_000;
    /// No state has this number.
    private static final int NONE = 0;
    private static final int DONE = StateNumbers.of(JobState.DONE);
    private static final int FAILED = StateNumbers.of(JobState.FAILED);

    private final RecordConnection file;
    private final NameRows channels;
    private final NameRows methods;
    /// Of the look that is being written.
    private int done;

    private int failed;
    private final Map<String, KnownJob> jobs = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, KnownJob> eldest) {
            return size() > MOST;
        }
    };

    /// @param state the number of the state that was recorded last; NONE: none was
    private record KnownJob(long id, int state) {}

    ChangeRows(RecordConnection file, NameRows channels, NameRows methods) {
        this.file = file;
        this.channels = channels;
        this.methods = methods;
    }

    /// @return how many rows were written
    int write(SeenChanges seen) {
        done = 0;
        failed = 0;
        int rows = seen.changes().stream()
                .mapToInt(change -> write(seen.at(), change))
                .sum();
        return rows + addUp(seen.at());
    }

    /// Of each minute, how many changes led to an end.
    private int addUp(Instant at) {
        return done + failed == 0
                ? 0
                : file.update(
                        "INSERT INTO minute (at, done, failed) VALUES (?, ?, ?) ON CONFLICT (at) DO UPDATE SET"
                                + " done = done + excluded.done, failed = failed + excluded.failed",
                        at.truncatedTo(ChronoUnit.MINUTES).toEpochMilli(),
                        done,
                        failed);
    }

    private int write(Instant at, JobChange change) {
        var known = known(change.uuid());
        var before = change.before();
        var from = before != null ? StateNumbers.of(before) : known == null ? NONE : known.state();
        var to = to(change);
        var row = change.row();
        if (from == to || (known == null && row == null && before == null)) {
            return 0;
        }
        var job = known != null ? known.id() : added(change.uuid(), row);
        add(at, job, from, to, row);
        jobs.put(change.uuid(), new KnownJob(job, to));
        done += to == DONE ? 1 : 0;
        failed += to == FAILED ? 1 : 0;
        return 1;
    }

    private static int to(JobChange change) {
        var after = change.after();
        return switch (change.now()) {
            case SEEN -> after == null ? NONE : StateNumbers.of(after);
            case DELETED -> StateNumbers.DELETED;
            case LEFT -> StateNumbers.LEFT;
        };
    }

    private @Nullable KnownJob known(String uuid) {
        var cached = jobs.get(uuid);
        if (cached != null) {
            return cached;
        }
        return file.first("""
                        SELECT id, (SELECT after FROM change WHERE change.job = job.id ORDER BY change.id DESC LIMIT 1)
                          FROM job WHERE uuid = ?
                        """, row -> new KnownJob(row.getLong(1), row.getInt(2)), uuid)
                .orElse(null);
    }

    private long added(String uuid, @Nullable ChangedRow row) {
        return file.insert(
                "INSERT INTO job (uuid, method) VALUES (?, ?)",
                uuid,
                row == null ? null : methods.of(row.model() + "." + row.method()));
    }

    private void add(Instant at, long job, int from, int to, @Nullable ChangedRow row) {
        var moved = row == null ? null : row.moved();
        file.update(
                "INSERT INTO change (at, job, before, after, channel, worker, moved) VALUES (?, ?, ?, ?, ?, ?, ?)",
                at.toEpochMilli(),
                job,
                from == NONE ? null : from,
                to,
                row == null ? null : channels.of(row.channel()),
                row == null ? null : row.worker(),
                moved == null ? null : moved.toEpochMilli());
    }
}
