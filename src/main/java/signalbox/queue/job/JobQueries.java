package signalbox.queue.job;

import static signalbox.postgres.Sql.real;
import static signalbox.postgres.Sql.utc;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.BoundedText;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;
import signalbox.queue.count.Count;
import signalbox.queue.count.OtherStateNames;
import signalbox.queue.count.OtherStateQueries;
import signalbox.queue.count.QueueQueries;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.condition.JobConditionSql;

/// Reads jobs: pages by keyset, never by offset, and single jobs with all texts.
public final class JobQueries {
    /// A person would not read a longer page, and it would cost the server much.
    public static final int LONGEST_PAGE = 1_000;

    /// Has another value after each update of the row (PostgreSQL manual, 5.6 System Columns).
    private static final String VERSION = "j.xmin::text || ' ' || j.ctid::text";

    /// So many are sorted in some hundredths of a second.
    private static final int FEW = 20_000;

    private final Capabilities capabilities;
    private final JobColumns columns;

    public JobQueries(Capabilities capabilities) {
        this.capabilities = capabilities;
        this.columns = new JobColumns(capabilities);
    }

    /// A page without more columns.
    public JobPage page(Sql sql, JobFilter filter, JobOrder order, @Nullable JobCursor after, int limit) {
        return page(sql, new JobListing(filter, order), after, limit);
    }

    /// What no index finds is searched by steps, for about a second: then the page may have fewer jobs than asked for,
    /// and the next call goes on.
    ///
    /// @param after where the previous page ended; null for the first
    /// @param limit 1 to `LONGEST_PAGE`
    /// @throws IllegalArgumentException when the order needs a sort and the filter does not take open states only
    public JobPage page(Sql sql, JobListing listing, @Nullable JobCursor after, int limit) {
        if (!listing.order().isCheapFor(listing.filter())) {
            throw new IllegalArgumentException("Sorting by " + listing.order().column()
                    + " is only possible for open states: done and cancelled jobs have no index for it");
        }
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        var query = query(sql, listing, areFew(sql, listing));
        if (listing.isSearched()) {
            return search(sql, listing, query).page(after, size);
        }
        var rows = sql.list(
                "list jobs",
                query.text(after),
                row -> new Row(job(row, listing.more()), row.getString("sort_key")),
                query.arguments(after, size + 1).toArray());
        var jobs = rows.stream().limit(size).map(Row::job).toList();
        return new JobPage(jobs, rows.size() <= size ? null : rows.get(size - 1).cursor());
    }

    /// The page of these jobs, read by the primary key: those that still match, in that order.
    public JobPage page(Sql sql, JobListing listing, FoundJobs found) {
        if (found.ids().isEmpty()) {
            return new JobPage(List.of(), found.next());
        }
        var query = query(sql, listing);
        var jobs = sql.list(
                "list jobs",
                query.foundText(),
                row -> job(row, listing.more()),
                query.foundArguments(found).toArray());
        return new JobPage(jobs, found.next());
    }

    private JobSearch search(Sql sql, JobListing listing, JobPageQuery query) {
        return new JobSearch(
                sql,
                listing.order(),
                columns.created(),
                (ids, most) -> sql.list(
                        "search jobs",
                        query.withinText(),
                        row -> job(row, listing.more()),
                        query.withinArguments(ids.from(), ids.to(), most).toArray()));
    }

    private JobPageQuery query(Sql sql, JobListing listing) {
        return query(sql, listing, false);
    }

    private JobPageQuery query(Sql sql, JobListing listing, boolean areFew) {
        return new JobPageQuery(capabilities, columns, listing, others(sql, listing.filter()), areFew);
    }

    /// By the planner's estimate. Other filters than states alone are searched by steps.
    private static boolean areFew(Sql sql, JobListing listing) {
        var states = listing.filter().matchingStates();
        return !listing.order().sorts()
                && listing.filter().statesOnly()
                && !states.contains(JobState.OTHER)
                && states.stream()
                                .mapToLong(state -> QueueQueries.estimated(sql, state))
                                .sum()
                        <= FEW;
    }

    private Job job(ResultSet row, MoreColumns more) throws SQLException {
        return job(row).with(columns.more(more, row));
    }

    /// @throws IllegalArgumentException when the table does not have what the filter looks at; the message says what
    public void requireColumns(JobFilter filter) {
        var _ = new JobConditionSql(capabilities, OtherStateNames.NONE).of(filter);
    }

    /// @param key the sort value, as the database writes it
    private record Row(Job job, String key) {
        JobCursor cursor() {
            return new JobCursor(key, job.id());
        }
    }

    /// The words in the column `state` that queue_job does not know, if the filter asks for them; else none.
    static OtherStateNames others(Sql sql, JobFilter filter) {
        return filter.names(JobState.OTHER) ? OtherStateQueries.names(sql) : OtherStateNames.NONE;
    }

