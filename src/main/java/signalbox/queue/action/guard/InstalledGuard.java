package signalbox.queue.action.guard;

import java.util.Locale;
import java.util.Optional;
import signalbox.postgres.Sql;

/// The enqueue guard as the catalogue has it: someone may have changed it since it was installed.
///
/// @param enabled O: fires; A: fires always; R: fires for replication alone; D: disabled (tgenabled of pg_trigger)
/// @param function its text
/// @param searchPath whether the function still has its own search_path: operators that others define could run in it
/// @param fitting whether it fires for each row, before an update of the state
/// @param trigger its definition
record InstalledGuard(String enabled, String function, boolean searchPath, boolean fitting, String trigger) {
    /// Bits of tgtype from pg_trigger.h: row 1, before 2, update 16.
    private static final String GUARD = """
            SELECT t.tgenabled::text AS enabled, p.prosrc AS function, pg_get_triggerdef(t.oid) AS definition,
                   coalesce('search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false) AS search_path,
                   t.tgtype = 19 AND a.attname = 'state' AND array_length(t.tgattr::int2[], 1) = 1 AS fitting
              FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
              LEFT JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = t.tgattr[0]
             WHERE t.tgrelid = to_regclass({'queue_job'}) AND t.tgname = 'signalbox_enqueue_guard'
            """;

    /// Without what the server adds: parentheses, casts, and where the operators are.
    private static final String CONDITION =
            "when new.state = 'enqueued' and old.state is null or old.state <> 'pending' execute ";

    static Optional<InstalledGuard> read(Sql sql) {
        return sql.first(
                "look for the enqueue guard",
                GUARD,
                row -> new InstalledGuard(
                        row.getString("enabled"),
                        row.getString("function"),
                        row.getBoolean("search_path"),
                        row.getBoolean("fitting"),
                        row.getString("definition")));
    }

    /// Why it is not known to guard; empty when it is as it was installed.
    ///
    /// @param body the function's text as it is installed
    Optional<String> fault(String body) {
        return switch (enabled) {
            case "D" -> Optional.of("its trigger is disabled (ALTER TABLE … DISABLE TRIGGER)");
            case "R" -> Optional.of("its trigger fires for replication only (ALTER TABLE … ENABLE REPLICA TRIGGER)");
            default ->
                !fitting || !plain(trigger).contains(CONDITION)
                        ? Optional.of("its trigger is not the one that Signalbox installs")
                        : searchPath && function.strip().equals(body.strip())
                                ? Optional.empty()
                                : Optional.of("its function is not the one that Signalbox installs");
        };
    }

    private static String plain(String definition) {
        return definition
                .toLowerCase(Locale.ROOT)
                .replaceAll("operator\\(pg_catalog\\.([=<>]+)\\)", "$1")
                .replaceAll("::(character varying|text)", "")
                .replaceAll("[()]", "")
                .replaceAll("\\s+", " ");
    }
}
