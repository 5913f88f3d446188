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
/// others wrote. If several have one name, the one counts that the role would find first, by the search_path that is
/// configured for the role and the database.
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

    private static final String CANDIDATES = """
            SELECT c.relname AS name, n.nspname AS schema, format('%I.%I', n.nspname, c.relname) AS qualified
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relname = ANY(?) AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
               AND n.nspname NOT IN ('pg_catalog', 'information_schema')
               AND (has_schema_privilege(n.oid, 'USAGE') OR c.relname = 'queue_job')
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

    private record Place(String schema, String qualified) {}

    private volatile Map<String, List<Place>> places = Map.of();

    /// The text with each name in braces replaced by the full name.
    ///
    /// @throws SQLException of state 42P01 when a table does not exist
    String resolve(Connection connection, String text) throws SQLException {
        return text.indexOf('{') < 0 || !PLACE.matcher(text).find() ? text : replaced(found(connection), text);
    }

    private static String replaced(Map<String, List<Place>> found, String text) throws SQLException {
        var matcher = PLACE.matcher(text);
        var full = new StringBuilder();
        while (matcher.find()) {
            var places = found.getOrDefault(matcher.group(2), List.of());
            matcher.appendReplacement(full, Matcher.quoteReplacement(replacement(matcher, places)));
        }
        return matcher.appendTail(full).toString();
    }

    private static String replacement(Matcher matcher, List<Place> places) throws SQLException {
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
                .forEach((name, places) -> qualified.put(name, places.getFirst().qualified()));
        return qualified;
    }

    /// The schemas that have a table of this name, the one that counts first.
    List<String> schemas(Connection connection, String name) throws SQLException {
        return found(connection).getOrDefault(name, List.of()).stream()
                .map(Place::schema)
                .toList();
    }

    /// The next statement reads the catalogue again: a table was no longer where it had been.
    void forget() {
        places = Map.of();
    }

    /// In a database without the queue the catalogue is read each time, so that a module is noticed that is
    /// installed later.
    private Map<String, List<Place>> found(Connection connection) throws SQLException {
        var known = places;
        if (!known.containsKey(QUEUE_JOB)) {
            known = read(connection);
            places = known;
        }
        return known;
    }

    private static Map<String, List<Place>> read(Connection connection) throws SQLException {
        var found = new HashMap<String, List<Place>>();
        try (var statement = connection.prepareStatement(CANDIDATES)) {
            statement.setArray(1, connection.createArrayOf("text", KNOWN.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getString("name"), _ -> new ArrayList<>())
                            .add(new Place(rows.getString("schema"), rows.getString("qualified")));
                }
            }
        }
        if (found.values().stream().anyMatch(places -> places.size() > 1)) {
            sort(found, searchPath(connection));
        }
        return Map.copyOf(found);
    }

    /// Schemas that are not on the path come last; among them, the schema of queue_job comes first.
    private static void sort(Map<String, List<Place>> found, SearchPath path) {
        var order = Comparator.comparingInt((Place place) -> path.position(place.schema()));
        found.values().forEach(places -> places.sort(order));
        var beside = found.getOrDefault(QUEUE_JOB, List.of()).stream()
                .map(Place::schema)
                .findFirst()
                .orElse("");
        found.values()
                .forEach(places ->
                        places.sort(order.thenComparing(place -> !place.schema().equals(beside))));
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
