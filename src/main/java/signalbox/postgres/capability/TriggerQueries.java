package signalbox.postgres.capability;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities.Trigger;

/// Reads whether runners are notified of jobs. It uses the catalogue, which every role can read: the views of
/// information_schema show a trigger only to roles that may change its table.
public final class TriggerQueries {
    /// Bits of tgtype from pg_trigger.h: row 1, insert 4, delete 8, update 16.
    private static final String TRIGGER = """
            SELECT tgenabled IN ('O', 'A') AS fires, tgtype::int AS type,
                   tgqual IS NULL AND tgattr::text = '' AS always, l.lanname, p.prosrc
              FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_language l ON l.oid = p.prolang
             WHERE tgrelid = to_regclass({'queue_job'}) AND tgname = 'queue_job_notify' AND NOT tgisinternal
            """;

    private static final int EACH_ROW = 1;
    private static final int ALL_EVENTS = 4 | 8 | 16;

    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    /// The call as the module has it, or the statement NOTIFY.
    private static final Pattern NOTIFIES =
            Pattern.compile("pg_notify\\s*\\(\\s*'queue_job'|\\bnotify\\s+\"?queue_job\\b");

    private static final Pattern NOTIFIES_OTHERS = Pattern.compile(
            "\\b(?:perform|select)\\s+(?:pg_catalog\\s*\\.\\s*)?pg_notify\\s*\\(\\s*'[^']*'|\\bnotify\\s+\\w+");

    /// With one of these a function may do anything, and its own text does not show it.
    private static final Pattern CALLS = Pattern.compile("\\b(?:perform|execute|select|call|notify)\\b|pg_notify");

    private TriggerQueries() {}

    public static Trigger read(Sql sql) {
        return sql.first("look for the trigger of queue_job", TRIGGER, TriggerQueries::trigger)
                .orElse(Trigger.MISSING);
    }

    private static Trigger trigger(ResultSet row) throws SQLException {
        if (!row.getBoolean("fires")) {
            return Trigger.DISABLED;
        }
        var wanted = EACH_ROW | ALL_EVENTS;
        if ((row.getInt("type") & wanted) != wanted || !row.getBoolean("always")) {
            return Trigger.INCOMPLETE;
        }
        return row.getString("lanname").equals("plpgsql") ? judged(row.getString("prosrc")) : Trigger.UNKNOWN;
    }

    static Trigger judged(String source) {
        var text = COMMENT.matcher(source).replaceAll(" ").toLowerCase(Locale.ROOT);
        if (NOTIFIES.matcher(text).find()) {
            return Trigger.COMPLETE;
        }
        return CALLS.matcher(NOTIFIES_OTHERS.matcher(text).replaceAll(" ")).find() ? Trigger.UNKNOWN : Trigger.SILENT;
    }
}
