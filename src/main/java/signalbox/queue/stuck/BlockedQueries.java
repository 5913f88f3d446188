package signalbox.queue.stuck;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.BoundedText;
import signalbox.queue.DependencyRing;
import signalbox.queue.DependencyText;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.JobStatement;
import signalbox.queue.stuck.BlockedJobs.Released;
import signalbox.queue.stuck.BlockedJobs.Unheld;

/// Finds jobs that nothing will release. It looks at a limited number of the jobs that wait, and at each of their
/// parents through the index on uuid: done jobs cost nothing.
public final class BlockedQueries {
    public static final int SAMPLES = 20;

    /// No more jobs that wait are looked at.
    public static final int WAITING = 2_000;

    /// No more than so often that one waits for another.
    public static final int EDGES = 20_000;

    private static final String BLOCKED = """
            WITH RECURSIVE waiting AS MATERIALIZED (
              SELECT uuid, coalesce(channel, 'root') AS channel, coalesce(@name, '') AS name,
                     coalesce(@model, '') AS model, coalesce(@method, '') AS method, dependencies,
                     date_created AS created,
                     @graph AS graph
                FROM {queue_job} WHERE state = 'wait_dependencies' LIMIT @waiting),
            edges AS MATERIALIZED (
              SELECT waiting.uuid AS dependant, named.parent
                FROM waiting CROSS JOIN LATERAL json_array_elements_text(@parents) AS named(parent) LIMIT @edges),
            above AS MATERIALIZED (
              SELECT named.parent, found.state, found.done
                FROM (SELECT DISTINCT parent FROM edges) AS named
               CROSS JOIN LATERAL (SELECT state, @done AS done FROM {queue_job} WHERE uuid = named.parent LIMIT 1) AS found),
            parents AS MATERIALIZED (SELECT parent, state FROM above WHERE state IN ('failed', 'cancelled')),
            blocked AS (
              SELECT edges.dependant FROM edges JOIN parents USING (parent)
               UNION
              SELECT edges.dependant FROM blocked JOIN edges ON edges.parent = blocked.dependant),
            unheld AS MATERIALIZED (
              SELECT waiting.uuid, waiting.graph FROM waiting
               WHERE @readable AND waiting.created < now() AT TIME ZONE 'utc' - interval '60 s'
                 AND (SELECT count(*) FROM edges) < @edges
                 AND waiting.uuid NOT IN (
                   SELECT edges.dependant FROM edges JOIN above USING (parent)
                    WHERE above.state IS DISTINCT FROM 'done' OR above.done IS NULL
                          OR above.done > now() AT TIME ZONE 'utc' - interval '60 s')),
            releasing AS MATERIALIZED (
              SELECT named.dependant, found.graph, done.parent
                FROM (SELECT DISTINCT edges.parent FROM edges JOIN unheld ON unheld.uuid = edges.dependant) AS done
               CROSS JOIN LATERAL (SELECT @dependants AS list, @graph AS graph FROM {queue_job} AS found
                                    WHERE uuid = done.parent AND state = 'done' LIMIT 1) AS found
               CROSS JOIN LATERAL json_array_elements_text(found.list) AS named(dependant) LIMIT @edges),
            freed AS MATERIALIZED (
              SELECT unheld.uuid, min(releasing.parent) AS parent
                FROM unheld LEFT JOIN releasing ON releasing.dependant = unheld.uuid AND releasing.graph = unheld.graph
                     AND EXISTS (SELECT FROM edges WHERE edges.dependant = unheld.uuid AND edges.parent = releasing.parent)
               GROUP BY 1),
            held AS (
              SELECT DISTINCT ON (edges.dependant) edges.dependant, edges.parent AS blocker,
                     coalesce(parents.state, 'wait_dependencies') AS blocker_state
                FROM edges
                LEFT JOIN parents USING (parent)
                LEFT JOIN blocked AS upper ON upper.dependant = edges.parent
               WHERE parents.parent IS NOT NULL OR upper.dependant IS NOT NULL
               ORDER BY edges.dependant, parents.state DESC NULLS LAST, edges.parent)
            SELECT limits.*, counted.*,
                   CASE WHEN row_number() OVER () = 1 THEN
                     (SELECT array_agg(ARRAY[dependant, parent]) FROM edges WHERE parent IN (SELECT uuid FROM waiting))
                   END AS chained
              FROM (SELECT (SELECT count(*) FROM waiting) < @waiting AND (SELECT count(*) FROM edges) < @edges
                           AS complete,
                           (SELECT count(*) FROM waiting WHERE dependencies IS NOT NULL AND NOT @readable)
                           AS unreadable,
                           (SELECT count(*) FROM unheld) AS unheld, (SELECT min(uuid) FROM unheld) AS unheld_one,
                           (SELECT ARRAY[uuid, parent] FROM freed WHERE parent IS NOT NULL ORDER BY uuid LIMIT 1)
                           AS released,
                           (SELECT min(uuid) FROM freed WHERE parent IS NULL) AS left_one) AS limits
              LEFT JOIN (
                SELECT waiting.*, held.blocker, held.blocker_state,
                       count(*) OVER (PARTITION BY blocker_state) AS jobs,
                       row_number() OVER (PARTITION BY blocker_state ORDER BY waiting.uuid) AS nth
                  FROM held JOIN waiting ON waiting.uuid = held.dependant) AS counted ON nth <= @samples
             ORDER BY blocker_state = 'wait_dependencies', blocker_state DESC, nth
            """;

