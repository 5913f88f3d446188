package signalbox.queue.action;

import signalbox.audit.ActionHandler;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.postgres.capability.ActionSessions;

/// Requeues and cancels jobs, and sets them to done.
public final class JobActionHandler implements ActionHandler<JobAction> {
    private final ActionSessions sessions;

    public JobActionHandler(ActionSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Class<JobAction> type() {
        return JobAction.class;
    }

    @Override
    public Preview preview(JobAction action) {
        var commands = JobCommands.byThisUser(sessions.capabilities());
        return sessions.watching().use("preview the change", sql -> commands.preview(sql, action));
    }

    @Override
    public Outcome run(JobAction action) {
        return sessions.acting().transaction("change the jobs", sql -> {
            var capabilities = QueueRights.toWrite(sql, sessions.spec());
            return JobCommands.byThisUser(capabilities).run(sql, action);
        });
    }
}
