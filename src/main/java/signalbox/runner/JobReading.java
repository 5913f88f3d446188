package signalbox.runner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.channel.JobFacts;
import signalbox.postgres.Sql;

/// Reads jobs as a scheduler needs them, in portions by a cursor named `select_jobs`, as the field's runners
/// do: whoever looks at the connection's last statement finds the same there.
final class JobReading {
    private final Sql sql;

    JobReading(Sql sql) {
        this.sql = sql;
    }

    List<JobFacts> open() {
        sql.update("open a cursor on the open jobs", Statements.OPEN_JOBS);
        var jobs = new ArrayList<JobFacts>();
        List<JobFacts> portion;
        do {
            portion = sql.list("read jobs", Statements.FETCH, JobReading::job);
            jobs.addAll(portion);
        } while (!portion.isEmpty());
        sql.execute("close the cursor", Statements.CLOSE);
        return jobs;
    }

    /// Those of them that exist, and in the same round trip whether this session leads.
    ///
    /// @param check the condition under which it does
    Notified byUuid(Collection<String> uuids, String check) {
        var rows = sql.listAmong(
                "read the notified jobs", Statements.CHECK_AND_READ.formatted(check), JobReading::row, uuids);
        return new Notified(
                rows.stream().allMatch(Row::leads),
                rows.stream().flatMap(row -> row.job().stream()).toList());
    }

    record Notified(boolean leads, List<JobFacts> jobs) {}

    private record Row(boolean leads, Optional<JobFacts> job) {}

    private static Row row(ResultSet row) throws SQLException {
        var found = row.getString("uuid") != null;
        return new Row(row.getBoolean("leads"), found ? Optional.of(job(row)) : Optional.empty());
    }

    private static JobFacts job(ResultSet row) throws SQLException {
        @Nullable Instant created = Sql.utc(row, "date_created");
        return new JobFacts(
                row.getString("uuid"),
                row.getString("channel"),
                row.getLong("id"),
                Objects.requireNonNullElse(created, Instant.EPOCH),
                row.getInt("priority"),
                Sql.utc(row, "eta"),
                JobFacts.Phase.ofState(row.getString("state")));
    }
}
