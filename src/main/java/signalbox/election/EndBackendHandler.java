package signalbox.election;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import signalbox.audit.ActionHandler;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.postgres.capability.ActionSessions;

/// Ends backends. A backend that runs another database's jobs is bound by that database's protection, not by that of
/// the session's own; so is one whose process also runs the jobs of another.
public final class EndBackendHandler implements ActionHandler<EndBackend> {
    private final ActionSessions sessions;
    private final SameProcess.Look processes;
    private final Consumer<BackendKey> ended;

    /// @param ended told of each backend that Signalbox ended here
    public EndBackendHandler(ActionSessions sessions, SameProcess.Look processes, Consumer<BackendKey> ended) {
        this.sessions = sessions;
        this.processes = processes;
        this.ended = ended;
    }

    @Override
    public Class<EndBackend> type() {
        return EndBackend.class;
    }

    @Override
    public EndBackend settled(EndBackend action) {
        return sessions.reading()
                .use("look what follows", sql -> BackendCommands.settled(sql, own(), action, processes));
    }

    @Override
    public Preview preview(EndBackend action) {
        return sessions.watching()
                .use("preview the change", sql -> BackendCommands.preview(sql, own(), action, processes));
    }

    @Override
    public Outcome run(EndBackend action) {
        var outcome = sessions.acting().use("terminate the backend", sql -> BackendCommands.run(sql, own(), action));
        if (!outcome.changes().isEmpty()) {
            ended.accept(new BackendKey(action.pid(), action.applicationName(), action.backendStart()));
        }
        return outcome;
    }

    private String own() {
        return sessions.spec().database();
    }

    @Override
    public Set<String> databases(EndBackend action) {
        var reached = new TreeSet<>(action.beside());
        reached.add(action.database());
        return reached;
    }
}
