package signalbox.queue;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import signalbox.postgres.capability.TableColumns;

/// Writes the columns of queue_job into a statement. `@eta`, `@started`, … become a column if this release of queue_job
/// has it, otherwise a NULL of its type. `@timeEta`, … become the same column, with NULL for a value that `Sql.utc`
/// does not read as a time. `@created` is what jobs are sorted by as to their creation, `@now` the time at which the
/// transaction began, in UTC as all of queue_job's columns, `@uuid` and `@state` what `BoundedText` reads of them.
public final class JobStatement {
    private record Column(String placeholder, String name, String type) {
        String in(TableColumns columns) {
            return placeholder.startsWith("time") ? columns.timeOrNull(name) : columns.orNull(name, type);
        }
    }

    private static final Map<String, Column> COLUMNS = Stream.of(
                    new Column("name", "name", "varchar"),
                    new Column("model", "model_name", "varchar"),
                    new Column("method", "method_name", "varchar"),
                    new Column("exception", "exc_name", "varchar"),
                    new Column("trace", "exc_info", "text"),
                    new Column("eta", "eta", "timestamp"),
                    new Column("enqueued", "date_enqueued", "timestamp"),
                    new Column("started", "date_started", "timestamp"),
                    new Column("done", "date_done", "timestamp"),
                    new Column("worker", "worker_pid", "int4"),
                    new Column("retry", "retry", "int4"),
                    new Column("took", "exec_time", "float8"),
                    new Column("timeCreated", "date_created", "timestamp"),
                    new Column("timeEta", "eta", "timestamp"),
                    new Column("timeEnqueued", "date_enqueued", "timestamp"),
                    new Column("timeStarted", "date_started", "timestamp"),
                    new Column("timeDone", "date_done", "timestamp"))
            .collect(Collectors.toUnmodifiableMap(Column::placeholder, column -> column));

    private static final Map<String, String> EXPRESSIONS = Map.of(
            "created",
            JobFactsRow.CREATED,
            "now",
            "(now() AT TIME ZONE 'utc')",
            "uuid",
            BoundedText.of("uuid"),
            "state",
            BoundedText.of("state"));

    private static final Pattern PLACEHOLDER = Pattern.compile("@(\\w+)");

    private JobStatement() {}

    /// Other placeholders stay as they are.
    ///
    /// @param columns the columns of queue_job in this database
    public static String of(String text, TableColumns columns) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            var column = COLUMNS.get(found.group(1));
            var other = EXPRESSIONS.getOrDefault(found.group(1), found.group());
            return Matcher.quoteReplacement(column == null ? other : column.in(columns));
        });
    }
}
