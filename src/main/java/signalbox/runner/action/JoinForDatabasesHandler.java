package signalbox.runner.action;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import signalbox.audit.ActionHandler;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.postgres.capability.ActionSessions;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.election.LineNeighbours;

/// Lets a runner join for several databases. It obeys the protection of each, and of those whose runners stand in the
/// same line.
public final class JoinForDatabasesHandler implements ActionHandler<JoinForDatabases> {
    private final ActionSessions sessions;
    private final CurrentRunner current;
    private final Function<String, Optional<String>> protection;

    /// @param protection why another database must be confirmed by its name; empty when it need not be
    public JoinForDatabasesHandler(
            ActionSessions sessions, CurrentRunner current, Function<String, Optional<String>> protection) {
        this.sessions = sessions;
        this.current = current;
        this.protection = protection;
    }

    @Override
    public Class<JoinForDatabases> type() {
        return JoinForDatabases.class;
    }

    @Override
    public Preview preview(JoinForDatabases action) {
        var notes = action.others().stream()
                .map(other -> action.plan().beyond(other))
                .toList();
        return EmbeddedRunner.preview(sessions.spec(), action.plan()).noting(notes);
    }

    @Override
    public Outcome run(JoinForDatabases action) {
        var spec = sessions.spec();
        var databases = Stream.concat(Stream.of(spec), action.others().stream().map(spec::withDatabase))
                .toList();
        return current.join(databases, action.plan(), new LineNeighbours(databases(action), protection));
    }

    @Override
    public Set<String> databases(JoinForDatabases action) {
        var reached = new TreeSet<>(action.others());
        reached.add(sessions.database());
        reached.addAll(JoinElectionHandler.besideInLine(sessions, action.plan()));
        return reached;
    }

    @Override
    public boolean needsPrimary() {
        return false;
    }
}
