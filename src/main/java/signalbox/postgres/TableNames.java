package signalbox.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where Odoo's tables are. Our sessions find only `pg_catalog` without a schema, so statements name a table in braces:
/// `{queue_job}` becomes its name with the schema, `{'queue_job'}` the same as a text, NULL where there is no such
/// table. The catalogue is read once for a connection or a pool. Only tables count, because a view would run what
/// others wrote.
///
/// If several schemas have a queue_job, the one counts that the role would find first, by the search_path that is
/// configured for the role and the database. A table of the database's owner, of a superuser or of this role comes
/// before one of somebody else: every role that may create a schema can give it the name of another role, which then
/// finds it first. All other tables are those beside queue_job: in its schema, and owned by a role that could change
/// queue_job itself. Odoo makes them all together; a table elsewhere, as of a backup, says nothing of its jobs.
final class TableNames {
    static final String QUEUE_JOB = "queue_job";

    static final List<String> KNOWN = List.of(
            QUEUE_JOB,
            "queue_job_channel",
            "queue_job_function",
            "queue_job_lock",
            "ir_module_module",
            "ir_config_parameter",
            "ir_cron",
            "res_users",
            "res_company");

    private static final Pattern PLACE = Pattern.compile("\\{('?)(" + String.join("|", KNOWN) + ")\\1}");

    /// `MEMBER` holds for the same role and for a superuser, too.
    private static final String CANDIDATES = """
            SELECT c.relname AS name, n.nspname AS schema, format('%I.%I', n.nspname, c.relname) AS qualified,
                   EXISTS (SELECT 1 FROM pg_catalog.pg_class q
                            WHERE q.relname = 'queue_job' AND q.relkind IN ('r', 'p') AND q.relnamespace = n.oid
                              AND pg_has_role(c.relowner, q.relowner, 'MEMBER')) AS beside,
                   pg_has_role(c.relowner, d.datdba, 'MEMBER')
                     OR pg_get_userbyid(c.relowner) = session_user AS trusted
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_database d ON d.datname = current_database()
             WHERE c.relname = ANY(?) AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
               AND n.nspname NOT IN ('pg_catalog', 'information_schema')
             ORDER BY has_schema_privilege(n.oid, 'USAGE') DESC, n.nspname
            """;

    /// The most specific setting counts: role and database, role, database, all (PostgreSQL manual, ALTER ROLE). A
    /// setting in the server's own file is not seen here.
    private static final String SEARCH_PATH = """
            SELECT session_user AS me,
                   (SELECT substr(setting, length('search_path=') + 1)
                      FROM pg_catalog.pg_db_role_setting s, unnest(s.setconfig) AS setting
                     WHERE s.setdatabase IN (0, (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()))
                       AND s.setrole IN (0, (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = session_user))
                       AND starts_with(setting, 'search_path=')
                     ORDER BY s.setrole = 0, s.setdatabase = 0 LIMIT 1) AS path
            """;

    /// @param beside whether a queue_job is in its schema that its owner could change
    /// @param trusted whether its owner is the database's, a superuser, or this role
    private record NamedTable(String schema, String qualified, boolean beside, boolean trusted) {}

    /// @param places where each name counts; several for queue_job alone, the one that counts first
    /// @param others tables of these names that do not count, with their schemas
    private record Found(Map<String, List<NamedTable>> places, List<String> others) {
        static final Found NOTHING = new Found(Map.of(), List.of());

        List<NamedTable> of(String name) {
            return places.getOrDefault(name, List.of());
        }
    }

    private volatile Found known = Found.NOTHING;

    /// The text with each name in braces replaced by the full name.
    ///
    /// @throws SQLException of state 42P01 when a table does not exist
    String resolve(Connection connection, String text) throws SQLException {
        return text.indexOf('{') < 0 || !PLACE.matcher(text).find() ? text : replaced(found(connection), text);
    }

