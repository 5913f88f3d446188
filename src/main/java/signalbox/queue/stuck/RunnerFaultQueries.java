package signalbox.queue.stuck;

import java.util.Collection;
import signalbox.postgres.Sql;
import signalbox.queue.BoundedText;
import signalbox.queue.JobState;
import signalbox.queue.stuck.RunnerFaults.MissingRight;

/// Looks for what makes runners start over. Its cost grows with the open jobs; any role may use it.
public final class RunnerFaultQueries {
    /// What a runner itself reads and writes (OCA/queue, queue_job/jobrunner/runner.py, `select_jobs` and
    /// `set_job_enqueued`). Rights on these columns are enough.
    private static final String MISSING = """
            SELECT string_agg(needed.privilege, ', ' ORDER BY needed.privilege) AS rights, needed.object,
                   quote_ident(r.rolname) AS role
              FROM pg_roles r
             CROSS JOIN pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
             CROSS JOIN LATERAL format('TABLE %I.%I', n.nspname, c.relname) AS table_name
             CROSS JOIN LATERAL (VALUES
                   (1, 'CONNECT', 'DATABASE ' || quote_ident(current_database()),
                    has_database_privilege(r.oid, current_database(), 'CONNECT')),
                   (2, 'USAGE', 'SCHEMA ' || quote_ident(n.nspname), has_schema_privilege(r.oid, n.oid, 'USAGE')),
                   (3, 'SELECT', table_name,
                    (SELECT bool_and(has_column_privilege(r.oid, c.oid, attnum, 'SELECT')) FROM pg_attribute
                      WHERE attrelid = c.oid AND NOT attisdropped AND attname IN
                            ('id', 'uuid', 'channel', 'date_created', 'priority', 'eta', 'state'))),
                   (3, 'UPDATE', table_name,
                    (SELECT bool_and(has_column_privilege(r.oid, c.oid, attnum, 'UPDATE')) FROM pg_attribute
                      WHERE attrelid = c.oid AND NOT attisdropped AND attname IN ('state', 'date_enqueued')))
                   ) AS needed (step, privilege, object, held)
             WHERE c.oid = to_regclass({'queue_job'}) AND r.rolname = ANY (?) AND NOT needed.held
             GROUP BY r.rolname, needed.step, needed.object
             ORDER BY r.rolname, needed.step
            """;

    /// For this number of jobs it looks for the job that they cannot be compared with.
    private static final int CANDIDATES = 20;

    /// Runners sort pending jobs by (priority, date_created, seq) in Python, where None cannot be compared with a
    /// value. The second is compared if the first is equal (OCA/queue, queue_job/jobrunner/channels.py,
    /// `sorting_key`).
    private static final String UNORDERED = """
            SELECT coalesce(left(odd.uuid, %d), 'without a uuid, of id ' || odd.id)
              FROM (SELECT id, uuid, priority, date_created FROM {queue_job}
                     WHERE state = 'pending' AND (priority IS NULL OR date_created IS NULL)
                     ORDER BY id LIMIT %d) AS odd
             WHERE EXISTS (SELECT FROM {queue_job} AS other
                            WHERE other.state = 'pending'
                              AND ((other.priority IS NULL) <> (odd.priority IS NULL)
                                   OR (other.priority IS NOT DISTINCT FROM odd.priority
                                       AND (other.date_created IS NULL) <> (odd.date_created IS NULL))))
             ORDER BY odd.id LIMIT %d
            """.formatted(BoundedText.MOST + 1, CANDIDATES, RunnerFaults.MOST_NAMED);

    /// Runners know jobs by their uuid, and assert that a job's date_created never changes (same file, `notify`).
    private static final String TWINS = """
            SELECT coalesce(left(uuid, %d), '(none)') FROM {queue_job} WHERE state = ANY (?)
             GROUP BY uuid
            HAVING min(coalesce(date_created, 'infinity')) <> max(coalesce(date_created, 'infinity'))
             ORDER BY uuid LIMIT %d
            """.formatted(BoundedText.MOST + 1, RunnerFaults.MOST_NAMED);

    private RunnerFaultQueries() {}

    /// @param roles the roles of the runners
    public static RunnerFaults read(Sql sql, Collection<String> roles) {
        var names = roles.stream().sorted().toList();
        return new RunnerFaults(
                names,
                sql.list(
                        "read the rights of the runners' roles",
                        MISSING,
                        row -> new MissingRight(
                                row.getString("rights"), row.getString("object"), row.getString("role")),
                        names),
                sql.list("look for jobs that have no order", UNORDERED, row -> BoundedText.cut(row.getString(1))),
                sql.list(
                        "look for jobs of one uuid",
                        TWINS,
                        row -> BoundedText.cut(row.getString(1)),
                        JobState.OPEN.stream().map(JobState::stored).toList()));
    }
}
