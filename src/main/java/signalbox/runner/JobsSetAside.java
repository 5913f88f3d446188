package signalbox.runner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.JobFacts;
import signalbox.postgres.Sql;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.TimeOrder;

/// Pending jobs that cannot be enqueued: another session has locked their rows, or the database refuses the change,
/// as a trigger of another module may. They are set aside, for a second each time, or for a minute that
/// doubles with each refusal: the jobs behind them go first. To be used from one thread.
final class JobsSetAside {
    private static final Duration LOCKED = Duration.ofSeconds(1);
    private static final Duration REFUSED = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /// If the database refuses more, and takes none between them, the fault is not that of single jobs.
    private static final int MOST_REFUSED = 1_000;
    private static final int MOST_NAMED = 20;
    /// A lock may have been released before the look.
    private static final int OFTEN = 3;

    /// A job that could not be enqueued when it was last tried.
    ///
    /// @param until when it is to be tried again; null: it is being tried
    /// @param refusal why the database refused it, as a sentence; null when it did not
    /// @param pause how long it waits after its next refusal
    /// @param unexplained how often in a row it was kept pending though no lock was seen
    private record Held(@Nullable Instant until, @Nullable String refusal, Duration pause, int unexplained) {
        Held waiting(Instant at) {
            return until == null ? new Held(at, refusal, pause, unexplained) : this;
        }

        Held tried() {
            return new Held(null, refusal, pause, unexplained);
        }

        Held keptPending(boolean byLock) {
            return new Held(until, refusal, pause, byLock ? 0 : unexplained + 1);
        }

        /// A job that takes long to be refused must not hold up the others each minute.
        Held refused(String sentence, Instant now) {
            var next = pause.multipliedBy(2);
            return new Held(now.plus(pause), sentence, TimeOrder.shorter(next, LONGEST_PAUSE), unexplained);
        }

        boolean isDue(Instant now) {
            return until != null && !until.isAfter(now);
        }
    }

    private static final Held NEW = new Held(null, null, REFUSED, 0);

    private final Sql sql;
    private final Map<String, Held> jobs = new LinkedHashMap<>();
    private List<String> lastSeen = List.of();
    private int refusedInARow;

    JobsSetAside(Sql sql) {
        this.sql = sql;
    }

    /// These could not be enqueued. They count as locked if they are found pending now.
    void setAside(Collection<String> uuids, Instant now) {
        uuids.forEach(uuid -> jobs.put(uuid, jobs.getOrDefault(uuid, NEW).waiting(now.plus(LOCKED))));
    }

    /// The database refused to enqueue this job.
    ///
    /// @param reason what the server said
    /// @return whether it is set aside; false when too many are refused
    boolean refuse(String uuid, String reason, Instant now) {
        var before = jobs.getOrDefault(uuid, NEW);
        if (++refusedInARow > MOST_REFUSED) {
            return false;
        }
        var refusal = "Job " + uuid + " cannot be enqueued: the database refuses it (" + reason
                + "). Other jobs go first; it is tried again in " + DurationText.of(before.pause()) + ".";
        jobs.put(uuid, before.refused(refusal, now));
        return true;
    }

    /// These were enqueued, and something set them back to pending at once. They count as refused.
    ///
    /// @return the same
    List<String> setBack(List<String> uuids, Instant now) {
        uuids.forEach(uuid -> refuse(uuid, "something sets it back to pending at once, as a trigger may", now));
        return uuids;
    }

    /// These were enqueued.
    void enqueued(Collection<String> uuids) {
        if (!uuids.isEmpty()) {
            refusedInARow = 0;
        }
        uuids.forEach(jobs::remove);
    }

    /// Whether the job, as it was just read, must wait: it is pending, and could not be enqueued a moment ago.
    boolean holds(JobFacts job) {
        if (job.phase() != JobFacts.Phase.QUEUED) {
            jobs.remove(job.uuid());
        }
        var held = jobs.get(job.uuid());
        return held != null && held.until() != null;
    }

    /// Those that are to be tried again now.
    List<String> takeDue(Instant now) {
        var due = jobs.entrySet().stream()
                .filter(each -> each.getValue().isDue(now))
                .map(Map.Entry::getKey)
                .toList();
        if (!due.isEmpty()) {
            var seen = sql.list("find out who has locked the jobs", RunnerStatements.LOCKED_BY, Lock::of, due, due);
            var gone = new HashSet<>(due);
            seen.forEach(lock -> gone.remove(lock.uuid()));
            jobs.keySet().removeAll(gone);
            lastSeen = seen.stream().flatMap(lock -> sentence(lock).stream()).toList();
            jobs.replaceAll((uuid, held) -> held.isDue(now) ? held.tried() : held);
        } else if (jobs.values().stream().allMatch(held -> held.until() == null)) {
            lastSeen = List.of();
        }
        return due;
    }

    /// Which jobs were locked at the last look, and by which backends; some that the database refused, and why.
    List<String> sentences() {
        var refusals = jobs.values().stream()
                .flatMap(held -> Stream.ofNullable(held.refusal()))
                .limit(MOST_NAMED + 1L)
                .toList();
        return refusals.size() <= MOST_NAMED
                ? Stream.concat(lastSeen.stream(), refusals.stream()).toList()
                : Stream.of(
                                lastSeen.stream(),
                                refusals.stream().limit(MOST_NAMED),
                                Stream.of("The database refuses more jobs than the " + NumberText.count(MOST_NAMED)
                                        + " that are named."))
                        .flatMap(lines -> lines)
                        .toList();
    }

    /// @param pid of the backend that has locked the job's row; null: none is seen
    private record Lock(
            String uuid, boolean locked, @Nullable Integer pid) {
        static Lock of(ResultSet row) throws SQLException {
            return new Lock(row.getString("uuid"), row.getBoolean("locked"), Sql.integer(row, "pid"));
        }

        /// A backend that is seen may have let go meanwhile.
        boolean isSeen() {
            return locked || pid != null;
        }

        String holder() {
            return pid == null ? "another session has" : "the backend with pid " + pid + " has";
        }
    }

    private Optional<String> sentence(Lock lock) {
        var held = jobs.getOrDefault(lock.uuid(), NEW).keptPending(lock.isSeen());
        jobs.put(lock.uuid(), held);
        if (lock.isSeen()) {
            return Optional.of("Job " + lock.uuid() + " cannot be enqueued: " + lock.holder()
                    + " locked its row. Other jobs go first.");
        }
        return held.refusal() != null || held.unexplained() < OFTEN
                ? Optional.empty()
                : Optional.of(
                        "Job " + lock.uuid() + " cannot be enqueued: the database keeps it pending without an error,"
                                + " as a trigger may. Other jobs go first.");
    }
}
