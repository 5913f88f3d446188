package signalbox.queue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Sql;

/// Writes rows of queue_job as Odoo would, and reads them back with every column, as text.
public final class Table {
    private final Sql sql;

    public Table(Sql sql) {
        this.sql = sql;
    }

    public void clear() {
        sql.execute("clear the table", "DELETE FROM queue_job");
    }

    /// A job that has been through everything, so that every column has a value to lose.
    public void add(String uuid, String state, @Nullable String graph, List<String> parents, List<String> dependants) {
        var dependencies = graph == null
                ? null
                : "{\"depends_on\": %s, \"reverse_depends_on\": %s}".formatted(json(parents), json(dependants));
        sql.update("add a job", """
                INSERT INTO queue_job (uuid, graph_uuid, state, dependencies, name, model_name, method_name, func_string,
                    channel, priority, retry, max_retries, worker_pid, exc_name, exc_message, exc_info, result, records,
                    args, kwargs, identity_key, user_id, company_id, date_created, date_enqueued, date_started,
                    date_done, date_cancelled, eta, exec_time)
                VALUES (?, ?, ?, ?, 'A job', 'sale.order', 'confirm', 'sale.order(1,).confirm()', 'root.sale', 7, 3, 5,
                    4711, 'ValueError', 'no', 'Traceback', 'old result', '{}', '[]', '{}', 'key-' || ?, 2, 1,
                    '2026-06-01 10:00:00', '2026-06-01 10:00:10', '2026-06-01 10:00:20', '2026-06-01 10:00:50',
                    '2026-06-01 10:01:00', '2026-06-01 09:00:00', 30)
                """, uuid, graph, state, dependencies, uuid);
    }

    private static String json(List<String> uuids) {
        return uuids.stream().map(uuid -> "\"" + uuid + "\"").collect(Collectors.joining(", ", "[", "]"));
    }

    public void set(String uuid, String assignments) {
        sql.update("change a job", "UPDATE queue_job SET " + assignments + " WHERE uuid = ?", uuid);
    }

    /// All rows by uuid, each with all its columns.
    public Map<String, Map<String, @Nullable String>> rows() {
        var rows = new LinkedHashMap<String, Map<String, @Nullable String>>();
        sql.list(
                "read all rows",
                "SELECT j.uuid, c.key, c.value FROM queue_job j, jsonb_each_text(to_jsonb(j)) c ORDER BY j.id",
                row -> rows.computeIfAbsent(row.getString("uuid"), _ -> new LinkedHashMap<>())
                        .put(row.getString("key"), row.getString("value")));
        return rows;
    }
}