    /// How many jobs match, counted up to `atMost` and no further.
    public Count count(Sql sql, JobFilter filter, int atMost) {
        var query = query(sql, new JobListing(filter, JobOrder.NEWEST));
        var found = sql.first(
                        "count jobs",
                        query.countText(),
                        row -> row.getLong(1),
                        query.countArguments(atMost + 1).toArray())
                .orElseThrow();
        return found > atMost ? Count.about(atMost) : Count.exactly(found);
    }

    /// The jobs with these uuids, ordered by id. Jobs that do not exist are missing.
    public List<Job> byUuid(Sql sql, Collection<String> uuids) {
        return sql
                .list(
                        "read jobs",
                        "SELECT " + columns.summary() + " FROM {queue_job} j WHERE j.uuid = ANY(?) ORDER BY j.id",
                        JobQueries::job,
                        uuids)
                .stream()
                .filter(job -> uuids.contains(job.uuid()))
                .toList();
    }

    /// The jobs with these ids, the newest first. Jobs that do not exist are missing.
    public List<Job> byId(Sql sql, Collection<Integer> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.list(
                        "read jobs",
                        "SELECT " + columns.summary() + " FROM {queue_job} j WHERE j.id = ANY(?) ORDER BY j.id DESC",
                        JobQueries::job,
                        ids);
    }

    /// Empty when the job no longer exists.
    ///
    /// @param known what was read of a job before; null: nothing. Its texts are not read again as long as its row
    ///     stays as it is
    public Optional<JobDetail> detail(Sql sql, String uuid, @Nullable JobDetail known) {
        if (known == null || !known.job().uuid().equals(uuid)) {
            return detail(sql, uuid);
        }
        var same = version(sql, uuid).filter(known.version()::equals).isPresent();
        return same ? Optional.of(withNeighbours(sql, known)) : detail(sql, uuid);
    }

    /// Reading system columns needs the right to read the whole table. Without it a row counts as changed each
    /// time.
    private String version() {
        return capabilities.readsSystemColumns() ? VERSION : "clock_timestamp()::text";
    }

    private Optional<String> version(Sql sql, String uuid) {
        return sql.first(
                "check whether the job changed",
                "SELECT " + version() + " FROM {queue_job} j WHERE j.uuid = ? ORDER BY j.id LIMIT 1",
                row -> row.getString(1),
                uuid);
    }

    /// Empty when the job no longer exists.
    public Optional<JobDetail> detail(Sql sql, String uuid) {
        return sql.first(
                        "read the job",
                        "SELECT " + columns.summary() + ", " + columns.texts() + ", " + version() + " AS version, "
                                + columns.person("res_users", "login", "user_id") + " AS user_name, "
                                + columns.person("res_company", "name", "company_id")
                                + " AS company_name FROM {queue_job} j WHERE j.uuid = ? ORDER BY j.id LIMIT 1",
                        JobQueries::detail,
                        uuid)
                .map(detail -> withNeighbours(sql, detail));
    }

    private JobDetail withNeighbours(Sql sql, JobDetail detail) {
        return capabilities.hasGraphs()
                ? detail.with(new RelationQueries(capabilities).read(sql, detail.job()))
                : detail;
    }

    static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getLong("id"),
                BoundedText.text(row, "uuid"),
                new StoredState(row.getString("state")),
                row.getString("channel"),
                new JobCall(Sql.text(row, "name"), Sql.text(row, "model_name"), Sql.text(row, "method_name")),
                new JobTries(Sql.integer(row, "priority"), Sql.integer(row, "retry"), Sql.integer(row, "max_retries")),
                new JobTimes(
                        utc(row, "date_created"),
                        utc(row, "date_enqueued"),
                        utc(row, "date_started"),
                        utc(row, "date_done"),
                        utc(row, "date_cancelled"),
                        utc(row, "eta"),
                        real(row, "exec_time"),
                        unreadable(row.getString("unreadable"))),
                row.getString("exc_name"),
                row.getString("exc_message"),
                row.getInt("worker_pid"),
                BoundedText.read(row, "graph_uuid"));
    }

    private static Map<String, String> unreadable(String lines) {
        return lines.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    private static JobDetail detail(ResultSet row) throws SQLException {
        return new JobDetail(
                job(row),
                row.getString("func_string"),
                row.getString("records"),
                row.getString("args"),
                row.getString("kwargs"),
                row.getString("exc_info"),
                row.getString("result"),
                row.getString("identity_key"),
                row.getString("user_name"),
                row.getString("company_name"),
                cut(row),
                Relations.NONE,
                row.getString("version"));
    }

    private static Map<JobText, Long> cut(ResultSet row) throws SQLException {
        var cut = new EnumMap<JobText, Long>(JobText.class);
        for (var text : JobText.values()) {
            var piece = row.getString(text.column());
            var size = row.getLong(text.sizeAlias());
            if (piece != null && size > piece.getBytes(StandardCharsets.UTF_8).length) {
                cut.put(text, size);
            }
        }
        return cut;
    }
}
