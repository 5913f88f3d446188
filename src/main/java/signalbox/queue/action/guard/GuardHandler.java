package signalbox.queue.action.guard;

import signalbox.audit.ActionHandler;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.postgres.capability.ActionSessions;

/// Installs the enqueue guard, and removes it.
public final class GuardHandler implements ActionHandler<EnqueueGuard.GuardAction> {
    private final ActionSessions sessions;

    public GuardHandler(ActionSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Class<EnqueueGuard.GuardAction> type() {
        return EnqueueGuard.GuardAction.class;
    }

    @Override
    public Preview preview(EnqueueGuard.GuardAction action) {
        return sessions.watching().use("preview the change", sql -> EnqueueGuard.preview(sql, action));
    }

    @Override
    public Outcome run(EnqueueGuard.GuardAction action) {
        return sessions.acting().transaction("change the enqueue guard", sql -> EnqueueGuard.run(sql, action));
    }
}
