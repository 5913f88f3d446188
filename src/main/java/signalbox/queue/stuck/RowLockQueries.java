package signalbox.queue.stuck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;

/// Looks at the rows of jobs in queue_job_lock without taking a lock. A row lock shows in the row's own `xmax`, which
/// names the transaction that took it, and in the state of that transaction. A session that only reads may do this. To
/// be used at READ COMMITTED.
public final class RowLockQueries {
    /// Adds `locker`, `has_row` and `held` to the rows of a relation with a job's `id`. `xmax` has the lower half
    /// of the transaction's number. Its upper half is that of the next number, or the one before.
    private static final String LOCKED = """
            SELECT numbered.*, locker IS NOT NULL AS has_row,
                   coalesce(txid_status(CASE WHEN locker::text = '0' OR number <= 0 THEN NULL ELSE number END)
                            = 'in progress', false) AS held
              FROM (SELECT job.*, row.locker,
                           next - ((next - row.locker::text::int8 + 2147483648) & 4294967295) + 2147483648 AS number
                      FROM @jobs AS job
                     CROSS JOIN txid_snapshot_xmax(txid_current_snapshot()) AS next
                      LEFT JOIN LATERAL (SELECT xmax AS locker FROM {queue_job_lock}
                                          WHERE queue_job_id = job.id LIMIT 1) AS row ON true) AS numbered
            """;

    private static final String TABLE = "queue_job_lock";

    private static final String UNKNOWN =
            "SELECT *, NULL::xid AS locker, false AS has_row, false AS held FROM @jobs AS job";

    private RowLockQueries() {}

    private static boolean areSeen(Capabilities capabilities) {
        return capabilities.hasLockTable() && !areHidden(capabilities);
    }

    /// Whether there are locks, and this role may not see them or not all of them.
    public static boolean areHidden(Capabilities capabilities) {
        var hidden = capabilities.rights().hidden();
        return hidden.unreadable().contains(TABLE) || hidden.rowSecured().contains(TABLE);
    }

    /// A query. Where locks cannot be seen, it shows no lock for any job.
    ///
    /// @param jobs a relation with the column `id`
    static String of(String jobs, Capabilities capabilities) {
        return (areSeen(capabilities) ? LOCKED : UNKNOWN).replace("@jobs", jobs);
    }

    /// Reads the lock from a row that has the columns that `of` adds, the backend as `holder`, and its name as
    /// `holder_name`.
    static JobRowLock lock(ResultSet row, Capabilities capabilities) throws SQLException {
        if (areHidden(capabilities)) {
            return new JobRowLock.Hidden();
        }
        if (!capabilities.hasLockTable()) {
            return new JobRowLock.NoTable();
        }
        if (!row.getBoolean("has_row")) {
            return new JobRowLock.NoRow();
        }
        return row.getBoolean("held")
                ? new JobRowLock.Held(Sql.integer(row, "holder"), row.getString("holder_name"))
                : new JobRowLock.Free();
    }

    /// Those of the jobs whose row a transaction holds: a worker is running them. Empty where locks cannot be seen.
    public static Set<Integer> held(Sql sql, Collection<Integer> ids, Capabilities capabilities) {
        if (ids.isEmpty() || !areSeen(capabilities)) {
            return Set.of();
        }
        var jobs = "(SELECT id FROM {queue_job} WHERE id = ANY(?))";
        return new HashSet<>(sql.list(
                "look at the jobs' locks",
                "SELECT id FROM (" + of(jobs, capabilities) + ") AS job WHERE held",
                row -> row.getInt("id"),
                ids));
    }
}
