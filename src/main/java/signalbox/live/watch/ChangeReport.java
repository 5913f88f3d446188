package signalbox.live.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import signalbox.live.CheckedChanges;
import signalbox.live.JobChange;
import signalbox.live.JobChange.Fate;
import signalbox.live.OpenJobSource;
import signalbox.live.OpenJobSource.FromMemory;
import signalbox.live.OpenJobSource.FromStatements;
import signalbox.live.OpenJobSource.WhileReading;
import signalbox.queue.BoundedText;
import signalbox.queue.JobState;

/// Puts together which jobs changed, from what was notified and from what checks found before it was notified. What was
/// seen is kept until it is reported, also when the look fails after it. Not thread-safe.
final class ChangeReport {
    private final Consumer<SeenChanges> taker;
    private List<JobChange> seen = new ArrayList<>();
    private boolean areAll = true;
    /// The states of jobs that a check found gone: a notification that comes next says what became of them.
    private Map<String, JobState> left = new HashMap<>();
    private Map<String, JobState> leftBefore = new HashMap<>();

    /// @param taker must not block
    ChangeReport(Consumer<SeenChanges> taker) {
        this.taker = taker;
    }

    /// Takes over what a check found.
    void found(CheckedChanges.Taken checked) {
        areAll &= checked.areAll();
        for (var change : checked.changes()) {
            if (change.now() == Fate.LEFT && change.before() != null) {
                left.put(change.uuid(), change.before());
            } else {
                seen.add(change);
            }
        }
    }

    /// @param uuids of the jobs that were notified
    /// @param open the states of those that were open before
    /// @param rows what the table has of them now
    void notified(Collection<String> uuids, Map<String, JobState> open, List<NotifiedRow> rows) {
        var found = new HashMap<String, NotifiedRow>();
        rows.forEach(row -> found.putIfAbsent(row.seen().uuid(), row));
        for (var uuid : uuids) {
            if (!uuid.isEmpty()) {
                notified(BoundedText.cut(uuid), before(uuid, open), found.get(BoundedText.cut(uuid)));
            }
        }
    }

    private @Nullable JobState before(String uuid, Map<String, JobState> open) {
        var gone = left.remove(uuid);
        var goneBefore = leftBefore.remove(uuid);
        var known = open.get(uuid);
        return known != null ? known : gone != null ? gone : goneBefore;
    }

    private void notified(String uuid, @Nullable JobState before, @Nullable NotifiedRow row) {
        if (row == null) {
            seen.add(JobChange.deleted(uuid, before));
        } else if (row.seen().state() != before) {
            seen.add(JobChange.seen(uuid, before, row.seen().state(), row.changed()));
        }
    }

    /// Reports what was seen since the last call.
    ///
    /// @param followed whether the jobs were known exactly before and after
    void send(Instant now, boolean followed, OpenJobSource source) {
        leftBefore.forEach((uuid, state) -> seen.add(JobChange.left(uuid, state)));
        leftBefore = left;
        left = new HashMap<>();
        var sent = new SeenChanges(now, seen, followed && areAll, followed && areAll ? "" : why(source));
        seen = new ArrayList<>();
        areAll = true;
        taker.accept(sent);
    }

    private static String why(OpenJobSource source) {
        return switch (source) {
            case FromMemory _ -> "the open jobs have just been read";
            case WhileReading _ -> "the open jobs are being read";
            case FromStatements statements -> statements.because();
        };
    }

    /// What was known of the jobs is not known any more.
    void forget() {
        left.clear();
        leftBefore.clear();
    }
}
