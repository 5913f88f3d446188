package signalbox.runner.action;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import signalbox.audit.ActionHandler;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.postgres.capability.ActionSessions;
import signalbox.runner.EmbeddedRunner;

/// Lets a runner join for several databases. A confirmation for one database counts for all databases that the runner
/// reaches, because the operator named them.
public final class JoinForDatabasesHandler implements ActionHandler<JoinForDatabases> {
    private final ActionSessions sessions;
    private final CurrentRunner current;

    public JoinForDatabasesHandler(ActionSessions sessions, CurrentRunner current) {
        this.sessions = sessions;
        this.current = current;
    }

    @Override
    public Class<JoinForDatabases> type() {
        return JoinForDatabases.class;
    }

    @Override
    public Preview preview(JoinForDatabases action) {
        return EmbeddedRunner.preview(sessions.spec(), action.plan());
    }

    @Override
    public Outcome run(JoinForDatabases action) {
        var spec = sessions.spec();
        var databases = Stream.concat(Stream.of(spec), action.others().stream().map(spec::withDatabase))
                .toList();
        return current.join(databases, action.plan());
    }

    @Override
    public Set<String> named(JoinForDatabases action) {
        var named = new TreeSet<>(action.others());
        named.addAll(JoinElectionHandler.besideInLine(sessions, action.plan()));
        return named;
    }

    @Override
    public boolean needsPrimary() {
        return false;
    }
}
