package signalbox.queue.action;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import signalbox.audit.Refusal;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.BoundedText;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;
import signalbox.queue.job.JobColumns;
import signalbox.queue.job.JobColumns.Assignment;
import signalbox.text.NumberText;

/// Reads the dependencies of jobs by the rules of OCA's `Job.enqueue_waiting`, `cancel_dependent_jobs` and
/// `set_pending` (queue_job/job.py): dependants and parents are found by uuid inside one graph, and parents that no
/// longer exist do not count.
final class JobGraphQueries {
    /// No more dependants than this that keep waiting are named.
    static final int MOST_BLOCKED = 1_000;

    /// Those of the jobs that have dependencies at all. Without this the planner expects a hundred of each job, and
    /// reads the whole table to join them.
    private static final String DEPENDENT = "SELECT id FROM {queue_job} WHERE id = ANY(?) AND length(dependencies) > 2";

    /// The direct dependants in wait_dependencies of some jobs. Jobs of a graph often have the same list of
    /// dependants, and the dependants the same list of parents: each list is taken apart once. `same` is the
    /// first dependant that has the list of this one.
    private static final String DEPENDANTS = """
            WITH lists AS (
                SELECT DISTINCT j.graph_uuid, (%s)::text AS list FROM {queue_job} j WHERE j.id = ANY(?)),
            named AS (
                SELECT DISTINCT graph_uuid, json_array_elements_text(list::json) AS uuid FROM lists),
            dependants AS (
                SELECT found.*, min(id) OVER (PARTITION BY graph_uuid, list) AS same
                  FROM (SELECT c.id, c.uuid, c.graph_uuid, (%s)::text AS list
                          FROM {queue_job} c
                         WHERE c.uuid = ANY(ARRAY(SELECT DISTINCT uuid FROM named)) AND c.state = 'wait_dependencies'
                           AND (c.uuid, c.graph_uuid) IN (SELECT uuid, graph_uuid FROM named)) AS found)
            """.formatted(list("j", "reverse_depends_on"), list("c", "depends_on"));

    /// The parents of `DEPENDANTS`, by the dependant of which the list was taken apart.
    private static final String WANTED = DEPENDANTS + """
            , wanted AS (
                SELECT DISTINCT same, graph_uuid, json_array_elements_text(list::json) AS uuid
                  FROM dependants WHERE id = same)
            """;

    /// Targets with a parent, in any graph, that is not done, or that will not be done once the targets are back in
    /// the queue.
    private static final String WAITING = """
            WITH targets AS (
                SELECT id, list, min(id) OVER (PARTITION BY list) AS same
                  FROM (SELECT j.id, (%s)::text AS list FROM {queue_job} j WHERE j.id = ANY(?)) AS found),
            wanted AS (
                SELECT same, json_array_elements_text(list::json) AS uuid FROM targets WHERE id = same),
            unfinished AS (
                SELECT uuid FROM {queue_job}
                 WHERE uuid = ANY(ARRAY(SELECT DISTINCT uuid FROM wanted)) AND (state <> 'done' OR id = ANY(?)))
            SELECT id FROM targets
             WHERE same IN (SELECT same FROM wanted WHERE uuid IN (SELECT uuid FROM unfinished))
            """.formatted(list("j", "depends_on"));

    /// Direct dependants in wait_dependencies whose parents all are, or are about to be, in one state.
    private static final String RELEASED = WANTED + """
            , unsettled AS (
                SELECT uuid, graph_uuid FROM {queue_job}
                 WHERE uuid = ANY(ARRAY(SELECT DISTINCT uuid FROM wanted)) AND state <> ? AND NOT id = ANY(?))
            SELECT id, left(uuid, 201) AS uuid FROM dependants
             WHERE NOT id = ANY(?)
               AND same NOT IN (
                   SELECT same FROM wanted
                    WHERE (uuid, graph_uuid) IN (SELECT uuid, graph_uuid FROM unsettled))
             ORDER BY id
            """;

    private static final String WAITING_DEPENDANTS = DEPENDANTS + """
            SELECT id, left(uuid, 201) AS uuid FROM dependants WHERE NOT id = ANY(?) ORDER BY id LIMIT %s
            """.formatted(MOST_BLOCKED);

    private static final String WAITING_BELOW = """
            WITH RECURSIVE below (id) AS (
                SELECT id FROM {queue_job} WHERE id = ANY(?)
                UNION
                SELECT c.id
                  FROM (SELECT DISTINCT j.graph_uuid, (%s)::text AS list
                          FROM below, {queue_job} j
                         WHERE j.id = below.id) AS lists,
                       json_array_elements_text(list::json) AS named,
                       {queue_job} c
                 WHERE c.uuid = named AND c.graph_uuid = lists.graph_uuid AND c.state = 'wait_dependencies')
            SELECT left(j.uuid, 201) AS uuid FROM below, {queue_job} j
             WHERE j.id = below.id AND j.state = 'wait_dependencies' AND NOT j.id = ANY(?)
             ORDER BY j.id LIMIT %s
            """.formatted(list("j", "reverse_depends_on"), MOST_BLOCKED);

