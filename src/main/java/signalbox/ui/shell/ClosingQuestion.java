package signalbox.ui.shell;

import javafx.event.Event;
import org.jspecify.annotations.Nullable;
import signalbox.app.session.Session;
import signalbox.queue.action.bulk.BulkProgress;
import signalbox.queue.action.bulk.BulkRun;
import signalbox.text.NumberText;
import signalbox.ui.kit.overlay.ConfirmationAsker;
import signalbox.ui.kit.overlay.Question;

/// Asks before a profile is closed in which an operation on many jobs runs or waits. On the FX thread only.
record ClosingQuestion(ConfirmationAsker asks) {
    /// The same where the window is to be closed: the request itself closes nothing.
    void ask(Event request, @Nullable Session session, Runnable close) {
        request.consume();
        ask(session, close);
    }

    /// @param session the one that is to be closed; null: there is none
    /// @param close what follows if it may be closed
    void ask(@Nullable Session session, Runnable close) {
        var running = session == null ? null : session.bulk().running().orElse(null);
        if (session == null || running == null) {
            close.run();
            return;
        }
        asks.ask(question(running, session.profile().environment().word()), _ -> close.run());
    }

    static Question question(BulkRun run, String environment) {
        var progress = run.progress();
        return Question.of("Close while jobs are being changed?", "Stop and close", environment)
                .dangerous()
                .say(run.action().operation().verb(progress.jobs()) + ": " + done(progress))
                .say(
                        "Closing stops it after the running batch. The audit log has the counts, but the report of each job"
                                + " is lost: to keep it, stop it in Jobs and save the report first.");
    }

    private static String done(BulkProgress progress) {
        return NumberText.of(progress.counts().changed(), "is", "are") + " changed, "
                + NumberText.of(progress.counts().notReached(), "is", "are") + " not reached yet.";
    }
}
