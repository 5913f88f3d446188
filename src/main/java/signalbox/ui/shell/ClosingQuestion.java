package signalbox.ui.shell;

import java.util.List;
import javafx.event.Event;
import org.jspecify.annotations.Nullable;
import signalbox.app.session.Session;
import signalbox.ui.kit.overlay.ConfirmationAsker;
import signalbox.ui.kit.overlay.Question;

/// Asks before a profile is closed in which something runs that ends then. On the FX thread only.
record ClosingQuestion(ConfirmationAsker asks) {
    /// The same where the window is to be closed: the request itself closes nothing.
    void ask(Event request, List<Session> sessions, Runnable close) {
        request.consume();
        var losing = sessions.stream()
                .filter(session -> !ClosingLoss.of(session).isEmpty())
                .toList();
        ask(
                losing.isEmpty() ? null : losing.getFirst(),
                losing.size() < 2 ? close : () -> ask(request, losing.subList(1, losing.size()), close));
    }

    /// @param session the one that is to be closed; null: there is none
    /// @param close what follows if it may be closed
    void ask(@Nullable Session session, Runnable close) {
        var losses = session == null ? List.<ClosingLoss>of() : ClosingLoss.of(session);
        if (session == null || losses.isEmpty()) {
            close.run();
            return;
        }
        asks.ask(question(losses, session.profile().environment().word()), _ -> close.run());
    }

    /// @param losses at least one
    static Question question(List<ClosingLoss> losses, String environment) {
        var question = Question.of(losses.getFirst().title(), "Stop and close", environment)
                .dangerous();
        for (var loss : losses) {
            for (var sentence : loss.sentences()) {
                question = question.say(sentence);
            }
        }
        return question;
    }
}
