package signalbox.queue.action.channel;

import signalbox.audit.ActionHandler;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.postgres.capability.ActionSessions;
import signalbox.queue.action.QueueRights;

/// Pauses and resumes channels, and moves their jobs.
public final class ChannelActionHandler implements ActionHandler<ChannelAction> {
    private final ActionSessions sessions;

    public ChannelActionHandler(ActionSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Class<ChannelAction> type() {
        return ChannelAction.class;
    }

    @Override
    public Preview preview(ChannelAction action) {
        var commands = new ChannelCommands(sessions.capabilities());
        return sessions.watching().use("preview the change", sql -> commands.preview(sql, action));
    }

    @Override
    public Outcome run(ChannelAction action) {
        return sessions.acting().transaction("change the channel", sql -> {
            var capabilities = QueueRights.toWrite(sql, sessions.spec());
            return new ChannelCommands(capabilities).run(sql, action);
        });
    }
}
