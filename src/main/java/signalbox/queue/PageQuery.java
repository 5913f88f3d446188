package signalbox.queue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Capabilities;

/// The statement for one filter and order, with its arguments in the same sequence.
final class PageQuery {
    private static final List<String> SEARCHED =
            List.of("uuid", "name", "model_name", "method_name", "identity_key", "exc_name", "exc_message", "channel");

    /// Rows without the sort value come last, in either direction.
    private static final String NO_TIME_DESCENDING = "-infinity";

    private static final String NO_TIME_ASCENDING = "infinity";

    private static final String ROOT = "root";

    private final Capabilities capabilities;
    private final JobColumns columns;
    private final JobFilter filter;
    private final JobOrder order;

    PageQuery(Capabilities capabilities, JobColumns columns, JobFilter filter, JobOrder order) {
        this.capabilities = capabilities;
        this.columns = columns;
        this.filter = filter;
        this.order = order;
    }

    String text(@Nullable JobCursor after) {
        var direction = order.isAscending() ? " ASC" : " DESC";
        var key = order.sorts() ? sortKey() + direction + ", " : "";
        return "SELECT " + columns.summary() + " FROM {queue_job} j WHERE " + conditions()
                + (after == null ? "" : " AND " + beyond()) + " ORDER BY " + key + "j.id" + direction + " LIMIT ?";
    }

    List<@Nullable Object> arguments(@Nullable JobCursor after, int limit) {
        var arguments = filterArguments();
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
        return "SELECT count(*) FROM (SELECT 1 FROM {queue_job} j WHERE " + conditions() + " LIMIT ?) AS matching";
    }

    List<@Nullable Object> countArguments(int limit) {
        var arguments = filterArguments();
        arguments.add(limit);
        return arguments;
    }

    JobCursor cursor(Job last) {
        var times = last.times();
        var key = switch (order) {
            case NEWEST, OLDEST -> "";
            case STARTED -> time(times.started());
            case ETA -> time(times.eta());
            case PRIORITY -> Integer.toString(last.tries().priority());
            case RETRY -> Integer.toString(last.tries().retry());
        };
        return new JobCursor(key, last.id());
    }

    private String time(@Nullable Instant at) {
        if (at == null) {
            return order.isAscending() ? NO_TIME_ASCENDING : NO_TIME_DESCENDING;
        }
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString();
    }

    private String sortKey() {
        var column = "j." + order.column();
        return switch (order) {
            case STARTED -> "coalesce(" + column + ", '" + NO_TIME_DESCENDING + "'::timestamp)";
            case ETA -> "coalesce(" + column + ", '" + NO_TIME_ASCENDING + "'::timestamp)";
            default -> "coalesce(" + column + ", 0)";
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

    private String conditions() {
        var conditions = new ArrayList<String>();
        conditions.add("j.state = ANY(?)");
        if (filter.channel() != null) {
            conditions.add(filter.channel().equals(ROOT) ? "(j.channel = ? OR j.channel IS NULL)" : "j.channel = ?");
        }
        if (!filter.text().isEmpty()) {
            conditions.add("("
                    + String.join(
                            " OR ", searched().map(c -> "j." + c + " ILIKE ?").toList()) + ")");
        }
        return String.join(" AND ", conditions);
    }

    private List<@Nullable Object> filterArguments() {
        var arguments = new ArrayList<@Nullable Object>();
        arguments.add(filter.matchingStates().stream().map(JobState::stored).toList());
        if (filter.channel() != null) {
            arguments.add(filter.channel());
        }
        if (!filter.text().isEmpty()) {
            searched().forEach(_ -> arguments.add("%" + escaped(filter.text()) + "%"));
        }
        return arguments;
    }

    private Stream<String> searched() {
        return SEARCHED.stream().filter(capabilities::hasColumn);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
