package signalbox.demo.job;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import signalbox.postgres.Sql;

/// Inserts jobs, many at once.
public final class JobRowWriter {
    private static final List<String> COLUMNS = List.of(
            "uuid",
            "graph_uuid",
            "dependencies",
            "state",
            "priority",
            "channel",
            "name",
            "func_string",
            "model_name",
            "method_name",
            "channel_method_name",
            "records",
            "args",
            "kwargs",
            "user_id",
            "company_id",
            "worker_pid",
            "exc_name",
            "exc_message",
            "exc_info",
            "result",
            "date_created",
            "date_enqueued",
            "date_started",
            "date_done",
            "date_cancelled",
            "eta",
            "exec_time",
            "retry",
            "max_retries",
            "identity_key");

    /// The job function is found by its name.
    private static final String INSERT = "insert into queue_job (" + String.join(", ", COLUMNS)
            + ", job_function_id) values ("
            + COLUMNS.stream().map(_ -> "?").collect(Collectors.joining(", "))
            + ", (select id from queue_job_function where name = ?))";

    private static final String COPY =
            "copy queue_job (" + String.join(", ", COLUMNS) + ", job_function_id) from stdin";
    private static final String FUNCTIONS = "select name, id from queue_job_function";

    private JobRowWriter() {}

    static void insert(Connection connection, Collection<NewJobRow> rows) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            for (var row : rows) {
                for (int i = 0; i < COLUMNS.size(); i++) {
                    statement.setObject(i + 1, bound(row.get(COLUMNS.get(i))));
                }
                statement.setObject(COLUMNS.size() + 1, row.get("channel_method_name"));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /// For many jobs: the server reads one table instead of thousands of statements.
    public static void copy(Connection connection, Collection<NewJobRow> rows) throws SQLException, IOException {
        var functions = functions(connection);
        var text = rows.stream().map(row -> line(row, functions)).collect(Collectors.joining());
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(text));
    }

    private static Map<String, String> functions(Connection connection) {
        var functions = new HashMap<String, String>();
        for (var pair : new Sql(connection)
                .list("read the job functions", FUNCTIONS, row -> Map.entry(row.getString(1), row.getString(2)))) {
            functions.put(pair.getKey(), pair.getValue());
        }
        return functions;
    }

    private static String line(NewJobRow row, Map<String, String> functions) {
        var function = functions.get(String.valueOf(row.get("channel_method_name")));
        return COLUMNS.stream().map(column -> field(bound(row.get(column)))).collect(Collectors.joining("\t")) + "\t"
                + field(function) + "\n";
    }

    private static String field(@Nullable Object value) {
        return value == null
                ? "\\N"
                : value.toString().replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }

    private static @Nullable Object bound(@Nullable Object value) {
        return value instanceof Instant at ? LocalDateTime.ofInstant(at, ZoneOffset.UTC) : value;
    }
}
