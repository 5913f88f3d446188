package signalbox.queue.stuck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.function.Function;
import signalbox.postgres.OtherSessions;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.BoundedText;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.JobStatement;
import signalbox.queue.movement.LastMovement;

/// Reads the jobs that hold slots, whatever their age. The cost grows with these jobs.
public final class RunningQueries {
    public static final int MOST = 500;

    private static final String RUNNING = """
            (SELECT id, @uuid AS uuid, @state AS state, coalesce(channel, 'root') AS channel, @name AS name, @model AS model,
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

    private final Capabilities capabilities;

    public RunningQueries(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /// Reads the sessions before the jobs: if no session was left, then no worker runs the jobs that are still
    /// running after that. To be used at READ COMMITTED.
    ///
    /// @param movement reads when jobs last moved
    public RunningJobs read(Sql sql, Function<Sql, LastMovement> movement) {
        var sessions = sql.first("count the sessions", SESSIONS, row -> row.getInt("sessions"))
                .orElse(0);
        var all = new ArrayList<Long>();
        var jobs = sql.list("read the jobs that run", running(), row -> {
            all.add(row.getLong("jobs"));
            return job(row);
        });
        return new RunningJobs(jobs, all.isEmpty() ? 0 : all.getFirst() - jobs.size(), sessions, movement.apply(sql));
    }

    private String running() {
        return LOCKED.replace("@locked", RowLockQueries.of(adapted(RUNNING), capabilities));
    }

    private String adapted(String text) {
        return JobStatement.of(text, capabilities.jobTable()).replace("@most", Integer.toString(MOST));
    }

    static JobCall call(ResultSet row) throws SQLException {
        return new JobCall(Sql.text(row, "name"), Sql.text(row, "model"), Sql.text(row, "method"));
    }

    private RunningJob job(ResultSet row) throws SQLException {
        return new RunningJob(
                BoundedText.text(row, "uuid"),
                JobState.of(row.getString("state")),
                row.getString("channel"),
                call(row),
                Sql.utc(row, "date_enqueued"),
                Sql.utc(row, "date_started"),
                row.getInt("worker_pid"),
                RowLockQueries.lock(row, capabilities));
    }
}
