package signalbox.live.page;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Predicate;
import signalbox.live.BlockRow;
import signalbox.live.ColumnTime;
import signalbox.live.JobBlock;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobOrder;

/// Sorts jobs in memory as `JobQueries` does in the table, with the same cursors.
final class RowOrder implements Comparator<BlockRow> {
    private static final String BEFORE_ALL = "-infinity";
    private static final String AFTER_ALL = "infinity";

    private final JobOrder order;
    private final Comparator<BlockRow> compared;

    RowOrder(JobOrder order) {
        this.order = order;
        var ascending = Comparator.<BlockRow>comparingLong(this::key).thenComparingLong(BlockRow::id);
        this.compared = order.isAscending() ? ascending : ascending.reversed();
    }

    private long key(BlockRow row) {
        return key(row.block(), row.at());
    }

    /// The microseconds of a `ColumnTime`, or a number. Rows without a sort value come last, in both directions.
    long key(JobBlock block, int at) {
        return switch (order) {
            case NEWEST, OLDEST -> 0;
            case STARTED -> block.started(at);
            case ETA -> block.eta(at) == ColumnTime.NONE ? Long.MAX_VALUE : block.eta(at);
            case PRIORITY -> block.priority(at);
            case RETRY -> block.retry(at);
        };
    }

    boolean isAscending() {
        return order.isAscending();
    }

    @Override
    public int compare(BlockRow one, BlockRow other) {
        return compared.compare(one, other);
    }

    /// Where a page ends whose last row is this one.
    JobCursor cursor(BlockRow row) {
        return new JobCursor(text(key(row)), row.id());
    }

    /// Which rows come after the end of a page.
    Predicate<BlockRow> isBeyond(JobCursor end) {
        var value = value(end.key());
        return row -> {
            var sign = Long.compare(key(row), value);
            var place = sign == 0 ? Long.compare(row.id(), end.id()) : sign;
            return order.isAscending() ? place > 0 : place < 0;
        };
    }

    private String text(long value) {
        return switch (order) {
            case NEWEST, OLDEST -> "";
            case STARTED, ETA -> time(value);
            case PRIORITY, RETRY -> Long.toString(value);
        };
    }

    private static String time(long moment) {
        if (moment == ColumnTime.NONE) {
            return BEFORE_ALL;
        }
        if (moment == Long.MAX_VALUE) {
            return AFTER_ALL;
        }
        var utc = LocalDateTime.ofInstant(Objects.requireNonNull(ColumnTime.instant(moment)), ZoneOffset.UTC);
        return utc.toString().replace("+", "");
    }

    private long value(String text) {
        return switch (order) {
            case NEWEST, OLDEST -> 0;
            case STARTED, ETA -> moment(text);
            case PRIORITY, RETRY -> Long.parseLong(text);
        };
    }

    /// As the server writes it, or `time` does: years of five digits have a sign for Java alone.
    private static long moment(String text) {
        if (text.equals(BEFORE_ALL)) {
            return ColumnTime.NONE;
        }
        if (text.equals(AFTER_ALL)) {
            return Long.MAX_VALUE;
        }
        var sign = text.indexOf('-') > 4 ? "+" : "";
        return ColumnTime.of(LocalDateTime.parse(sign + text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
    }
}
