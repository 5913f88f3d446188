package signalbox.queue.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.BoundedText;
import signalbox.queue.DependencyRing;
import signalbox.queue.DependencyText;
import signalbox.queue.JobState;

/// Reads the neighbours of one job in its graph, each by its uuid.
final class RelationQueries {
    static final int MOST = 200;

    /// In a search for a ring, no more than this is read of a graph.
    private static final int MOST_EDGES = 20_000;

    private static final String NEIGHBOURS = """
             FROM {queue_job} j
            WHERE j.uuid IN (SELECT json_array_elements_text(%s) FROM {queue_job} o WHERE o.id = ?)
            """;

    private static final String READABLE = """
            SELECT o.dependencies IS NULL OR %s FROM {queue_job} o WHERE o.id = ?
            """.formatted(DependencyText.isReadable("o"));

    /// From one job to the jobs that it waits for, and on through those that wait themselves.
    private static final String EDGES = """
            WITH RECURSIVE edge (dependant, parent) AS (
              SELECT o.uuid, named.parent
                FROM {queue_job} o CROSS JOIN LATERAL json_array_elements_text(%1$s) AS named(parent)
               WHERE o.id = ?
              UNION
              SELECT o.uuid, named.parent
                FROM edge
                JOIN {queue_job} o ON o.uuid = edge.parent AND o.state = 'wait_dependencies'
               CROSS JOIN LATERAL json_array_elements_text(%1$s) AS named(parent))
            SELECT %2$s AS dependant, %3$s AS parent FROM edge LIMIT ?
            """.formatted(
                    DependencyText.list("o", "depends_on"), BoundedText.of("dependant"), BoundedText.of("parent"));

    /// As OCA's `Job.enqueue_waiting` finds the jobs that a done one releases: by its list, inside one graph.
    private static final String RELEASING = """
            SELECT %1$s AS uuid FROM {queue_job} o
              JOIN {queue_job} p ON p.graph_uuid = o.graph_uuid AND p.state = 'done'
             WHERE o.id = ? AND o.state = 'wait_dependencies'
               AND p.uuid IN (SELECT json_array_elements_text(%2$s))
               AND o.uuid IN (SELECT json_array_elements_text(%3$s))
             ORDER BY p.id LIMIT 1
            """.formatted(
                    BoundedText.of("p.uuid"),
                    DependencyText.list("o", "depends_on"),
                    DependencyText.list("p", "reverse_depends_on"));

    private final JobColumns columns;

    RelationQueries(Capabilities capabilities) {
        this.columns = new JobColumns(capabilities);
    }

    Relations read(Sql sql, Job job) {
        var id = (int) job.id();
        var readable = sql.first("read the job's graph", READABLE, row -> row.getBoolean(1), id)
                .orElse(true);
        var dependants = count(sql, id, "reverse_depends_on");
        return new Relations(
                neighbours(sql, id, "depends_on"),
                count(sql, id, "depends_on"),
                neighbours(sql, id, "reverse_depends_on"),
                dependants.values().stream().mapToLong(Long::longValue).sum(),
                job.state() == JobState.WAIT_DEPENDENCIES ? ring(sql, job) : List.of(),
                releasing(sql, job),
                readable);
    }

    private List<Job> neighbours(Sql sql, int id, String side) {
        return sql.list(
                "read the job's graph",
                "SELECT " + columns.summary() + NEIGHBOURS.formatted(DependencyText.list("o", side))
                        + " ORDER BY coalesce(j.state, '') = 'done', j.id LIMIT ?",
                JobQueries::job,
                id,
                MOST);
    }

    private static Map<JobState, Long> count(Sql sql, int id, String side) {
        var counts = new HashMap<JobState, Long>();
        sql.list(
                "count the job's graph",
                "SELECT " + BoundedText.of("j.state") + " AS state, count(*) AS jobs"
                        + NEIGHBOURS.formatted(DependencyText.list("o", side)) + " GROUP BY 1",
                row -> counts.merge(JobState.of(row.getString("state")), row.getLong("jobs"), Long::sum),
                id);
        return counts;
    }

    private static @Nullable String releasing(Sql sql, Job job) {
        return job.state() == JobState.WAIT_DEPENDENCIES
                ? sql.first(
                                "look for a parent that releases the job",
                                RELEASING,
                                row -> BoundedText.text(row, "uuid"),
                                (int) job.id())
                        .orElse(null)
                : null;
    }

    private static List<String> ring(Sql sql, Job job) {
        var above = new HashMap<String, List<String>>();
        sql.list(
                "look for a ring in the job's graph",
                EDGES,
                row -> above.computeIfAbsent(BoundedText.text(row, "dependant"), _ -> new ArrayList<>())
                        .add(BoundedText.text(row, "parent")),
                (int) job.id(),
                MOST_EDGES);
        return DependencyRing.above(List.of(job.uuid()), above);
    }
}
