package signalbox.queue.job;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.count.OtherStateNames;
import signalbox.queue.job.condition.JobConditionSql;
import signalbox.queue.job.condition.SqlCondition;

/// The statement for one filter and order, with its arguments in the order of their places.
final class JobPageQuery {
    /// Rows without a sort value come last, in both directions.
    private static final String NO_TIME_DESCENDING = "-infinity";

    private static final String NO_TIME_ASCENDING = "infinity";

    private final String selected;
    private final SqlCondition matching;
    private final JobOrder order;
    private final String id;

    /// @param others the words for `JobState.OTHER`
    /// @param areFew whether few jobs match: then they are all found by their state and sorted. The primary key
    ///     would lead past all others, to the end of the table
    JobPageQuery(
            Capabilities capabilities, JobColumns columns, JobListing listing, OtherStateNames others, boolean areFew) {
        this.selected = columns.summary() + columns.more(listing.more());
        this.matching = new JobConditionSql(capabilities, others).of(listing.filter());
        this.order = listing.order();
        this.id = areFew ? "(j.id + 0)" : "j.id";
    }

    String text(@Nullable JobCursor after) {
        var cursor = order.sorts() ? sortKey() + "::text" : "''";
        return "SELECT " + selected + ", " + cursor + " AS sort_key FROM {queue_job} j WHERE " + matching.sql()
                + (after == null ? "" : " AND " + beyond()) + sorted() + " LIMIT ?";
    }

    private String sorted() {
        var direction = order.isAscending() ? " ASC" : " DESC";
        return " ORDER BY " + (order.sorts() ? sortKey() + direction + ", " : "") + id + direction;
    }

    /// Those of some jobs that match.
    String foundText() {
        return "SELECT " + selected + " FROM {queue_job} j WHERE " + matching.sql() + " AND j.id = ANY(?)" + sorted();
    }

    /// Those of some ids that match.
    String withinText() {
        return "SELECT " + selected + " FROM {queue_job} j WHERE " + matching.sql() + " AND j.id BETWEEN ? AND ?"
                + sorted() + " LIMIT ?";
    }

    List<@Nullable Object> withinArguments(long from, long to, int limit) {
        return matchingWith(from, to, limit);
    }

    List<@Nullable Object> foundArguments(FoundJobs found) {
        return matchingWith(found.ids());
    }

    private List<@Nullable Object> matchingWith(Object... more) {
        var arguments = new ArrayList<@Nullable Object>(matching.arguments());
        arguments.addAll(List.of(more));
        return arguments;
    }

    List<@Nullable Object> arguments(@Nullable JobCursor after, int limit) {
        var arguments = new ArrayList<@Nullable Object>(matching.arguments());
        if (after != null) {
            if (order.sorts()) {
                arguments.add(after.key());
            }
            arguments.add(after.id());
        }
        arguments.add(limit);
        return arguments;
    }

    String countText() {
        return "SELECT count(*) FROM (SELECT 1 FROM {queue_job} j WHERE " + matching.sql() + " LIMIT ?) AS matching";
    }

    /// The matching rows themselves, in no order; with the arguments of a count.
    String rowsText(String selected) {
        return "SELECT " + selected + " FROM {queue_job} j WHERE " + matching.sql() + " LIMIT ?";
    }

    List<@Nullable Object> countArguments(int limit) {
        return matchingWith(limit);
    }

    /// What is not a time sorts as it does in memory.
    private String sortKey() {
        var column = "j." + order.column();
        return switch (order) {
            case STARTED -> "coalesce(" + Sql.sorted(column) + ", '" + NO_TIME_DESCENDING + "'::timestamp)";
            case ETA -> "coalesce(" + Sql.sorted(column) + ", '" + NO_TIME_ASCENDING + "'::timestamp)";
            case PRIORITY -> "coalesce(" + column + ", 10)";
            case NEWEST, OLDEST, RETRY -> "coalesce(" + column + ", 0)";
        };
    }

    private String beyond() {
        var comparison = order.isAscending() ? " > " : " < ";
        if (!order.sorts()) {
            return "j.id" + comparison + "?";
        }
        var type = order == JobOrder.STARTED || order == JobOrder.ETA ? "timestamp" : "int4";
        return "(" + sortKey() + ", j.id)" + comparison + "(?::" + type + ", ?)";
    }
}
