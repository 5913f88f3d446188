package signalbox.runner.request;

import java.util.List;
import signalbox.audit.ActionHandler;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.postgres.capability.ActionSessions;

/// Asks for jobs again, and keeps the results of the newest requests.
public final class AskAgainHandler implements ActionHandler<AskAgain> {
    private final ActionSessions sessions;
    private volatile List<AskedJob> asked = List.of();

    public AskAgainHandler(ActionSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Class<AskAgain> type() {
        return AskAgain.class;
    }

    @Override
    public Preview preview(AskAgain action) {
        return sessions.watching().use("preview the requests", sql -> AskAgainCommands.preview(sql, action));
    }

    @Override
    public Outcome run(AskAgain action) {
        var jobs = AskAgainCommands.run(sessions.acting(), action);
        asked = jobs;
        return AskedJob.outcome(jobs);
    }

    /// The result for each job of the newest requests; empty before the first.
    public List<AskedJob> asked() {
        return asked;
    }
}
