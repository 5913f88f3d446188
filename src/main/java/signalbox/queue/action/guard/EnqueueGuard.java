package signalbox.queue.action.guard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.audit.Action;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.postgres.Sql;

/// A trigger on queue_job that lets a job become `enqueued` only from `pending`. It helps where several runners
/// dispatch the same jobs, because a runner's own statement does not look at the state. A sequence counts the updates
/// that it drops. It changes nothing else, and removing it leaves the table as it was.
public final class EnqueueGuard {
    /// The name of the trigger and of its function; the name of the sequence ends in `_dropped`.
    public static final String NAME = "signalbox_enqueue_guard";

    private static final String BODY = """
            BEGIN
              PERFORM pg_catalog.nextval(%2$s);
              RETURN NULL;
            END\s""";

    private static final String INSTALL = """
            CREATE SEQUENCE %1$s.signalbox_enqueue_guard_dropped;
            COMMENT ON SEQUENCE %1$s.signalbox_enqueue_guard_dropped IS
              'Signalbox: counts the updates that the trigger signalbox_enqueue_guard on queue_job dropped.';
            GRANT USAGE, SELECT ON SEQUENCE %1$s.signalbox_enqueue_guard_dropped TO PUBLIC;

            CREATE FUNCTION %1$s.signalbox_enqueue_guard() RETURNS trigger LANGUAGE plpgsql
              SET search_path = pg_catalog, pg_temp AS $guard$
            BODY$guard$;
            COMMENT ON FUNCTION %1$s.signalbox_enqueue_guard() IS
              'Signalbox: drops an update and counts it; used by the trigger signalbox_enqueue_guard on queue_job.';

            CREATE TRIGGER signalbox_enqueue_guard BEFORE UPDATE OF state ON %1$s.queue_job
              FOR EACH ROW WHEN (NEW.state OPERATOR(pg_catalog.=) 'enqueued'
                AND (OLD.state IS NULL OR OLD.state OPERATOR(pg_catalog.<>) 'pending'))
              EXECUTE FUNCTION %1$s.signalbox_enqueue_guard();
            COMMENT ON TRIGGER signalbox_enqueue_guard ON %1$s.queue_job IS
              'Signalbox: a job becomes enqueued only from pending, so that two runners cannot start it twice. Remove: DROP TRIGGER signalbox_enqueue_guard ON queue_job; DROP FUNCTION signalbox_enqueue_guard(); DROP SEQUENCE signalbox_enqueue_guard_dropped;';
            """.replace("BODY", BODY);

    private static final String REMOVE = """
            DROP TRIGGER IF EXISTS signalbox_enqueue_guard ON %1$s.queue_job;
            DROP FUNCTION IF EXISTS %1$s.signalbox_enqueue_guard();
            DROP SEQUENCE IF EXISTS %1$s.signalbox_enqueue_guard_dropped;
            """;

    private static final String SCHEMA = """
            SELECT quote_ident(n.nspname) AS schema,
                   quote_literal(quote_ident(n.nspname) || '.signalbox_enqueue_guard_dropped') AS sequence
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.oid = to_regclass({'queue_job'})
            """;

    private static final String MAY_COUNT = """
            SELECT has_sequence_privilege(s.oid, 'SELECT')
              FROM pg_class s JOIN pg_class c ON c.relnamespace = s.relnamespace
             WHERE c.oid = to_regclass({'queue_job'}) AND s.relname = 'signalbox_enqueue_guard_dropped'
               AND s.relkind = 'S'
            """;

    private static final String COUNT = """
            SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM %1$s.signalbox_enqueue_guard_dropped
            """;

    private static final String RIGHTS = """
            SELECT current_user AS role,
                   pg_has_role(current_user, c.relowner, 'USAGE') AS owns,
                   has_schema_privilege(c.relnamespace, 'CREATE') AS may_create
              FROM pg_class c WHERE c.oid = to_regclass({'queue_job'})
            """;

    private EnqueueGuard() {}

    /// @param dropped how many updates it dropped since it was installed; null when it is not installed or the
    ///     number cannot be read
    /// @param fault why it is not known to guard though it is installed, as part of a sentence; null otherwise
    public record Status(
            boolean installed,
            @Nullable Long dropped,
            @Nullable String fault) {
        public Status(boolean installed, @Nullable Long dropped) {
            this(installed, dropped, null);
        }
    }

