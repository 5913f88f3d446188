package signalbox.runner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.JobFacts;
import signalbox.postgres.Sql;

/// Pending jobs that cannot be enqueued: another session has locked their rows, or the database refuses the change, as
/// a
/// trigger of another module may. They are set aside, for a second each time or for a minute: the jobs behind them go
/// first.
final class LockedJobs {
    private static final Duration ASIDE = Duration.ofSeconds(1);
    private static final Duration REFUSED = Duration.ofMinutes(1);
    /// If the database refuses more, the fault is not that of single jobs.
    private static final int MOST_REFUSED = 20;
    /// A lock may have been released before the look.
    private static final int OFTEN = 3;

    private final Sql sql;
    private final Map<String, Instant> aside = new LinkedHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    /// How often in a row a job could not be enqueued though no lock was seen.
    private final Map<String, Integer> unexplained = new HashMap<>();
    private List<String> sentences = List.of();

    LockedJobs(Sql sql) {
        this.sql = sql;
    }

    /// These could not be enqueued. They count as locked if they are found pending now.
    void setAside(Collection<String> uuids, Instant now) {
        uuids.forEach(uuid -> aside.putIfAbsent(uuid, now.plus(ASIDE)));
    }

    /// The database refused to enqueue this job.
    ///
    /// @return whether it is set aside; false when too many are refused
    boolean refuse(String uuid, String reason, Instant now) {
        if (!refused.containsKey(uuid) && refused.size() >= MOST_REFUSED) {
            return false;
        }
        refused.put(
                uuid,
                "Job " + uuid + " cannot be enqueued: the database refuses it. " + reason
                        + " Other jobs go first; it is tried again in a minute.");
        aside.put(uuid, now.plus(REFUSED));
        return true;
    }

    /// These were enqueued.
    void enqueued(Collection<String> uuids) {
        uuids.forEach(refused::remove);
        uuids.forEach(unexplained::remove);
    }

    /// Whether the job, as it was just read, must wait: it is pending, and could not be enqueued a moment ago.
    boolean holds(JobFacts job) {
        if (!aside.containsKey(job.uuid())) {
            return false;
        }
        if (job.phase() == JobFacts.Phase.QUEUED) {
            return true;
        }
        aside.remove(job.uuid());
        enqueued(List.of(job.uuid()));
        return false;
    }

    /// Those that are to be tried again now.
    List<String> takeDue(Instant now) {
        var due = aside.entrySet().stream()
                .filter(each -> !each.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        if (!due.isEmpty()) {
            var seen = sql.list("find out who has locked the jobs", RunnerStatements.LOCKED_BY, Lock::of, due);
            sentences = seen.stream().flatMap(lock -> sentence(lock).stream()).toList();
            due.forEach(aside::remove);
        } else if (aside.isEmpty()) {
            sentences = List.of();
        }
        return due;
    }

    /// Which jobs were locked at the last look, and by which backends; which ones the database refused, and why.
    List<String> sentences() {
        return Stream.concat(sentences.stream(), refused.values().stream()).toList();
    }

    /// @param pid of the backend that has locked the job's row; null: none is seen
    private record Lock(String uuid, @Nullable Integer pid) {
        static Lock of(ResultSet row) throws SQLException {
            return new Lock(row.getString("uuid"), Sql.integer(row, "pid"));
        }
    }

    private Optional<String> sentence(Lock lock) {
        if (lock.pid() != null) {
            unexplained.remove(lock.uuid());
            return Optional.of("Job " + lock.uuid() + " cannot be enqueued: the backend with pid " + lock.pid()
                    + " has locked its row. Other jobs go first.");
        }
        return refused.containsKey(lock.uuid()) || unexplained.merge(lock.uuid(), 1, Integer::sum) < OFTEN
                ? Optional.empty()
                : Optional.of(
                        "Job " + lock.uuid() + " cannot be enqueued: the database keeps it pending without an error,"
                                + " as a trigger may. Other jobs go first.");
    }
}
