package signalbox.runner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import signalbox.channel.JobFacts;
import signalbox.postgres.Sql;

/// Pending jobs whose rows another session has locked, so that they cannot be enqueued. They are set aside for a second
/// each time: the jobs behind them go first.
final class LockedJobs {
    private static final Duration ASIDE = Duration.ofSeconds(1);

    private final Sql sql;
    private final Map<String, Instant> aside = new LinkedHashMap<>();
    private List<String> sentences = List.of();

    LockedJobs(Sql sql) {
        this.sql = sql;
    }

    /// These could not be enqueued. They count as locked if they are found pending now.
    void setAside(Collection<String> uuids, Instant now) {
        uuids.forEach(uuid -> aside.put(uuid, now.plus(ASIDE)));
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
        return false;
    }

    /// Those that are to be tried again now.
    List<String> takeDue(Instant now) {
        var due = aside.entrySet().stream()
                .filter(each -> !each.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        if (!due.isEmpty()) {
            sentences =
                    sql.list("find out who has locked the jobs", RunnerStatements.LOCKED_BY, LockedJobs::sentence, due);
            due.forEach(aside::remove);
        } else if (aside.isEmpty()) {
            sentences = List.of();
        }
        return due;
    }

    /// Which jobs were locked at the last look, and by which backends.
    List<String> sentences() {
        return sentences;
    }

    private static String sentence(ResultSet row) throws SQLException {
        return "Job " + row.getString("uuid") + " cannot be enqueued: the backend with pid " + row.getInt("pid")
                + " has locked its row. Other jobs go first.";
    }
}
