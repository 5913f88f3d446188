package signalbox.election.action;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import signalbox.audit.ActionHandler;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.election.BackendKey;
import signalbox.election.SameProcess;
import signalbox.postgres.capability.ActionSessions;

/// Ends backends. A backend that runs another database's jobs is bound by that database's protection, not by that of
/// the session's own; so is one whose process also runs the jobs of another.
public final class TerminateBackendHandler implements ActionHandler<TerminateBackend> {
    private final ActionSessions sessions;
    private final SameProcess.Look processes;
    private final Consumer<BackendKey> ended;

    /// @param ended gets each backend that Signalbox ended here
    public TerminateBackendHandler(ActionSessions sessions, SameProcess.Look processes, Consumer<BackendKey> ended) {
        this.sessions = sessions;
        this.processes = processes;
        this.ended = ended;
    }

    @Override
    public Class<TerminateBackend> type() {
        return TerminateBackend.class;
    }

    @Override
    public TerminateBackend settled(TerminateBackend action) {
        return sessions.reading()
                .use("find out which runner leads next", sql -> BackendCommands.settled(sql, own(), action, processes));
    }

    @Override
    public Preview preview(TerminateBackend action) {
        return sessions.watching()
                .use("preview the change", sql -> BackendCommands.preview(sql, own(), action, processes));
    }

    @Override
    public Outcome run(TerminateBackend action) {
        var outcome = sessions.acting().use("terminate the backend", sql -> BackendCommands.run(sql, own(), action));
        if (!outcome.changes().isEmpty()) {
            ended.accept(new BackendKey(action.pid(), action.applicationName(), action.backendStart()));
        }
        return outcome;
    }

    private String own() {
        return sessions.database();
    }

    @Override
    public Set<String> databases(TerminateBackend action) {
        var reached = new TreeSet<>(action.beside());
        reached.add(action.database());
        return reached;
    }
}
