package signalbox.postgres.capability;

import java.util.Set;
import signalbox.postgres.Sql;

/// The columns that a table has in this database. Releases of queue_job differ: a statement must name a column that may
/// be missing through this class, and then reads NULL in its place.
public record TableColumns(Set<String> names) {
    public TableColumns {
        names = Set.copyOf(names);
    }

    public boolean has(String column) {
        return names.contains(column);
    }

    /// The column, or a NULL of its type.
    public String orNull(String column, String type) {
        return orNull(column, column, type);
    }

    /// The expression that uses the column, or a NULL of that type.
    public String orNull(String column, String expression, String type) {
        return has(column) ? expression : "NULL::" + type;
    }

    /// The column if it holds a time that `Sql.utc` reads; otherwise NULL.
    public String timeOrNull(String column) {
        return orNull(column, Sql.time(column), "timestamp");
    }
}
