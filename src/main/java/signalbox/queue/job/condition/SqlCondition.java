package signalbox.queue.job.condition;

import java.util.List;
import java.util.stream.Collectors;

/// A condition of a statement, with the arguments of its places in their order.
public record SqlCondition(String sql, List<Object> arguments) {
    public SqlCondition {
        arguments = List.copyOf(arguments);
    }

    static SqlCondition of(String sql, Object... arguments) {
        return new SqlCondition(sql, List.of(arguments));
    }

    static SqlCondition all(List<SqlCondition> conditions) {
        return conditions.isEmpty() ? of("true") : joined(conditions, " AND ");
    }

    /// @param conditions one or more
    static SqlCondition any(List<SqlCondition> conditions) {
        var either = joined(conditions, " OR ");
        return conditions.size() == 1 ? either : new SqlCondition("(" + either.sql + ")", either.arguments);
    }

    /// Also true where the columns are NULL.
    SqlCondition not() {
        return new SqlCondition("(" + sql + ") IS NOT TRUE", arguments);
    }

    private static SqlCondition joined(List<SqlCondition> conditions, String sign) {
        return new SqlCondition(
                conditions.stream().map(SqlCondition::sql).collect(Collectors.joining(sign)),
                conditions.stream().flatMap(each -> each.arguments.stream()).toList());
    }
}
