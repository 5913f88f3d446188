package signalbox.election;

import java.util.Set;
import java.util.function.Consumer;
import signalbox.audit.ActionHandler;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.postgres.capability.ActionSessions;

/// Ends backends. A backend that runs another database's jobs is bound by that database's protection, not by that of
/// the session's own.
public final class EndBackendHandler implements ActionHandler<EndBackend> {
    private final ActionSessions sessions;
    private final Consumer<BackendKey> ended;

    /// @param ended told of each backend that Signalbox ended here
    public EndBackendHandler(ActionSessions sessions, Consumer<BackendKey> ended) {
        this.sessions = sessions;
        this.ended = ended;
    }

    @Override
    public Class<EndBackend> type() {
        return EndBackend.class;
    }

    @Override
    public Preview preview(EndBackend action) {
        return sessions.watching().use("preview the change", sql -> BackendCommands.preview(sql, own(), action));
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
        return Set.of(action.database());
    }
}