    /// What an operator may do with it.
    public sealed interface GuardAction extends Action {
        @Override
        default int size() {
            return 1;
        }
    }

    /// Installs it.
    public record Install() implements GuardAction {
        @Override
        public String name() {
            return "guard-install";
        }
    }

    /// Removes it.
    public record Remove() implements GuardAction {
        @Override
        public String name() {
            return "guard-remove";
        }
    }

    public static Status status(Sql sql) {
        return InstalledGuard.read(sql)
                .map(guard -> new Status(
                        true, dropped(sql), guard.fault(filled(BODY, sql)).orElse(null)))
                .orElseGet(() -> new Status(false, null));
    }

    private static @Nullable Long dropped(Sql sql) {
        var readable = sql.first("look for the guard's count", MAY_COUNT, row -> row.getBoolean(1))
                .orElse(false);
        return readable
                ? sql.first("read the guard's count", filled(COUNT, sql), row -> row.getLong(1))
                        .orElse(null)
                : null;
    }

    /// The exact statements, for this database's schema.
    public static String installSql(Sql sql) {
        return filled(INSTALL, sql);
    }

    public static String removeSql(Sql sql) {
        return filled(REMOVE, sql);
    }

    /// The exact statements of an action on this database.
    public static String sql(Sql sql, GuardAction action) {
        return switch (action) {
            case Install _ -> installSql(sql);
            case Remove _ -> removeSql(sql);
        };
    }

    private static String filled(String text, Sql sql) {
        return sql.first(
                        "find the schema of queue_job",
                        SCHEMA,
                        row -> text.formatted(row.getString("schema"), row.getString("sequence")))
                .orElseThrow();
    }

    /// What the action would do now. Reads only.
    public static Preview preview(Sql sql, GuardAction action) {
        var status = status(sql);
        var refusals = new ArrayList<Refusal>(objections(sql, action, status));
        if (!refusals.isEmpty()) {
            return Preview.refused(refusals);
        }
        var install = installs(action);
        var notes = List.of(
                install ? installSql(sql) : removeSql(sql),
                install
                        ? "After that, the guard drops and counts each update that makes a job enqueued when it"
                                + " was not pending. Runners need no change. This locks the table for a moment."
                        : "After that, runners that dispatch side by side can start jobs twice again.");
        return Preview.of(change(install), notes);
    }

    /// Runs inside the caller's transaction.
    public static Outcome run(Sql sql, GuardAction action) {
        var refusals = objections(sql, action, status(sql));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        var install = installs(action);
        sql.execute(
                install ? "install the enqueue guard" : "remove the enqueue guard",
                install ? installSql(sql) : removeSql(sql));
        return Outcome.of(change(install));
    }

    private static boolean installs(GuardAction action) {
        return switch (action) {
            case Install _ -> true;
            case Remove _ -> false;
        };
    }

    private static Change change(boolean install) {
        return install
                ? new Change("trigger " + NAME, "absent", "installed")
                : new Change("trigger " + NAME, "installed", "absent");
    }

    private static List<Refusal> objections(Sql sql, GuardAction action, Status status) {
        var install = installs(action);
        if (install == status.installed()) {
            return List.of(new Refusal(
                    "trigger " + NAME,
                    status.installed() ? "installed" : "absent",
                    !status.installed()
                            ? "It is not installed."
                            : status.fault() == null
                                    ? "It is installed already."
                                    : "It is installed, but it is not known to guard: " + status.fault()
                                            + ". Remove it, then install it again."));
        }
        return sql
                .list("read the rights on queue_job", RIGHTS, row -> {
                    // A comment on a trigger, and its end, are the owner's, whatever else is granted.
                    var may = row.getBoolean("owns") && (!install || row.getBoolean("may_create"));
                    return may
                            ? List.<Refusal>of()
                            : List.of(new Refusal(
                                    "trigger " + NAME,
                                    "no right",
                                    "Role " + row.getString("role")
                                            + " may not do this. Connect as the owner of queue_job"
                                            + (install ? ", who may CREATE in its schema." : ".")));
                })
                .stream()
                .flatMap(List::stream)
                .toList();
    }
}
