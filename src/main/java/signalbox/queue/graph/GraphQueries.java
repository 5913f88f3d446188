package signalbox.queue.graph;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Deadline;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.BoundedText;
import signalbox.queue.DependencyText;
import signalbox.queue.JobCall;
import signalbox.queue.JobStatement;
import signalbox.queue.StoredState;

/// Reads the jobs of a dependency graph. Where `graph_uuid` has an index and the graph is not too large, all of it;
/// else from the chosen job along the dependencies, the nearest first. Each statement finds its rows by an index.
public final class GraphQueries {
    public static final int MOST_JOBS = 2_000;
    public static final int MOST_EDGES = 20_000;

    /// Of a larger graph only this many jobs are counted.
    static final int MOST_COUNTED = 100_000;

    private static final Duration LONGEST = Duration.ofSeconds(5);

    /// The sum keeps the planner from walking the primary key until it has met enough jobs of the graph.
    private static final String ROWS = """
            SELECT o.id, left(o.uuid, 201) AS uuid, left(o.state, 201) AS state, left(@name, 1000) AS name,
                   left(@model, 1000) AS model, left(@method, 1000) AS method, left(o.graph_uuid, 201) AS graph,
                   @timeCreated AS created, o.dependencies IS NULL OR @readable AS readable
              FROM {queue_job} o WHERE %s ORDER BY o.id + 0 LIMIT ?
            """;

    private static final String EDGES = """
            SELECT left(o.uuid, 201) AS uuid, left(named.uuid, 201) AS other
              FROM {queue_job} o CROSS JOIN LATERAL json_array_elements_text(%s) AS named(uuid)
             WHERE o.id = ANY(?) LIMIT ?
            """;

    private static final String COUNT = """
            SELECT count(*) FROM (SELECT 1 FROM {queue_job} WHERE graph_uuid = ? LIMIT ?) AS counted
            """;

    private static final String INDEX = """
            SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
             WHERE i.indrelid = to_regclass({'queue_job'}) AND i.indisvalid AND i.indpred IS NULL
               AND a.attname = 'graph_uuid' LIMIT 1
            """;

    private static final String STATES = """
            SELECT id, left(state, 201) AS state FROM {queue_job} WHERE id = ANY(?) LIMIT ?
            """;

    private final Capabilities capabilities;
    private final Duration longest;

    public GraphQueries(Capabilities capabilities) {
        this(capabilities, LONGEST);
    }

    /// @param longest the time for following dependencies
    GraphQueries(Capabilities capabilities, Duration longest) {
        this.capabilities = capabilities;
        this.longest = longest;
    }

    /// Empty when the job no longer exists.
    ///
    /// @throws UnsupportedOperationException saying why, when this database has no dependencies
    public Optional<JobGraph> read(Sql sql, String uuid) {
        if (!capabilities.hasGraphs()) {
            throw new UnsupportedOperationException(capabilities.whyNoGraphs());
        }
        var chosen = byUuid(sql, List.of(uuid), 1);
        return chosen.stream().findFirst().map(job -> new Walk(sql, job).graph());
    }

    /// The states of now of these jobs, by primary key. Jobs that do not exist any more are missing.
    ///
    /// @param ids at most `MOST_JOBS`
    public static Map<Long, StoredState> states(Sql sql, Collection<Integer> ids) {
        var states = new HashMap<Long, StoredState>();
        sql.list(
                "read the states of the jobs",
                STATES,
                row -> states.put(row.getLong("id"), new StoredState(row.getString("state"))),
                ids,
                MOST_JOBS);
        return states;
    }

    private List<GraphJob> byUuid(Sql sql, Collection<String> uuids, int most) {
        return rows(sql, "o.uuid = ANY(?)", uuids, most);
    }

    private List<GraphJob> rows(Sql sql, String condition, Object argument, int most) {
        return sql.list(
                "read the jobs of the graph", text(ROWS.formatted(condition)), GraphQueries::job, argument, most);
    }

