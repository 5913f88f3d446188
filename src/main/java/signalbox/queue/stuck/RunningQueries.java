package signalbox.queue.stuck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import signalbox.postgres.OtherSessions;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.JobStatement;

/// Reads the jobs that hold slots, whatever their age, and when jobs last moved. The cost of each statement grows with
/// the open jobs, or with a limited window of the newest rows.
public final class RunningQueries {
    public static final int MOST = 500;

    private static final int RECENT_ROWS = 2_000;

    private static final String RUNNING = """
            (SELECT id, uuid, state, coalesce(channel, 'root') AS channel, @name AS name, @model AS model,
                    @method AS method, @enqueued AS date_enqueued, @started AS date_started,
                    @worker AS worker_pid, count(*) OVER () AS jobs
               FROM {queue_job}
              WHERE state IN ('enqueued', 'started')
              ORDER BY @enqueued, id
              LIMIT @most)
            """;

    private static final String LOCKED = """
            SELECT locked.*, NULL::int4 AS holder, NULL::text AS holder_name
              FROM (@locked) AS locked ORDER BY date_enqueued, id
            """;

    /// Signalbox and embedded runners run no job.
    private static final String SESSIONS = """
            SELECT count(*) AS sessions FROM pg_stat_activity
             WHERE @others
            """.replace("@others", OtherSessions.ARE_HERE);

    /// A time that is later than now is left out: the clock that wrote it was ahead.
    private static final String MOVEMENT = """
            WITH utc AS (SELECT now() AT TIME ZONE 'utc' AS now),
            moved AS (
              SELECT max(enqueued) FILTER (WHERE enqueued <= utc.now) AS enqueued,
                     max(started) FILTER (WHERE started <= utc.now) AS started,
                     max(done) FILTER (WHERE done <= utc.now) AS done
                FROM utc, (SELECT * FROM (SELECT @enqueued AS enqueued, @started AS started, @done AS done
                                            FROM {queue_job} ORDER BY id DESC LIMIT @recent) AS young
                           UNION ALL
                           SELECT @enqueued, @started, @done FROM {queue_job} WHERE state IN ('enqueued', 'started')) AS seen),
            waiting AS (
              SELECT date_created, greatest(date_created, @eta) AS due FROM {queue_job}, utc
               WHERE state = 'pending' AND (@eta IS NULL OR @eta <= utc.now))
            SELECT moved.*, min(waiting.due) AS waits_since, min(waiting.date_created) AS added_at
              FROM moved LEFT JOIN waiting
                ON date_created > coalesce(greatest(moved.enqueued, moved.started, moved.done), '-infinity')
             GROUP BY 1, 2, 3
            """;

    private final Capabilities capabilities;

    public RunningQueries(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /// Reads the sessions before the jobs: if no session was left, then no worker runs the jobs that are still
    /// running after that. To be used at READ COMMITTED.
    public RunningJobs read(Sql sql) {
        var sessions = sql.first("count the sessions", SESSIONS, row -> row.getInt("sessions"))
                .orElse(0);
        var all = new ArrayList<Long>();
        var jobs = sql.list("read the jobs that run", running(), row -> {
            all.add(row.getLong("jobs"));
            return job(row);
        });
        var movement = sql.first("read when jobs moved last", adapted(MOVEMENT), RunningQueries::movement)
                .orElse(LastMovement.UNSEEN);
        return new RunningJobs(jobs, all.isEmpty() ? 0 : all.getFirst() - jobs.size(), sessions, movement);
    }

    private String running() {
        return LOCKED.replace("@locked", RowLockQueries.of(adapted(RUNNING), capabilities));
    }

    private String adapted(String text) {
        return JobStatement.of(text, capabilities.jobTable())
                .replace("@recent", Integer.toString(RECENT_ROWS))
                .replace("@most", Integer.toString(MOST));
    }

    private RunningJob job(ResultSet row) throws SQLException {
        return new RunningJob(
                Sql.text(row, "uuid"),
                JobState.of(row.getString("state")),
                row.getString("channel"),
                new JobCall(Sql.text(row, "name"), Sql.text(row, "model"), Sql.text(row, "method")),
                Sql.utc(row, "date_enqueued"),
                Sql.utc(row, "date_started"),
                row.getInt("worker_pid"),
                RowLockQueries.lock(row, capabilities));
    }

    private static LastMovement movement(ResultSet row) throws SQLException {
        return new LastMovement(
                Sql.utc(row, "enqueued"),
                Sql.utc(row, "started"),
                Sql.utc(row, "done"),
                Sql.utc(row, "waits_since"),
                Sql.utc(row, "added_at"));
    }
}
