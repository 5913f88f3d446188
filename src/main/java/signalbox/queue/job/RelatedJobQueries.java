package signalbox.queue.job;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.JobState;

/// Looks for the newest jobs with the identity key of a job, and for those of its method. No index of queue_job finds
/// a method, and the one of identity keys has only jobs that were not started: so the table is looked through from its
/// newest row backwards, by steps, for a limited time. An index of all keys makes these steps long and few.
public final class RelatedJobQueries {
    /// So many jobs of one list.
    public static final int MOST = 20;

    private static final Duration ONE_LIST = Duration.ofMillis(500);

    /// The values come from the row itself: what was read of it for the screen may be shortened.
    private static final String SAME_KEY =
            "j.identity_key = (SELECT o.identity_key FROM {queue_job} o WHERE o.id = ?) AND j.id <> ?";

    private static final String SAME_METHOD = "(j.model_name, j.method_name) ="
            + " (SELECT o.model_name, o.method_name FROM {queue_job} o WHERE o.id = ?) AND j.id <> ?";

    private static final String NEWEST = " ORDER BY j.id DESC LIMIT ?";

    /// What OCA's index `queue_job_identity_key_state_partial_index` is limited to, whatever its name is here.
    private static final String PARTS_WITH_INDEX = """
            SELECT pg_get_expr(i.indpred, i.indrelid)
              FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
             WHERE i.indrelid = to_regclass({'queue_job'}) AND i.indisvalid AND i.indpred IS NOT NULL
               AND a.attname = 'identity_key'
             ORDER BY i.indexrelid LIMIT 1
            """;

    private final JobColumns columns;

    public RelatedJobQueries(Capabilities capabilities) {
        this.columns = new JobColumns(capabilities);
    }

    public RelatedJobs read(Sql sql, JobDetail of) {
        return read(sql, of, ONE_LIST);
    }

    /// @param longest the time for each list
    RelatedJobs read(Sql sql, JobDetail of, Duration longest) {
        var key = of.identityKey();
        var call = of.job().call();
        return new RelatedJobs(
                key == null || key.isBlank() ? null : sameKey(sql, of.job(), longest),
                call.model().isBlank() || call.method().isBlank()
                        ? null
                        : alike(searched(sql, SAME_METHOD, of.job(), longest), List.of()));
    }

    private RelatedJobs.Alike sameKey(Sql sql, Job of, Duration longest) {
        return alike(searched(sql, SAME_KEY, of, longest), indexed(sql, of));
    }

    /// @param others jobs that were found on another way: some of them may be among the first
    private static RelatedJobs.Alike alike(JobPage searched, List<Job> others) {
        var known = searched.jobs().stream().map(Job::id).toList();
        var all = Stream.concat(searched.jobs().stream(), others.stream().filter(job -> !known.contains(job.id())))
                .sorted(Comparator.comparingLong(Job::id).reversed())
                .toList();
        var isFull = searched.next() != null && searched.reach() == null;
        return new RelatedJobs.Alike(all.stream().limit(MOST).toList(), isFull || all.size() > MOST, searched.reach());
    }

    private JobPage searched(Sql sql, String alike, Job of, Duration longest) {
        var text = selected(alike + " AND j.id BETWEEN ? AND ?");
        var id = (int) of.id();
        var search = new JobSearch(
                sql,
                JobOrder.NEWEST,
                columns.created(),
                longest,
                (ids, most) ->
                        sql.list("look for related jobs", text, JobQueries::job, id, id, ids.from(), ids.to(), most));
        return search.page(null, MOST);
    }

    /// Those that the partial index has, however old they are.
    private List<Job> indexed(Sql sql, Job of) {
        var states = statesWithIndex(sql);
        var id = (int) of.id();
        return states.isEmpty()
                ? List.of()
                : sql.list(
                        "look for jobs with the same identity key",
                        selected(SAME_KEY + " AND j.state IN (" + String.join(", ", quoted(states)) + ")"),
                        JobQueries::job,
                        id,
                        id,
                        MOST + 1);
    }

    /// The planner uses a partial index only for a statement that names its states as constants.
    private static List<String> quoted(Set<JobState> states) {
        return states.stream().map(RelatedJobQueries::quoted).toList();
    }

    private static String quoted(JobState state) {
        return "'" + state.stored() + "'";
    }

    private static Set<JobState> statesWithIndex(Sql sql) {
        var states = EnumSet.noneOf(JobState.class);
        sql.first("look for an index of identity keys", PARTS_WITH_INDEX, row -> row.getString(1))
                .filter(predicate -> !predicate.contains("<>"))
                .ifPresent(predicate -> JobState.OPEN.stream()
                        .filter(state -> predicate.contains(quoted(state)))
                        .forEach(states::add));
        return states;
    }

    private String selected(String condition) {
        return "SELECT " + columns.summary() + " FROM {queue_job} j WHERE " + condition + NEWEST;
    }
}