    private String text(String statement) {
        return JobStatement.of(statement, capabilities.jobTable()).replace("@readable", DependencyText.isReadable("o"));
    }

    private static GraphJob job(ResultSet row) throws SQLException {
        return new GraphJob(
                row.getLong("id"),
                BoundedText.text(row, "uuid"),
                new StoredState(row.getString("state")),
                new JobCall(Sql.text(row, "name"), Sql.text(row, "model"), Sql.text(row, "method")),
                BoundedText.read(row, "graph"),
                Sql.utc(row, "created"),
                row.getBoolean("readable"));
    }

    /// One reading: from some jobs along their dependencies, in both directions.
    private final class Walk {
        private final Sql sql;
        private final GraphJob chosen;
        private final Map<Long, GraphJob> jobs = new LinkedHashMap<>();
        private final Set<NamedEdge> edges = new LinkedHashSet<>();
        private final Set<String> asked = new HashSet<>();
        private long counted;
        private boolean cut;
        private boolean edgesCut;

        Walk(Sql sql, GraphJob chosen) {
            this.sql = sql;
            this.chosen = chosen;
        }

        JobGraph graph() {
            var next = begin();
            var end = Deadline.in(longest);
            while (!next.isEmpty()) {
                next.forEach(job -> jobs.put(job.id(), job));
                if (end.isOver()) {
                    cut = true;
                    break;
                }
                next = neighbours(next);
            }
            return JobGraph.of(
                    jobs.values(),
                    edges,
                    new GraphExtent(Math.min(counted, MOST_COUNTED), counted > MOST_COUNTED, cut, edgesCut, 0, 0, 0));
        }

        private List<GraphJob> begin() {
            asked.add(chosen.uuid());
            @Nullable String graph = chosen.graph();
            if (graph == null || !isIndexed()) {
                return List.of(chosen);
            }
            counted = sql.first("count the jobs of the graph", COUNT, row -> row.getLong(1), graph, MOST_COUNTED + 1)
                    .orElse(0L);
            if (counted > MOST_JOBS) {
                return List.of(chosen);
            }
            var all = rows(sql, "o.graph_uuid = ?", graph, MOST_JOBS);
            all.forEach(job -> asked.add(job.uuid()));
            return all;
        }

        private boolean isIndexed() {
            return sql.first("look for an index of graphs", INDEX, row -> row.getInt(1))
                    .isPresent();
        }

        /// What these jobs name and was not read yet.
        private List<GraphJob> neighbours(List<GraphJob> from) {
            var wanted = new LinkedHashSet<String>();
            for (var each : edges(from)) {
                wanted.add(each.parent());
                wanted.add(each.dependant());
            }
            wanted.removeAll(asked);
            wanted.removeIf(BoundedText::isCut);
            var room = MOST_JOBS - jobs.size();
            if (wanted.size() > room) {
                cut = true;
            }
            var now = wanted.stream().limit(room).toList();
            asked.addAll(now);
            return now.isEmpty() ? List.of() : byUuid(sql, now, room);
        }

        private List<NamedEdge> edges(List<GraphJob> from) {
            var ids = from.stream().map(job -> (int) job.id()).toList();
            var found = new ArrayList<NamedEdge>();
            found.addAll(edges(ids, "depends_on", (uuid, other) -> new NamedEdge(other, uuid)));
            found.addAll(edges(ids, "reverse_depends_on", NamedEdge::new));
            for (var each : found) {
                if (edges.size() < MOST_EDGES) {
                    edges.add(each);
                } else if (!edges.contains(each)) {
                    edgesCut = true;
                }
            }
            return found;
        }

        private List<NamedEdge> edges(List<Integer> ids, String side, BiFunction<String, String, NamedEdge> edge) {
            var found = sql.list(
                    "read the dependencies of the graph",
                    EDGES.formatted(DependencyText.list("o", side)),
                    row -> edge.apply(BoundedText.text(row, "uuid"), BoundedText.text(row, "other")),
                    ids,
                    MOST_EDGES + 1);
            edgesCut |= found.size() > MOST_EDGES;
            return found;
        }
    }
}
