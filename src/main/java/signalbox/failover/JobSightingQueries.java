package signalbox.failover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.ServerClock;
import signalbox.postgres.Sql;
import signalbox.queue.BoundedText;

/// Reads jobs as a drill sees them.
final class JobSightingQueries {
    /// No more jobs than this are watched.
    static final int MOST = 2_000;

    private static final String COLUMNS = """
            left(uuid, 201) as uuid, left(state, 201) as state, coalesce(retry, 0) as retry, date_enqueued, date_started,
            coalesce(worker_pid, 0) as worker_pid
            """;

    private static final String THESE =
            "select " + COLUMNS + ", " + ServerClock.COLUMN + " from {queue_job} where uuid = any (?)";

    /// One statement reads the moment and the jobs at that moment. Jobs that no worker has begun come first.
    private static final String IN_FLIGHT = "select clock.now, job.* from (select " + ServerClock.COLUMN + ") as clock"
            + " left join (select " + COLUMNS + " from {queue_job} where state in ('enqueued', 'started')"
            + " order by state, id limit " + (MOST + 1) + ") as job on true";

    /// @param at by the server's clock
    record JobSighting(Instant at, List<ObservedJob> inFlight) {}

    private record Row(Instant at, @Nullable ObservedJob job) {}

    private JobSightingQueries() {}

    static List<ObservedJob> of(Sql sql, Collection<String> uuids) {
        return uuids.isEmpty()
                ? List.of()
                : sql.list("read the jobs on their way", THESE, JobSightingQueries::sighting, List.copyOf(uuids));
    }

    static JobSighting inFlight(Sql sql) {
        var rows = sql.list("read the jobs in flight", IN_FLIGHT, JobSightingQueries::row);
        return new JobSighting(
                rows.getFirst().at(),
                rows.stream().map(Row::job).filter(Objects::nonNull).toList());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(ServerClock.of(row), row.getString("uuid") == null ? null : sighting(row));
    }

    private static ObservedJob sighting(ResultSet row) throws SQLException {
        return new ObservedJob(
                ServerClock.of(row),
                BoundedText.cut(row.getString("uuid")),
                row.getString("state"),
                row.getInt("retry"),
                Sql.utc(row, "date_enqueued"),
                Sql.utc(row, "date_started"),
                row.getInt("worker_pid"));
    }
}
