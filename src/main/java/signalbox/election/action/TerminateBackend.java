package signalbox.election.action;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import signalbox.audit.Action;
import signalbox.election.RunnerConnection;

/// Ends a runner's backend: the client sees its connection close. Name, start and database are checked, so that a
/// backend that got the pid in the meantime is not touched.
///
/// @param database whose jobs it runs: it may be another database than the one of Signalbox's session
/// @param beside other databases that lose a connection of the same process; empty until it was looked
/// @param successor who leads next; empty until it was looked
public record TerminateBackend(
        int pid, String applicationName, Instant backendStart, String database, Set<String> beside, String successor)
        implements Action {
    public TerminateBackend {
        beside = Set.copyOf(beside);
    }

    public TerminateBackend(int pid, String applicationName, Instant backendStart, String database) {
        this(pid, applicationName, backendStart, database, Set.of(), "");
    }

    /// The same with what follows from it.
    TerminateBackend followedBy(TerminationEffect follows) {
        return new TerminateBackend(
                pid, applicationName, backendStart, database, follows.databasesBeside(), follows.successor());
    }

    /// @throws IllegalArgumentException when the start is hidden: without it, another backend with the same pid
    ///     would look the same
    public static TerminateBackend of(RunnerConnection runner) {
        var start = runner.backendStart();
        if (start == null) {
            throw new IllegalArgumentException("The start of pid " + runner.pid() + " is hidden from this role");
        }
        return new TerminateBackend(runner.pid(), runner.applicationName(), start, runner.database());
    }

    /// Whether it is the same backend, and not another one that has its pid now; as far as this role may see.
    boolean isOf(RunnerConnection runner) {
        return pid == runner.pid()
                && applicationName.equals(runner.applicationName())
                && database.equals(runner.database())
                && (runner.isHidden() || backendStart.equals(runner.backendStart()));
    }

    /// Which backend it is, for people.
    public String label() {
        return RunnerConnection.shown(applicationName) + ", database " + database;
    }

    /// The same with the whole name, for the log.
    String labelInFull() {
        return applicationName + ", database " + database;
    }

    @Override
    public String victim() {
        return "pid " + pid + ", " + labelInFull() + ", started " + backendStart;
    }

    @Override
    public String name() {
        return "terminate-backend";
    }

    @Override
    public List<String> subjects() {
        return List.of("pid " + pid);
    }

    @Override
    public int size() {
        return 1;
    }
}
