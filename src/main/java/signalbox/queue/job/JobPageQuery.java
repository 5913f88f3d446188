package signalbox.queue.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.JobState;
import signalbox.queue.OtherStateNames;

/// The statement for one filter and order, with its arguments in the order of their places.
final class JobPageQuery {
    private static final List<String> SEARCHED =
            List.of("uuid", "name", "model_name", "method_name", "identity_key", "exc_name", "exc_message", "channel");

    /// Rows without a sort value come last, in both directions.
    private static final String NO_TIME_DESCENDING = "-infinity";

    private static final String NO_TIME_ASCENDING = "infinity";

    private final Capabilities capabilities;
    private final JobColumns columns;
    private final JobFilter filter;
    private final OtherStateNames others;
    private final JobOrder order;

    /// @param others the words for `JobState.OTHER`
    JobPageQuery(
            Capabilities capabilities, JobColumns columns, JobFilter filter, OtherStateNames others, JobOrder order) {
        this.capabilities = capabilities;
        this.columns = columns;
        this.filter = filter;
        this.others = others;
        this.order = order;
    }

    String text(@Nullable JobCursor after) {
        var direction = order.isAscending() ? " ASC" : " DESC";
        var key = order.sorts() ? sortKey() + direction + ", " : "";
        var cursor = order.sorts() ? sortKey() + "::text" : "''";
        return "SELECT " + columns.summary() + ", " + cursor + " AS sort_key FROM {queue_job} j WHERE " + conditions()
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

    private String sortKey() {
        var column = "j." + order.column();
        return switch (order) {
            case STARTED -> "coalesce(" + column + ", '" + NO_TIME_DESCENDING + "'::timestamp)";
            case ETA -> "coalesce(" + column + ", '" + NO_TIME_ASCENDING + "'::timestamp)";
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

    private String conditions() {
        var conditions = new ArrayList<String>();
        conditions.add(filter.states().isEmpty() ? "true" : others.condition("j.state"));
        var channel = filter.channel();
        if (channel != null) {
            conditions.add(ofChannel(channel));
        }
        if (filter.isUuid()) {
            conditions.add("j.uuid = ?");
        } else if (!filter.text().isEmpty()) {
            conditions.add("("
                    + String.join(
                            " OR ", searched().map(c -> "j." + c + " ILIKE ?").toList()) + ")");
        }
        return String.join(" AND ", conditions);
    }

    private List<@Nullable Object> filterArguments() {
        var arguments = new ArrayList<@Nullable Object>();
        if (!filter.states().isEmpty()) {
            arguments.add(states());
        }
        var channel = filter.channel();
        if (channel != null) {
            var name = ChannelName.of(channel);
            arguments.add(name.spellings());
            if (name.isCut()) {
                arguments.add(name.text() + ".");
            }
        }
        if (filter.isUuid()) {
            arguments.add(filter.text().toLowerCase(Locale.ROOT));
        } else if (!filter.text().isEmpty()) {
            searched().forEach(_ -> arguments.add("%" + escaped(filter.text()) + "%"));
        }
        return arguments;
    }

    private List<String> states() {
        return Stream.concat(
                        filter.states().stream()
                                .filter(JobState.KNOWN::contains)
                                .map(JobState::stored),
                        others.texts().stream())
                .toList();
    }

    private static String ofChannel(String channel) {
        var spelled = "j.channel = ANY(?)";
        if (ChannelName.of(channel).isCut()) {
            return "(" + spelled + " OR starts_with(j.channel, ?))";
        }
        return ChannelName.of(channel).isRoot() ? "(" + spelled + " OR j.channel IS NULL)" : spelled;
    }

    private Stream<String> searched() {
        return SEARCHED.stream().filter(capabilities::hasColumn);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
