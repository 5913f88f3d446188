package signalbox.queue.stuck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.BoundedText;
import signalbox.queue.CreatedAheadJobs;
import signalbox.queue.JobState;
import signalbox.queue.JobStatement;

/// Reads jobs that may be stuck, with what the server shows about their workers. Writes nothing and locks nothing
/// (see `RowLockQueries`). An enqueued row without a date that can pass may wait forever, because queue_job's own
/// checks compare dates: it counts as late. So does a row whose date is ahead of the server's clock. The cost grows
/// with the running jobs, however many are done. To be used at READ COMMITTED.
public final class LateQueries {
    public static final int MOST = 200;

    /// Where a lock shows for each running job whether a worker runs it: queue_job's own limit from 2025 on.
    public static final Duration WITH_LOCK = Duration.ofSeconds(10);

    /// Where no lock shows it: the limit of the garbage collector in the releases before.
    public static final Duration ENQUEUED = Duration.ofMinutes(5);

    /// Longer than Odoo.sh lets any request run.
    public static final Duration STARTED = Duration.ofMinutes(15);

    private static final int RUNNING = 2_000;

    private static final String SESSIONS = """
            SELECT pid, application_name AS session FROM pg_stat_activity
             WHERE datname = current_database() AND application_name LIKE 'odoo-%'
            """;

    /// `@` marks what depends on the release.
    private static final String LATE = """
            WITH running AS MATERIALIZED (
              SELECT id, @uuid AS uuid, @state AS state, coalesce(channel, 'root') AS channel, @name AS name, @model AS model,
                     @method AS method, date_enqueued, @started AS date_started,
                     coalesce(@started, date_enqueued) AS began,
                     CASE WHEN state = 'enqueued' THEN date_enqueued
                          ELSE coalesce(@timeStarted, @timeEnqueued, @started, date_enqueued) END AS since, @worker AS worker_pid,
                     (now() AT TIME ZONE 'utc') AS utc
                FROM {queue_job}
               WHERE state IN ('enqueued', 'started')
                 AND (date_enqueued < (now() AT TIME ZONE 'utc') - @patience
                      OR date_enqueued > (now() AT TIME ZONE 'utc') + @tolerance
                      OR (state = 'enqueued' AND (date_enqueued IS NULL OR @neverEnqueued)))
               LIMIT @running),
            sessions AS MATERIALIZED (@sessions),
            looked AS (@looked)
            SELECT looked.*, since IS NULL AS undated, since > utc + @tolerance AS ahead, @never AS never, (SELECT count(*) FROM sessions) AS named, count(*) OVER () AS jobs,
                   (SELECT array_agg(pid ORDER BY pid) FROM sessions WHERE session = 'odoo-' || worker_pid) AS backends
              FROM looked
             WHERE (state = 'started' AND (began < utc - @long OR began > utc + @tolerance))
                OR (NOT held AND (state = 'enqueued' OR (@has_lock AND began < utc - @patience)))
             ORDER BY date_enqueued, id
             LIMIT @most
            """;

    private static final String WITHOUT_LOCKS =
            "SELECT locked.*, NULL::int4 AS holder, NULL::text AS holder_name FROM (@locked) AS locked";

    private static final String WITH_LOCKS = """
            SELECT locked.*, holder.pid AS holder,
                   (SELECT session FROM sessions WHERE sessions.pid = holder.pid LIMIT 1) AS holder_name
              FROM (@locked) AS locked
              LEFT JOIN LATERAL (SELECT pid FROM pg_locks
                                  WHERE locktype = 'transactionid' AND transactionid = locker AND granted
                                    AND mode = 'ExclusiveLock' LIMIT 1) AS holder ON locker::text <> '0'
            """;

    private static final String STATES =
            "SELECT id, " + BoundedText.of("state") + " AS state, date_enqueued FROM {queue_job} WHERE id = ANY(?)";

    private final Capabilities capabilities;

    public LateQueries(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /// How long a job may be enqueued or started before it counts as late.
    public static Duration patience(Capabilities capabilities) {
        return capabilities.hasLockTable() ? WITH_LOCK : ENQUEUED;
    }

    private record Found(int id, LateJob job, long all, int named) {}

    /// A worker releases its lock and changes the job in one commit. So a job is dropped if it was seen without a
    /// lock and changed before a second look.
    public LateJobs read(Sql sql) {
        var found = sql.list("look for jobs that are late", text(), this::found);
        if (found.isEmpty()) {
            return LateJobs.NONE;
        }
        var still = still(sql, found.stream().map(Found::id).toList());
        var late = found.stream()
                .filter(each -> still.contains(new UnchangedJob(
                        each.id(), each.job().state(), each.job().enqueued())))
                .map(Found::job)
                .toList();
        return new LateJobs(
                late, found.getFirst().all() - found.size(), found.getFirst().named());
    }

    private record UnchangedJob(
            int id, JobState state, @Nullable Instant enqueued) {}

    private Set<UnchangedJob> still(Sql sql, List<Integer> ids) {
        return sql
                .list(
                        "look again",
                        STATES,
                        row -> new UnchangedJob(
                                row.getInt("id"), JobState.of(row.getString("state")), Sql.utc(row, "date_enqueued")),
                        ids)
                .stream()
                .collect(Collectors.toSet());
    }

    private String text() {
        var locks = capabilities.hasLockTable();
        var adapted = LATE.replace("@looked", locks ? WITH_LOCKS : WITHOUT_LOCKS)
                .replace("@locked", RowLockQueries.of("running", capabilities))
                .replace("@sessions", SESSIONS)
                .replace("@neverEnqueued", Sql.isNever("date_enqueued"))
                .replace("@never", Sql.isNever("since"))
                .replace("@has_lock", Boolean.toString(locks))
                .replace("@tolerance", interval(CreatedAheadJobs.TOLERANCE))
                .replace("@patience", interval(patience(capabilities)))
                .replace("@long", interval(STARTED))
                .replace("@running", Integer.toString(RUNNING))
                .replace("@most", Integer.toString(MOST));
        return JobStatement.of(adapted, capabilities.jobTable());
    }

    private static String interval(Duration length) {
        return "interval '" + length.toSeconds() + " s'";
    }

    private Found found(ResultSet row) throws SQLException {
        var job = new LateJob(
                BoundedText.text(row, "uuid"),
                JobState.of(row.getString("state")),
                row.getString("channel"),
                RunningQueries.call(row),
                Sql.utc(row, "date_enqueued"),
                Sql.utc(row, "date_started"),
                age(row),
                row.getInt("worker_pid"),
                RowLockQueries.lock(row, capabilities),
                backends(row));
        return new Found(row.getInt("id"), job, row.getLong("jobs"), row.getInt("named"));
    }

    private static LateJob.Age age(ResultSet row) throws SQLException {
        if (row.getBoolean("undated")) {
            return LateJob.Age.UNDATED;
        }
        if (Sql.utc(row, "since") != null) {
            return row.getBoolean("ahead") ? LateJob.Age.AHEAD : LateJob.Age.DATED;
        }
        return row.getBoolean("never") ? LateJob.Age.LATER_THAN_ALL : LateJob.Age.EARLIER_THAN_ALL;
    }

    private static List<Integer> backends(ResultSet row) throws SQLException {
        var array = row.getArray("backends");
        return array == null ? List.of() : new ArrayList<>(Arrays.asList((Integer[]) array.getArray()));
    }
}
