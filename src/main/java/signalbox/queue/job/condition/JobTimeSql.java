package signalbox.queue.job.condition;

import java.time.LocalDateTime;
import java.util.List;
import signalbox.postgres.Sql;
import signalbox.queue.CreatedAheadJobs;
import signalbox.queue.filter.FilterTime;
import signalbox.queue.filter.LimitComparison;

/// Compares one column of times, which Odoo keeps in UTC. Ages are against the server's clock.
///
/// @param column with the alias of its table
/// @param isAhead whether an age counts from now on, and not back
public record JobTimeSql(String column, boolean isAhead) {
    private static final String NOW = "(now() AT TIME ZONE 'UTC') ";

    private static final String HAS_AGE =
            " <= " + NOW + "+ interval '" + CreatedAheadJobs.TOLERANCE.toSeconds() + " s'";

    /// What is not a time (`Sql.isTime`) matches no age and no date, and what lies ahead of the server's clock has no
    /// age.
    SqlCondition of(LimitComparison comparison, FilterTime limit) {
        return SqlCondition.all(List.of(SqlCondition.of(Sql.isTime(column)), raw(comparison, limit)));
    }

    private SqlCondition raw(LimitComparison comparison, FilterTime limit) {
        return switch (limit) {
            case FilterTime.Age(var length) ->
                SqlCondition.of(
                        column + (isAhead ? sign(comparison) : opposite(comparison)) + NOW + (isAhead ? "+" : "-")
                                + " make_interval(secs => ?)" + (isAhead ? "" : " AND " + column + HAS_AGE),
                        (double) length.toSeconds());
            case FilterTime.Date date -> of(comparison, date);
        };
    }

    private SqlCondition of(LimitComparison comparison, FilterTime.Date date) {
        return switch (comparison) {
            case BELOW -> against(" < ", date.from());
            case AT_MOST -> against(" < ", date.end());
            case AT_LEAST -> against(" >= ", date.from());
            case ABOVE -> against(" >= ", date.end());
            case EQUAL -> SqlCondition.of(column + " >= ? AND " + column + " < ?", date.from(), date.end());
        };
    }

    private SqlCondition against(String sign, LocalDateTime moment) {
        return SqlCondition.of(column + sign + "?", moment);
    }

    /// The older, the earlier.
    private static String opposite(LimitComparison comparison) {
        return sign(
                switch (comparison) {
                    case BELOW -> LimitComparison.ABOVE;
                    case AT_MOST -> LimitComparison.AT_LEAST;
                    case EQUAL -> LimitComparison.EQUAL;
                    case AT_LEAST -> LimitComparison.AT_MOST;
                    case ABOVE -> LimitComparison.BELOW;
                });
    }

    static String sign(LimitComparison comparison) {
        return " " + (comparison == LimitComparison.EQUAL ? "=" : comparison.sign()) + " ";
    }
}
