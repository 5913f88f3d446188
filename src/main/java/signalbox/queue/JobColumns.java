package signalbox.queue;

import java.util.List;
import java.util.stream.Collectors;
import signalbox.postgres.Capabilities;

/// The columns of queue_job that this version of it has. What is missing reads as NULL and is never written.
final class JobColumns {
    private record Column(String name, String type, String expression) {}

    private static final List<Column> SUMMARY = List.of(
            plain("id", "int4"),
            plain("uuid", "varchar"),
            plain("state", "varchar"),
            new Column("channel", "varchar", "coalesce(j.channel, 'root')"),
            plain("name", "varchar"),
            plain("model_name", "varchar"),
            plain("method_name", "varchar"),
            plain("priority", "int4"),
            plain("retry", "int4"),
            plain("max_retries", "int4"),
            plain("date_created", "timestamp"),
            plain("date_enqueued", "timestamp"),
            plain("date_started", "timestamp"),
            plain("date_done", "timestamp"),
            plain("date_cancelled", "timestamp"),
            plain("eta", "timestamp"),
            plain("exec_time", "float8"),
            plain("exc_name", "varchar"),
            new Column("exc_message", "varchar", "left(j.exc_message, 300)"),
            plain("worker_pid", "int4"),
            plain("graph_uuid", "varchar"));

    private static final List<Column> TEXTS = List.of(
            plain("func_string", "varchar"),
            plain("records", "text"),
            plain("args", "text"),
            plain("kwargs", "text"),
            new Column("exc_info", "text", "right(j.exc_info, " + JobDetail.LONGEST_TEXT + ")"),
            new Column("result", "text", "left(j.result, " + JobDetail.LONGEST_TEXT + ")"),
            plain("identity_key", "varchar"),
            plain("user_id", "int4"),
            plain("company_id", "int4"));

    private final Capabilities capabilities;

    JobColumns(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    private static Column plain(String name, String type) {
        return new Column(name, type, "j." + name);
    }

    /// The select list of a `Job`, from the alias j.
    String summary() {
        return selected(SUMMARY);
    }

    /// The select list of the long texts, from the alias j.
    String texts() {
        return selected(TEXTS);
    }

    private String selected(List<Column> columns) {
        return columns.stream().map(this::selected).collect(Collectors.joining(", "));
    }

    private String selected(Column column) {
        var expression = capabilities.hasColumn(column.name()) ? column.expression() : "NULL::" + column.type();
        return expression + " AS " + column.name();
    }

    /// Those of the assignments whose column there is, as the SET list of an UPDATE.
    String assignments(List<Assignment> wanted) {
        return wanted.stream()
                .filter(assignment -> capabilities.hasColumn(assignment.column()))
                .map(assignment -> assignment.column() + " = "
                        + (assignment.reads().stream().allMatch(capabilities::hasColumn)
                                ? assignment.expression()
                                : "0"))
                .collect(Collectors.joining(",\n       "));
    }

    /// @param reads the columns in the expression: where one is missing, 0 is written
    record Assignment(String column, String expression, List<String> reads) {
        Assignment(String column, String expression) {
            this(column, expression, List.of());
        }
    }
}
