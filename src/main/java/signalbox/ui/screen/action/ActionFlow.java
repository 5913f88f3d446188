package signalbox.ui.screen.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import signalbox.app.profile.Environment;
import signalbox.app.session.Confirmation;
import signalbox.app.session.UnknownOutcome;
import signalbox.audit.Action;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.text.NumberText;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.ConfirmationAsker;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.screen.ScreenContext;

/// Carries out an action: previews it, asks, runs it, shows the result. Only one at a time; it is used on the FX thread
/// and works in the background. It changes nothing on the screen: the next snapshot does.
public final class ActionFlow {
    private static final int MOST_LINES = 50;

    /// The words for an action.
    ///
    /// @param verb the text of the button
    /// @param sentences what will happen, before the preview's notes
    /// @param last the sentences after the notes
    /// @param done the notice when it was done
    /// @param leftAlone the notice when it was refused
    /// @param failed the notice when it could not be done
    public record Words(
            String title,
            String verb,
            List<String> sentences,
            List<String> last,
            String done,
            String leftAlone,
            String failed) {}

    private final ActionTarget target;
    private final ActionGateway<Action> gateway;
    private final Background background;
    private final ConfirmationAsker asks;
    private final NoticeBoard notices;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    public ActionFlow(
            ActionTarget target,
            ActionGateway<Action> gateway,
            Background background,
            ConfirmationAsker asks,
            NoticeBoard notices) {
        this.target = target;
        this.gateway = gateway;
        this.background = background;
        this.asks = asks;
        this.notices = notices;
    }

    /// For the database of a screen.
    public static ActionFlow of(ScreenContext context) {
        var session = context.session();
        return new ActionFlow(
                ActionTarget.of(session),
                ActionGateway.of(session),
                context.background(),
                context.asks(),
                context.notices());
    }

    public ActionTarget target() {
        return target;
    }

    /// True while the server is asked.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    public void begin(Action action, Words words) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        background.run(() -> gateway.preview(action), outcome -> {
            busy.set(false);
            switch (outcome) {
                case TaskResult.Done<Preview>(var preview) -> ask(action, words, preview);
                case TaskResult.Failed<Preview>(var cause) ->
                    notices.notifyOperator(Notice.failed(
                            "Signalbox could not read what this would change: nothing was done.", said(cause)));
            }
        });
    }

    private void ask(Action action, Words words, Preview preview) {
        if (preview.changes().isEmpty()) {
            notices.notifyOperator(Notice.warning(words.leftAlone(), reason(preview.refused())));
        } else {
            asks.ask(
                    question(words, preview),
                    answer -> run(action, words, Confirmation.typed(answer.reason(), answer.typed())));
        }
    }

    private Question question(Words words, Preview preview) {
        var typed = Objects.requireNonNullElse(preview.typed(), target.typesName() ? target.database() : "");
        var environment = typed.isEmpty() ? target.environment() : Environment.PRODUCTION;
        var question = Question.of(words.title(), words.verb(), environment.word())
                .dangerous()
                .askingReason()
                .changing(lines(preview.changes()));
        for (var sentences : List.of(words.sentences(), preview.notes(), words.last())) {
            for (var sentence : sentences) {
                question = question.say(sentence);
            }
        }
        return typed.isEmpty() ? question : question.typing(typed);
    }

    /// If there are more than a person reads, the rest is only counted.
    private static List<String> lines(List<Change> changes) {
        var lines = new ArrayList<>(changes.stream()
                .limit(MOST_LINES)
                .map(change -> change.subject() + ": " + change.before() + " → " + change.after())
                .toList());
        if (changes.size() > MOST_LINES) {
            lines.add("and " + NumberText.count(changes.size() - MOST_LINES) + " more");
        }
        return lines;
    }

    private void run(Action action, Words words, Confirmation confirmation) {
        busy.set(true);
        background.run(() -> gateway.run(action, confirmation), outcome -> {
            busy.set(false);
            notices.notifyOperator(
                    switch (outcome) {
                        case TaskResult.Done<Outcome>(var done) -> told(words, done);
                        case TaskResult.Failed<Outcome>(var cause) -> notDone(words.failed(), cause);
                    });
        });
    }

    /// Says that an action could not be done, or that this is not known.
    ///
    /// @param failed the notice when it could not be done
    public static Notice notDone(String failed, Exception cause) {
        return UnknownOutcome.is(cause)
                ? Notice.warning("It is not known whether this was done.", said(cause))
                : Notice.failed(failed, said(cause));
    }

    private static Notice told(Words words, Outcome done) {
        return done.changes().isEmpty()
                ? Notice.warning(words.leftAlone(), reason(done.refused()))
                : Notice.done(words.done());
    }

    private static String reason(List<Refusal> refused) {
        return refused.isEmpty() ? "" : refused.getFirst().reason();
    }

    public static String said(Exception cause) {
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }
}
