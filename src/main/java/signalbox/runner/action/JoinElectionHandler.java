package signalbox.runner.action;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import signalbox.audit.ActionHandler;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.election.RunnerQueries;
import signalbox.postgres.capability.ActionSessions;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.JoinElection;
import signalbox.runner.election.LineNeighbours;

/// Lets the embedded runner join. This reaches all databases whose runners stand in the same line. It does so even if
/// the runner only observes: then the queue stands still in each database that it leads.
public final class JoinElectionHandler implements ActionHandler<JoinElection> {
    private final ActionSessions sessions;
    private final CurrentRunner current;
    private final Function<String, Optional<String>> protection;

    /// @param protection why another database must be confirmed by its name; empty when it need not be
    public JoinElectionHandler(
            ActionSessions sessions, CurrentRunner current, Function<String, Optional<String>> protection) {
        this.sessions = sessions;
        this.current = current;
        this.protection = protection;
    }

    @Override
    public Class<JoinElection> type() {
        return JoinElection.class;
    }

    @Override
    public Preview preview(JoinElection action) {
        return EmbeddedRunner.preview(sessions.spec(), action);
    }

    @Override
    public Outcome run(JoinElection action) {
        return current.join(List.of(sessions.spec()), action, new LineNeighbours(databases(action), protection));
    }

    @Override
    public Set<String> databases(JoinElection action) {
        var reached = new TreeSet<>(besideInLine(sessions, action));
        reached.add(sessions.database());
        return reached;
    }

    /// The runner itself refuses where it must not work.
    @Override
    public boolean needsPrimary() {
        return false;
    }

    /// The other databases whose runners stand in the line that this runner would join. The line of the oldest
    /// connection spans the server: while our runner is first, none of theirs dispatches.
    static Set<String> besideInLine(ActionSessions sessions, JoinElection plan) {
        if (!EmbeddedRunner.wouldStandInLine(sessions.spec(), plan)) {
            return Set.of();
        }
        return sessions.reading()
                .use("look at the runners' line", sql -> RunnerQueries.observeHere(sql, false))
                .othersInLine();
    }
}