    private static final String PARENTS = """
            SELECT waiting.uuid AS dependant, named.parent
              FROM {queue_job} AS waiting CROSS JOIN LATERAL json_array_elements_text(@parents) AS named(parent)
             WHERE waiting.uuid = ANY(?) AND waiting.state = 'wait_dependencies' LIMIT @edges
            """;

    private final Capabilities capabilities;

    public BlockedQueries(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /// To be called where there are dependencies, and an index on uuid.
    public BlockedJobs read(Sql sql) {
        var counts = new EnumMap<JobState, Long>(JobState.class);
        var complete = new AtomicBoolean();
        var unreadable = new AtomicLong();
        var unheld = new AtomicReference<>(Unheld.NONE);
        var chained = new LinkedHashMap<String, List<String>>();
        var samples = sql.list("look for jobs that wait for failed or cancelled ones", text(BLOCKED), row -> {
            complete.set(row.getBoolean("complete"));
            unreadable.set(row.getLong("unreadable"));
            unheld.set(unheld(row));
            addEdges(chained, row.getArray("chained"));
            if (row.getString("uuid") == null) {
                return Stream.<BlockedJob>empty();
            }
            var job = job(row);
            counts.put(job.blockerState(), row.getLong("jobs"));
            return Stream.of(job);
        });
        return new BlockedJobs(
                counts,
                samples.stream().flatMap(each -> each).limit(SAMPLES).toList(),
                complete.get(),
                unreadable.get(),
                capabilities.hidesJobs() ? Unheld.NONE : unheld.get(),
                DependencyRing.above(chained.keySet(), chained));
    }

    /// What these jobs wait for, by their uuid: no more than `EDGES` in all.
    public Map<String, Set<String>> parents(Sql sql, Collection<String> waiting) {
        var parents = new HashMap<String, Set<String>>();
        sql.list(
                "read what jobs wait for",
                text(PARENTS),
                row -> parents.computeIfAbsent(row.getString("dependant"), _ -> new HashSet<>())
                        .add(row.getString("parent")),
                waiting);
        return parents;
    }

    private static Unheld unheld(ResultSet row) throws SQLException {
        var released = row.getArray("released");
        var pair = released == null ? null : (String[]) released.getArray();
        return new Unheld(
                row.getLong("unheld"),
                row.getString("unheld_one"),
                pair == null ? null : new Released(pair[0], pair[1]),
                row.getString("left_one"));
    }

    /// Which of the jobs that wait do so for others that wait.
    private static void addEdges(Map<String, List<String>> parents, @Nullable Array edges) throws SQLException {
        if (edges != null) {
            for (var edge : (String[][]) edges.getArray()) {
                parents.computeIfAbsent(edge[0], _ -> new ArrayList<>()).add(edge[1]);
            }
        }
    }

    private String text(String statement) {
        return JobStatement.of(statement, capabilities.jobTable())
                .replace("@readable", DependencyText.isReadable("waiting"))
                .replace("@parents", DependencyText.list("waiting", "depends_on"))
                .replace("@dependants", DependencyText.list("found", "reverse_depends_on"))
                .replace("@graph", capabilities.jobTable().orNull("graph_uuid", "varchar"))
                .replace("@waiting", Integer.toString(WAITING))
                .replace("@edges", Integer.toString(EDGES))
                .replace("@samples", Integer.toString(SAMPLES));
    }

    private static BlockedJob job(ResultSet row) throws SQLException {
        return new BlockedJob(
                BoundedText.text(row, "uuid"),
                row.getString("channel"),
                new JobCall(row.getString("name"), row.getString("model"), row.getString("method")),
                BoundedText.text(row, "blocker"),
                JobState.of(row.getString("blocker_state")));
    }
}
