package signalbox.queue.installation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import signalbox.postgres.Sql;

/// Reads what is installed and in which way, and in which condition the table is. Each statement reads a few rows.
public final class OdooSetupQueries {
    private static final String PARAMETERS = "SELECT key, value FROM {ir_config_parameter} WHERE key = ANY(?)";

    private static final String MODULES = """
            SELECT name FROM {ir_module_module} WHERE name LIKE '%queue\\_job%' AND state = 'installed' LIMIT 100
            """;

    private static final String TABLE = """
            SELECT n_live_tup, n_dead_tup, greatest(last_vacuum, last_autovacuum) AS vacuumed
              FROM pg_stat_all_tables WHERE relid = to_regclass({'queue_job'})
            """;

    private OdooSetupQueries() {}

    /// To be called where both of Odoo's tables can be read.
    public static OdooSetup setup(Sql sql) {
        var parameters = new HashMap<String, String>();
        sql.list(
                "read Odoo's parameters",
                PARAMETERS,
                row -> parameters.put(row.getString("key"), row.getString("value")),
                List.of(OdooSetup.DATABASE_UUID, OdooSetup.BASE_URL, OdooSetup.NEUTRALIZED));
        return new OdooSetup(
                parameters, new HashSet<>(sql.list("read the modules", MODULES, row -> row.getString("name"))));
    }

    /// Empty when the server keeps no statistics about it.
    public static Optional<TableStatistics> table(Sql sql) {
        return sql.first(
                "read the table's statistics",
                TABLE,
                row -> new TableStatistics(
                        row.getLong("n_live_tup"), row.getLong("n_dead_tup"), Sql.instant(row, "vacuumed")));
    }
}
