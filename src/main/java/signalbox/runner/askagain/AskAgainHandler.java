package signalbox.runner.askagain;

import signalbox.audit.ActionHandler;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.postgres.capability.ActionSessions;

/// Asks for jobs again.
public final class AskAgainHandler implements ActionHandler<AskAgain> {
    private final ActionSessions sessions;

    public AskAgainHandler(ActionSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Class<AskAgain> type() {
        return AskAgain.class;
    }

    @Override
    public Preview preview(AskAgain action) {
        return sessions.watching().use("preview the requests", sql -> commands().preview(sql, action));
    }

    @Override
    public Outcome run(AskAgain action) {
        return AskedJobs.outcome(commands().run(sessions.acting(), action));
    }

    private AskAgainRequests commands() {
        return new AskAgainRequests(sessions.capabilities());
    }
}
