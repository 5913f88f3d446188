package signalbox.queue.stuck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
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

    /// A time that is later than now is left out: the clock that wrote it was ahead. The age of a row's xmin
    /// tells a job that has been pending ever since from one that was put back later. A traceback shows that a
    /// job was put back, too. A job that is postponed after a try gets an eta, and most get a higher retry; its
    /// dates become NULL (postpone and set_pending of queue_job/job.py).
    private static final String MOVEMENT = """
            WITH utc AS (SELECT now() AT TIME ZONE 'utc' AS now),
            found AS (
              SELECT * FROM (SELECT @enqueued AS enqueued, @started AS started, @done AS done, @written AS written
                               FROM {queue_job} ORDER BY id DESC LIMIT @recent) AS young
               UNION ALL
              SELECT @enqueued, @started, @done, @written FROM {queue_job} WHERE state IN ('enqueued', 'started')),
            seen AS (
              SELECT CASE WHEN enqueued <= utc.now THEN enqueued END AS enqueued,
                     CASE WHEN started <= utc.now THEN started END AS started,
                     CASE WHEN done <= utc.now THEN done END AS done, written
                FROM found, utc),
            moved AS (
              SELECT max(enqueued) AS enqueued, max(started) AS started, max(done) AS done,
                     max(greatest(enqueued, started, done)) AS last
                FROM seen),
            mark AS (
              SELECT max(seen.written) AS written FROM seen, moved
               WHERE greatest(seen.enqueued, seen.started, seen.done) = moved.last AND seen.written >= 0),
            waiting AS (
              SELECT coalesce(channel, 'root') AS channel, date_created, greatest(date_created, @eta) AS due,
                     @eta IS NULL OR @eta <= utc.now AS is_due,
                     last IS NULL OR date_created > last AS is_newer, @trace IS NULL AND @written >= mark.written AS is_untouched,
                     @retry AS retry,
                     CASE WHEN (@retry > 0 OR @eta IS NOT NULL AND date_created <= last)
                               AND coalesce(@written < mark.written, true)
                          THEN least(coalesce(@eta, utc.now), utc.now) END AS postponed
                FROM {queue_job}, utc, moved, mark
               WHERE state = 'pending')
            SELECT moved.enqueued, moved.started, moved.done, waiting.channel,
                   min(waiting.due) FILTER (WHERE is_due AND (is_newer OR is_untouched)) AS due,
                   min(waiting.date_created) FILTER (WHERE is_due AND is_newer) AS added_at,
                   max(waiting.postponed) AS postponed,
                   sum(waiting.retry) AS retries
              FROM moved LEFT JOIN waiting ON true
             GROUP BY 1, 2, 3, 4
            """;

    private static final String READS_ALL = "SELECT has_table_privilege(to_regclass({'queue_job'}), 'SELECT')";

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
        var movement = movement(sql);
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

    private record Moved(
            LastMovement movement, String channel, @Nullable Instant due) {}

    private LastMovement movement(Sql sql) {
        var rows = sql.list("read when jobs moved last", movementText(sql), RunningQueries::moved);
        var waiting = new HashMap<String, Instant>();
        var added = new ArrayList<Instant>();
        var tries = Tries.NONE;
        for (var row : rows) {
            if (row.due() != null) {
                waiting.merge(row.channel(), row.due(), (one, other) -> one.isBefore(other) ? one : other);
            }
            Stream.ofNullable(row.movement().addedAt()).forEach(added::add);
            tries = tries.with(row.movement().tries());
        }
        var last = rows.isEmpty() ? LastMovement.UNSEEN : rows.getFirst().movement();
        return new LastMovement(
                last.enqueued(),
                last.began(),
                last.done(),
                waiting,
                added.stream().min(Instant::compareTo).orElse(null),
                tries);
    }

    /// A role that may read only some columns may not read xmin.
    private String movementText(Sql sql) {
        var readsAll = sql.first("ask for the right to read all columns", READS_ALL, row -> row.getBoolean(1))
                .orElse(false);
        return adapted(MOVEMENT).replace("@written", readsAll ? "age(xmin)" : "NULL::int4");
    }

    private static Moved moved(ResultSet row) throws SQLException {
        return new Moved(
                new LastMovement(
                        Sql.utc(row, "enqueued"),
                        Sql.utc(row, "started"),
                        Sql.utc(row, "done"),
                        Map.of(),
                        Sql.utc(row, "added_at"),
                        new Tries(Sql.utc(row, "postponed"), row.getLong("retries"))),
                ChannelName.of(row.getString("channel")).text(),
                Sql.utc(row, "due"));
    }
}
