package signalbox.live.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.LongPredicate;
import signalbox.live.ColumnTime;
import signalbox.live.JobBlock;
import signalbox.queue.filter.FilterTime;
import signalbox.queue.filter.LimitComparison;

/// Compares one column of times of the jobs in memory, as `JobTimeSql` does in the table.
record RowTimes(TimeColumn column) {
    /// A `ColumnTime` of each job.
    @FunctionalInterface
    interface TimeColumn {
        long time(JobBlock block, int at);
    }

    RowCondition any() {
        return where(_ -> true);
    }

    /// Infinity is no time, but it is not no value either.
    RowCondition filled() {
        return (block, at) -> RowMatch.of(column.time(block, at) != ColumnTime.NONE);
    }

    /// How long ago. What lies ahead of the clock has no age.
    RowCondition ago(LimitComparison comparison, Duration length, Instant now) {
        var moment = ColumnTime.of(now);
        var limit = moment - ColumnTime.length(length);
        return where(time -> comparison.holds(Long.compare(limit, time)) && time <= moment + ColumnTime.TOLERANCE);
    }

    RowCondition ahead(LimitComparison comparison, Duration length, Instant now) {
        var limit = ColumnTime.of(now) + ColumnTime.length(length);
        return where(time -> comparison.holds(Long.compare(time, limit)));
    }

    RowCondition compared(LimitComparison comparison, FilterTime.Date date) {
        var from = moment(date.from());
        var end = moment(date.end());
        return where(
                switch (comparison) {
                    case BELOW -> time -> time < from;
                    case AT_MOST -> time -> time < end;
                    case AT_LEAST -> time -> time >= from;
                    case ABOVE -> time -> time >= end;
                    case EQUAL -> time -> time >= from && time < end;
                });
    }

    private static long moment(LocalDateTime utc) {
        return ColumnTime.of(utc.toInstant(ZoneOffset.UTC));
    }

    /// What is not a time meets no comparison.
    private RowCondition where(LongPredicate holds) {
        return (block, at) -> {
            var time = column.time(block, at);
            if (ColumnTime.isEarliest(time)) {
                return RowMatch.UNKNOWN;
            }
            return RowMatch.of(ColumnTime.isTime(time) && holds.test(time));
        };
    }
}
