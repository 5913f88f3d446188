package signalbox.queue.action;

import signalbox.audit.ActionHandler;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.postgres.capability.ActionSessions;

/// Previews and runs the actions of one operation on rows of queue_job.
final class JobActionHandler<A extends JobAction> implements ActionHandler<A> {
    private final Class<A> type;
    private final ActionSessions sessions;

    JobActionHandler(Class<A> type, ActionSessions sessions) {
        this.type = type;
        this.sessions = sessions;
    }

    @Override
    public Class<A> type() {
        return type;
    }

    @Override
    public Preview preview(A action) {
        var commands = JobOperationCommands.byThisUser(sessions.capabilities());
        return sessions.watching().use("preview the change", sql -> commands.preview(sql, action));
    }

    @Override
    public Outcome run(A action) {
        return sessions.acting().transaction("change the jobs", sql -> {
            var capabilities = QueueRights.toWrite(sql, sessions.spec());
            return JobOperationCommands.byThisUser(capabilities).run(sql, action);
        });
    }
}
