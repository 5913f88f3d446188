package signalbox.ui.screen.action;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Environment;
import signalbox.app.session.action.Confirmation;
import signalbox.app.session.action.UnknownOutcome;
import signalbox.audit.Action;
import signalbox.audit.Change;
import signalbox.audit.ConfirmedPreview;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.text.ListText;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.ConfirmationAsker;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.screen.ScreenContext;

/// Carries out every action of the window: previews it, asks, runs it, shows the result. Only one at a time; it is used
/// on the FX thread and works in the background. It changes nothing on the screen: the next snapshot does.
public final class ActionFlow {
    /// The words for an action whose sentences are known beforehand.
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
            String failed)
            implements ActionWords {
        private static final int MOST_LINES = 50;

        @Override
        public Question question(Preview preview, String environment) {
            var question = Question.of(title, verb, environment).dangerous().changing(lines(preview.changes()));
            for (var part : List.of(sentences, preview.notes(), last)) {
                for (var sentence : part) {
                    question = question.say(sentence);
                }
            }
            return question;
        }

        /// More than a person reads are counted.
        private static List<String> lines(List<Change> changes) {
            var lines = new ArrayList<>(changes.stream()
                    .limit(MOST_LINES)
                    .map(change -> change.subject() + ": " + change.before() + " → " + change.after())
                    .toList());
            if (changes.size() > MOST_LINES) {
                lines.add(ListText.more(changes.size() - MOST_LINES));
            }
            return lines;
        }

        @Override
        public Notice nothing(Preview preview) {
            return Notice.warning(leftAlone, reason(preview.refused()));
        }

        @Override
        public Notice notice(Outcome outcome) {
            return outcome.changes().isEmpty()
                    ? Notice.warning(leftAlone, reason(outcome.refused()))
                    : Notice.done(done);
        }

        private static String reason(List<Refusal> refused) {
            return refused.isEmpty() ? "" : refused.getFirst().reason();
        }
    }

    /// An action that is wanted.
    ///
    /// @param further one that reaches further, offered where this one leaves dependants waiting; else null
    public record Request(
            Action action, ActionWords texts, @Nullable Further further) {}

    /// @param label what the button that offers it says, by its preview
    public record Further(Request request, Function<Preview, String> label) {}

    /// What an action would do now, and what the one that reaches further would.
    private record Look(Preview preview, @Nullable Preview further, Instant taken) {
        static Look of(ActionGateway gateway, Request request, Instant now) {
            var preview = gateway.preview(request.action());
            var further = request.further();
            var wide = further == null || preview.blocked().isEmpty()
                    ? null
                    : gateway.preview(further.request().action());
            return new Look(preview, wide == null || wide.size() <= preview.size() ? null : wide, now);
        }
    }

    private final ActionTarget target;
    private final ActionGateway gateway;
    private final Background background;
    private final ConfirmationAsker asks;
    private final NoticeBoard notices;
    private final InstantSource clock = InstantSource.system();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();

    public ActionFlow(
            ActionTarget target,
            ActionGateway gateway,
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

    /// True while the server is asked: for a preview, or to carry the action out.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// While a confirmed action is carried out.
    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// Whether an action can be begun now. What lasts longest is said first: what the profile forbids, what the screen
    /// objects, another action, and that Signalbox is not armed.
    ///
    /// @param objection why this action is not possible, whatever else is; empty when it is
    public Availability availability(String objection, ObservableBooleanValue armed) {
        if (target.readOnly()) {
            return Availability.no(target.whyReadOnly());
        }
        if (!objection.isEmpty()) {
            return Availability.no(objection);
        }
        if (busy.get()) {
            return Availability.BUSY;
        }
        return armed.get() ? Availability.YES : Availability.LOCKED;
    }

    /// The same as it changes, for an action to which the screen objects nothing.
    public ObservableValue<Availability> availability(ObservableBooleanValue armed) {
        return Bindings.createObjectBinding(() -> availability("", armed), armed, busy);
    }

    public void begin(Action action, ActionWords words) {
        begin(new Request(action, words, null));
    }

    public void begin(Request request) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        background.run(() -> Look.of(gateway, request, clock.instant()), outcome -> {
            busy.set(false);
            switch (outcome) {
                case TaskResult.Done<Look>(var look) -> ask(request, look);
                case TaskResult.Failed<Look>(var cause) ->
                    notices.notifyOperator(Notice.failed(
                            "Signalbox could not read what this would change: nothing was done.", message(cause)));
            }
        });
    }

    private void ask(Request request, Look look) {
        if (look.preview().changes().isEmpty()) {
            notices.notifyOperator(request.texts().nothing(look.preview()));
            return;
        }
        var question = question(request.texts(), look.preview());
        var further = request.further();
        if (further != null && look.further() != null) {
            question = question.offering(further.label().apply(look.further()), () -> begin(further.request()));
        }
        var settled = Objects.requireNonNullElse(look.preview().settled(), request.action());
        var asked = question;
        asks.ask(asked, answer -> run(settled, request.texts(), confirmation(look, asked, answer)));
    }

    /// With what was shown, for the log.
    private static Confirmation confirmation(Look look, Question asked, Question.Answer answer) {
        var confirmed = Confirmation.typed(answer.reason(), answer.typed());
        var sentences = Stream.concat(Stream.of(asked.title()), asked.sentences().stream())
                .toList();
        return confirmed.after(ConfirmedPreview.of(look.preview(), sentences, look.taken()));
    }

    private Question question(ActionWords words, Preview preview) {
        var typed = Objects.requireNonNullElse(preview.typed(), target.typesName() ? target.database() : "");
        var environment = typed.isEmpty() ? target.environment() : Environment.PRODUCTION;
        var question = words.question(preview, environment.word()).askingReason();
        return typed.isEmpty() ? question : question.typing(typed);
    }

    private void run(Action action, ActionWords words, Confirmation confirmation) {
        busy.set(true);
        running.set(true);
        background.run(() -> gateway.run(action, confirmation), outcome -> {
            running.set(false);
            busy.set(false);
            notices.notifyOperator(
                    switch (outcome) {
                        case TaskResult.Done<Outcome>(var done) -> words.notice(done);
                        case TaskResult.Failed<Outcome>(var cause) -> notDone(words.failed(), cause);
                    });
        });
    }

    /// Carries out an action that takes back what Signalbox does: nobody is asked, and it waits for no other action.
    ///
    /// @param after what follows, whether it was done or not
    public void takeBack(Action action, String done, String failed, Runnable after) {
        background.run(() -> gateway.run(action, Confirmation.NONE), outcome -> {
            after.run();
            notices.notifyOperator(
                    switch (outcome) {
                        case TaskResult.Done<Outcome> _ -> Notice.done(done);
                        case TaskResult.Failed<Outcome>(var cause) -> notDone(failed, cause);
                    });
        });
    }

    /// Says that an action could not be done, or that this is not known.
    ///
    /// @param failed the notice when it could not be done
    public static Notice notDone(String failed, Exception cause) {
        return UnknownOutcome.is(cause)
                ? Notice.warning("It is not known whether this was done.", message(cause))
                : Notice.failed(failed, message(cause));
    }

    public static String message(Exception cause) {
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }
}