    /// Locks the parents. So a worker that is about to finish one of them either finishes first or waits, and
    /// neither of the two overlooks the other.
    private static final String LOCK_PARENTS = WANTED + """
            SELECT p.id FROM {queue_job} p
             WHERE p.uuid = ANY(ARRAY(SELECT DISTINCT uuid FROM wanted))
               AND (p.uuid, p.graph_uuid) IN (SELECT uuid, graph_uuid FROM wanted)
             ORDER BY p.id
               FOR SHARE
            """;

    private static final String LOCK_OWN_PARENTS = """
            SELECT p.id FROM {queue_job} p
             WHERE p.uuid = ANY(ARRAY(
                   SELECT DISTINCT json_array_elements_text(list::json)
                     FROM (SELECT DISTINCT (%s)::text AS list FROM {queue_job} j WHERE j.id = ANY(?)) AS lists))
             ORDER BY p.id
               FOR SHARE
            """.formatted(list("j", "depends_on"));

    /// A row that an action points at.
    ///
    /// @param uuid for people: `row 17` where the column is NULL
    record Row(long id, String uuid, StoredState stored) {
        JobState state() {
            return stored.state();
        }
    }

    private final Capabilities capabilities;

    JobGraphQueries(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /// The refusal of a job that is not found.
    Refusal absent(String uuid) {
        return new Refusal(uuid, capabilities.absent(), BoundedText.whyAbsent(uuid, capabilities));
    }

    /// One side of the JSON in `dependencies`; `[]` where the column is NULL or lacks the side.
    static String list(String alias, String side) {
        return "CASE WHEN json_typeof(" + alias + ".dependencies::json -> '" + side + "') = 'array' THEN " + alias
                + ".dependencies::json -> '" + side + "' ELSE '[]'::json END";
    }

    /// `12`, `at least 1,000` where there may be more than were read.
    static String counted(List<String> blocked) {
        return (blocked.size() < MOST_BLOCKED ? "" : "at least ") + NumberText.count(blocked.size());
    }

    void lockParents(Sql sql, List<Integer> ids) {
        var dependent = dependent(sql, ids);
        if (!dependent.isEmpty()) {
            sql.list("lock the jobs' graph", LOCK_PARENTS, row -> row.getLong("id"), dependent);
        }
    }

    /// None where this release has no graphs.
    private List<Integer> dependent(Sql sql, List<Integer> ids) {
        return capabilities.hasGraphs() && !ids.isEmpty()
                ? sql.list("read which jobs have dependencies", DEPENDENT, row -> row.getInt("id"), ids)
                : List.of();
    }

    /// Locks the targets' own parents. So a parent that finishes at this moment is either seen as done, or its
    /// worker waits for this transaction.
    void lockOwnParents(Sql sql, List<Integer> ids) {
        var dependent = dependent(sql, ids);
        if (!dependent.isEmpty()) {
            sql.list("lock the jobs' parents", LOCK_OWN_PARENTS, row -> row.getLong("id"), dependent);
        }
    }

    /// Which of the rows are pending and have these values already.
    Set<Long> alreadyPending(Sql sql, List<Long> ids, List<Assignment> values) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        var same = new JobColumns(capabilities).holding(values);
        return new HashSet<>(sql.list(
                "read the jobs",
                "SELECT id FROM {queue_job} WHERE id = ANY(?) AND state = 'pending' AND " + same,
                row -> row.getLong("id"),
                ids.stream().map(Long::intValue).toList()));
    }

    /// Which of the rows must wait for a parent after all of them are requeued.
    Set<Long> waiting(Sql sql, List<Long> ids) {
        var targets = ids.stream().map(Long::intValue).toList();
        var dependent = dependent(sql, targets);
        return dependent.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        sql.list("read the jobs' parents", WAITING, row -> row.getLong("id"), dependent, targets));
    }

    /// The dependants that change, too, once all of `settled` are in `state`.
    List<JobPlan.RowChange> released(Sql sql, List<Integer> settled, JobState state) {
        var dependent = dependent(sql, settled);
        if (dependent.isEmpty()) {
            return List.of();
        }
        var after = state == JobState.DONE ? JobState.PENDING : JobState.CANCELLED;
        return sql.list(
                "read the jobs' dependants",
                RELEASED,
                row -> JobPlan.RowChange.ofState(
                        row.getLong("id"), BoundedText.text(row, "uuid"), JobState.WAIT_DEPENDENCIES, after),
                dependent,
                state.stored(),
                settled,
                settled);
    }

    /// The direct dependants of `settled` that wait, without those released.
    List<String> waitingChildren(Sql sql, List<Integer> settled, List<Integer> released) {
        var dependent = dependent(sql, settled);
        if (dependent.isEmpty()) {
            return List.of();
        }
        var passed = new ArrayList<>(settled);
        passed.addAll(released);
        return sql.list(
                "read the jobs' dependants",
                WAITING_DEPENDANTS,
                row -> BoundedText.text(row, "uuid"),
                dependent,
                passed);
    }

    /// All jobs below `settled` that stay in wait_dependencies.
    List<String> waitingBelow(Sql sql, List<Integer> settled) {
        var dependent = dependent(sql, settled);
        return dependent.isEmpty()
                ? List.of()
                : sql.list(
                        "read the jobs' descendants",
                        WAITING_BELOW,
                        row -> BoundedText.text(row, "uuid"),
                        dependent,
                        settled);
    }
}
