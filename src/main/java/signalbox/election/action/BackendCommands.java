package signalbox.election.action;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.election.RunnerQueries;
import signalbox.election.SameProcess;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PostgresException;

/// Ends backends.
public final class BackendCommands {
    private static final String TERMINATE = """
            SELECT pg_terminate_backend(pid)
              FROM pg_stat_activity
             WHERE pid = ? AND application_name = ? AND backend_start = ? AND datname = ?
            """;

    /// The rule of pg_terminate_backend: membership in the session's role, or pg_signal_backend unless that role is
    /// a superuser.
    private static final String RIGHT = """
            SELECT current_user AS me, usename AS owner,
                   pg_has_role(current_user, usesysid, 'USAGE')
                   OR pg_has_role(current_user, 'pg_signal_backend', 'USAGE')
                      AND NOT (SELECT rolsuper FROM pg_roles WHERE oid = usesysid) AS allowed
              FROM pg_stat_activity
             WHERE pid = ? AND application_name = ? AND datname = ?
            """;

    private BackendCommands() {}

    /// What ending it would mean for the succession, and whether this role may end it. Reads only.
    public static Preview preview(Sql sql, String database, TerminateBackend action, SameProcess.Look processes) {
        return refusal(sql, action).map(Preview::refused).orElseGet(() -> {
            var seen = RunnerQueries.observe(sql, database);
            return preview(seen, action, processes.at(sql, seen));
        });
    }

    /// Why this role may not end it; empty when it may. Reads only.
    public static Optional<Refusal> refusal(Sql sql, TerminateBackend action) {
        var refused = sql.list(
                "read the right to terminate the backend of pid " + action.pid(),
                RIGHT,
                row -> row.getBoolean("allowed")
                        ? Optional.<Refusal>empty()
                        : Optional.of(forbidden(action, row.getString("me"), row.getString("owner"))),
                action.pid(),
                action.applicationName(),
                action.database());
        return refused.stream().flatMap(Optional::stream).findFirst();
    }

    private static Refusal forbidden(TerminateBackend action, String me, String owner) {
        return new Refusal(
                "pid " + action.pid(),
                "no right",
                "Role " + me + " may not terminate backends of " + owner + ". For that, a role must be a member of"
                        + " " + owner
                        + ", or of pg_signal_backend if " + owner + " is not a superuser.");
    }

    /// What ending it would mean for the succession. Pure: it uses only what was observed.
    public static Preview preview(Observation seen, TerminateBackend action, SameProcess processes) {
        var subject = "pid " + action.pid();
        var found = victim(seen, action);
        if (found.isEmpty()) {
            return Preview.refused(gone(action));
        }
        var follows = TerminationEffect.of(seen, List.of(found.get()), processes);
        var role = follows.before().wordFor(action.pid()) + ", " + found.get().label();
        var change = new Change(subject, role, "ended");
        return Preview.of(change, notes(follows));
    }

    private static Optional<RunnerConnection> victim(Observation seen, TerminateBackend action) {
        return seen.connections().stream().filter(action::isOf).findFirst();
    }

    private static List<String> notes(TerminationEffect follows) {
        var notes = new ArrayList<String>();
        var after = follows.after();
        var next = after.leader();
        follows.besideSentence().ifPresent(notes::add);
        if (next == null) {
            notes.add("No runner takes over: " + after.reason());
        } else if (follows.keepsLeader()) {
            notes.add("Pid " + next.pid() + " still leads: dispatching does not change.");
        } else {
            notes.add("Next to lead: pid " + next.pid() + ", " + RunnerConnection.shown(next.applicationName())
                    + ", database " + next.database() + ".");
            var then = after.standbys().stream().map(c -> "pid " + c.pid()).collect(Collectors.joining(", then "));
            if (!then.isEmpty()) {
                notes.add("After it: " + then + ".");
            }
            notes.add(follows.standstill().orElse(TerminationEffect.NEXT_CHECK));
        }
        notes.add(TerminationEffect.RUNNING_CONTINUE);
        return notes;
    }

    /// The action with what follows from it now. Reads only.
    static TerminateBackend settled(Sql sql, String database, TerminateBackend action, SameProcess.Look processes) {
        var seen = RunnerQueries.observe(sql, database);
        return victim(seen, action)
                .map(found -> action.followedBy(TerminationEffect.of(seen, List.of(found), processes.at(sql, seen))))
                .orElse(action);
    }

    /// Runs in autocommit. Ends exactly the backend that was meant, or none.
    ///
    /// @param database that of Signalbox's session: the outcome names its leader
    public static Outcome run(Sql sql, String database, TerminateBackend action) {
        var seen = RunnerQueries.observe(sql, database);
        if (!isEnded(sql, action)) {
            return Outcome.refused(gone(action));
        }
        var who = victim(seen, action).map(RunnerConnection::labelInFull).orElse(action.labelInFull());
        var change = new Change("pid " + action.pid(), who, "terminated; " + action.successor());
        return Outcome.of(change);
    }

    private static boolean isEnded(Sql sql, TerminateBackend action) {
        var start = OffsetDateTime.ofInstant(action.backendStart(), ZoneOffset.UTC);
        var what = "terminate the backend of pid " + action.pid();
        try {
            return sql.list(
                            what,
                            TERMINATE,
                            row -> row.getBoolean(1),
                            action.pid(),
                            action.applicationName(),
                            start,
                            action.database())
                    .contains(true);
        } catch (PostgresException e) {
            throw e.ofChange(what);
        }
    }

    private static Refusal gone(TerminateBackend action) {
        return new Refusal("pid " + action.pid(), "gone", "This backend has ended already; another may have its pid.");
    }
}