    private static String replaced(Found found, String text) throws SQLException {
        var matcher = PLACE.matcher(text);
        var full = new StringBuilder();
        while (matcher.find()) {
            var places = found.of(matcher.group(2));
            matcher.appendReplacement(full, Matcher.quoteReplacement(replacement(matcher, places)));
        }
        return matcher.appendTail(full).toString();
    }

    private static String replacement(Matcher matcher, List<NamedTable> places) throws SQLException {
        if (!matcher.group(1).isEmpty()) {
            return places.isEmpty() ? "NULL::text" : literal(places.getFirst().qualified());
        }
        if (places.isEmpty()) {
            throw new SQLException("the database has no table " + matcher.group(2), "42P01");
        }
        return places.getFirst().qualified();
    }

    private static String literal(String text) {
        var quoted = "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
        return text.contains("\\") ? "E" + quoted : quoted;
    }

    /// The tables that exist: the name with its schema, by the name alone.
    Map<String, String> qualified(Connection connection) throws SQLException {
        var qualified = new TreeMap<String, String>();
        found(connection)
                .places()
                .forEach((name, places) -> qualified.put(name, places.getFirst().qualified()));
        return qualified;
    }

    /// Tables that have the name of one of Odoo's, which is not beside queue_job: they do not count.
    List<String> others(Connection connection) throws SQLException {
        return found(connection).others();
    }

    /// The schemas that have a table of this name, the one that counts first.
    List<String> schemas(Connection connection, String name) throws SQLException {
        return found(connection).of(name).stream().map(NamedTable::schema).toList();
    }

    /// The next statement reads the catalogue again: a table was no longer where it had been.
    void forget() {
        known = Found.NOTHING;
    }

    /// In a database without the queue the catalogue is read each time, so that a module is noticed that is
    /// installed later.
    private Found found(Connection connection) throws SQLException {
        var found = known;
        if (found.of(QUEUE_JOB).isEmpty()) {
            found = chosen(candidates(connection), connection);
            known = found;
        }
        return found;
    }

    private static Map<String, List<NamedTable>> candidates(Connection connection) throws SQLException {
        var found = new TreeMap<String, List<NamedTable>>();
        try (var statement = connection.prepareStatement(CANDIDATES)) {
            statement.setArray(1, connection.createArrayOf("text", KNOWN.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getString("name"), _ -> new ArrayList<>())
                            .add(new NamedTable(
                                    rows.getString("schema"),
                                    rows.getString("qualified"),
                                    rows.getBoolean("beside"),
                                    rows.getBoolean("trusted")));
                }
            }
        }
        return found;
    }

    private static Found chosen(Map<String, List<NamedTable>> candidates, Connection connection) throws SQLException {
        var queues = candidates.getOrDefault(QUEUE_JOB, new ArrayList<>());
        candidates.remove(QUEUE_JOB);
        if (queues.isEmpty()) {
            return Found.NOTHING;
        }
        if (queues.size() > 1) {
            queues.sort(order(searchPath(connection)));
        }
        var schema = queues.getFirst().schema();
        var places = new HashMap<String, List<NamedTable>>(Map.of(QUEUE_JOB, List.copyOf(queues)));
        var others = new ArrayList<String>();
        candidates.forEach((name, found) -> found.stream()
                .filter(place -> place.beside() && place.schema().equals(schema))
                .findFirst()
                .ifPresentOrElse(
                        place -> places.put(name, List.of(place)),
                        () -> found.stream().map(NamedTable::qualified).forEach(others::add)));
        return new Found(Map.copyOf(places), List.copyOf(others));
    }

    /// Schemas that are not on the path come last.
    private static Comparator<NamedTable> order(SearchPath path) {
        return Comparator.comparing((NamedTable place) -> path.position(place.schema()) == Integer.MAX_VALUE)
                .thenComparing(place -> !place.trusted())
                .thenComparingInt(place -> path.position(place.schema()));
    }

    private static SearchPath searchPath(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(SEARCH_PATH);
                var rows = statement.executeQuery()) {
            rows.next();
            @Nullable String path = rows.getString("path");
            return SearchPath.of(path == null ? SearchPath.DEFAULT : path, rows.getString("me"));
        }
    }
}
