package signalbox.postgres.capability;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities.RoleRights;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.PostgresException.Kind;

/// Reads what a role may see and do, from the catalogue alone.
final class RightsQueries {
    private static final String WHAT = "read the rights of the role";

    private static final String RIGHTS = """
            SELECT current_user AS role,
                   (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser,
                   pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS reads_all_stats,
                   pg_has_role(current_user, 'pg_signal_backend', 'USAGE') AS signals,
                   has_table_privilege(c.oid, 'UPDATE') AS writes_queue,
                   quote_ident(current_user) AS quoted_role
              FROM pg_class c WHERE c.oid = to_regclass({'queue_job'})
            """;

    private static final String USAGE = """
            SELECT current_user AS role, quote_ident(current_user) AS quoted_role, quote_ident(?) AS quoted_schema
             WHERE NOT has_schema_privilege(?, 'USAGE')
            """;

    private static final String COLUMNS = """
            SELECT attname FROM pg_attribute
             WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped
               AND %s has_column_privilege(attrelid, attnum, 'SELECT')
            """;

    private static final String TABLES = """
            SELECT name, has_table_privilege(to_regclass(qualified), 'SELECT') AS readable,
                   row_security_active(to_regclass(qualified)::oid) AS secured
              FROM unnest(?, ?) AS found(name, qualified)
            """;

    /// Without these columns no figure can be read.
    private static final List<String> ESSENTIAL = List.of("id", "uuid", "state", "channel", "date_created", "priority");

    private record Table(String name, boolean readable, boolean rowSecured) {}

    private record Right(RoleRights rights, String quotedRole) {}

    private RightsQueries() {}

    /// To be called before the table is looked for: its name cannot be resolved in a schema that the role may not
    /// use.
    ///
    /// @throws PostgresException of kind NO_RIGHTS when the role may not use the schema
    static void demandUsage(Sql sql, String schema) {
        sql.first(
                        WHAT,
                        USAGE,
                        row -> lacking(
                                row.getString("role"),
                                "use the schema of queue_job: GRANT USAGE ON SCHEMA " + row.getString("quoted_schema")
                                        + " TO " + row.getString("quoted_role")),
                        schema,
                        schema)
                .ifPresent(lacking -> {
                    throw lacking;
                });
    }

    /// @throws PostgresException of kind NO_RIGHTS when queue_job cannot be read; it names what is missing
    static RoleRights read(Sql sql) {
        var found = sql.tables(WHAT);
        var tables = sql.list(
                WHAT,
                TABLES,
                row -> new Table(row.getString("name"), row.getBoolean("readable"), row.getBoolean("secured")),
                found.keySet(),
                found.values());
        var hiddenColumns =
                new HashSet<>(sql.list(WHAT, COLUMNS.formatted("{'queue_job'}", "NOT"), row -> row.getString(1)));
        var hidden = new HiddenTables(
                named(tables, table -> !table.readable()),
                named(tables, Table::rowSecured),
                hiddenColumns,
                new HashSet<>(sql.tablesOfOthers(WHAT)));
        var right = sql.first(WHAT, RIGHTS, row -> right(row, hidden)).orElseThrow();
        demandColumns(right, columns(sql, "{'queue_job'}"), hiddenColumns);
        return right.rights();
    }

    private static void demandColumns(Right right, Set<String> readable, Set<String> hidden) {
        if (readable.isEmpty()) {
            throw lacking(right.rights().role(), "read queue_job: GRANT SELECT ON queue_job TO " + right.quotedRole());
        }
        var absent = essential(column -> !readable.contains(column) && !hidden.contains(column));
        if (!absent.isEmpty()) {
            throw new PostgresException(
                    Kind.NO_QUEUE_JOB,
                    "Table queue_job has no column " + absent + ". Is it the one of the module queue_job, and was it"
                            + " changed by hand?",
                    null);
        }
        var missing = essential(hidden::contains);
        if (!missing.isEmpty()) {
            throw lacking(
                    right.rights().role(),
                    "read the columns " + missing + " of queue_job: GRANT SELECT (" + missing + ") ON queue_job TO "
                            + right.quotedRole());
        }
    }

    private static String essential(Predicate<String> so) {
        return ESSENTIAL.stream().filter(so).collect(Collectors.joining(", "));
    }

    private static PostgresException lacking(String role, String what) {
        return new PostgresException(
                Kind.NO_RIGHTS, "Role \"" + role + "\" may not " + what + ", or connect as Odoo's own role.", null);
    }

    /// The columns that this role may read; none without the table.
    ///
    /// @param table its name in braces and quotes
    static Set<String> columns(Sql sql, String table) {
        return new HashSet<>(sql.list(WHAT, COLUMNS.formatted(table, ""), row -> row.getString(1)));
    }

    private static Set<String> named(List<Table> tables, Predicate<Table> so) {
        return tables.stream().filter(so).map(Table::name).collect(Collectors.toSet());
    }

    private static Right right(ResultSet row, HiddenTables hidden) throws SQLException {
        var rights = new RoleRights(
                row.getString("role"),
                row.getBoolean("superuser"),
                row.getBoolean("reads_all_stats"),
                row.getBoolean("signals"),
                true,
                row.getBoolean("writes_queue"),
                hidden);
        return new Right(rights, row.getString("quoted_role"));
    }
}
