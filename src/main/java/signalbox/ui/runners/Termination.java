package signalbox.ui.runners;

import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.app.Confirmation;
import signalbox.audit.Preview;
import signalbox.election.EndBackend;
import signalbox.election.RunnerConnection;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.Outcome;
import signalbox.ui.kit.overlay.Asks;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Notices;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.runners.picture.Target;

/// Ends a backend: looks what would follow, asks, does it, says what came of it. One at a time; on the FX
/// thread, with the work in the background. It changes nothing on the screen: the next snapshot does.
final class Termination {
    /// What is done to backends; both block.
    interface Backends {
        Preview preview(EndBackend action);

        signalbox.audit.Outcome end(EndBackend action, Confirmation confirmation);
    }

    private final Target target;
    private final Backends backends;
    private final Background background;
    private final Asks asks;
    private final Notices notices;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    Termination(Target target, Backends backends, Background background, Asks asks, Notices notices) {
        this.target = target;
        this.backends = backends;
        this.background = background;
        this.asks = asks;
        this.notices = notices;
    }

    Target target() {
        return target;
    }

    /// While the server is asked.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// @throws IllegalArgumentException when its start is hidden
    void begin(RunnerConnection runner) {
        if (busy.get()) {
            return;
        }
        var action = EndBackend.of(runner);
        busy.set(true);
        background.run(() -> backends.preview(action), outcome -> {
            busy.set(false);
            switch (outcome) {
                case Outcome.Done<Preview>(var preview) -> ask(runner, action, preview);
                case Outcome.Failed<Preview>(var cause) ->
                    notices.tell(Notice.failed("What would follow cannot be told: nothing was done.", words(cause)));
            }
        });
    }

    private void ask(RunnerConnection runner, EndBackend action, Preview preview) {
        if (preview.changes().isEmpty()) {
            var why = preview.refused().isEmpty()
                    ? ""
                    : preview.refused().getFirst().reason();
            notices.tell(Notice.warning("Pid " + action.pid() + " was left alone.", why));
        } else {
            asks.ask(question(runner, preview), answer -> run(action, confirmation(answer.reason(), answer.typed())));
        }
    }

    private Question question(RunnerConnection runner, Preview preview) {
        var question = Question.of(
                        "Terminate the backend of pid " + runner.pid() + "?",
                        "Terminate backend",
                        target.environment().word())
                .dangerous()
                .askingReason()
                .say("On " + target.words() + ", the connection of pid " + runner.pid() + ", "
                        + runner.applicationName() + ", ends. While its process lives, it connects again at the end of"
                        + " the line.")
                .changing(preview.changes().stream()
                        .map(change -> change.subject() + ": " + change.before() + " → " + change.after())
                        .toList());
        for (var note : preview.notes()) {
            question = question.say(note);
        }
        return target.typesName() ? question.typing(target.database()) : question;
    }

    private static Confirmation confirmation(String reason, String typed) {
        return new Confirmation(nullIfBlank(reason), nullIfBlank(typed));
    }

    private static @Nullable String nullIfBlank(String text) {
        return text.isBlank() ? null : text;
    }

    private void run(EndBackend action, Confirmation confirmation) {
        busy.set(true);
        background.run(() -> backends.end(action, confirmation), outcome -> {
            busy.set(false);
            notices.tell(
                    switch (outcome) {
                        case Outcome.Done<signalbox.audit.Outcome>(var done) -> told(action, done);
                        case Outcome.Failed<signalbox.audit.Outcome>(var cause) ->
                            Notice.failed("Pid " + action.pid() + " was not terminated.", words(cause));
                    });
        });
    }

    private Notice told(EndBackend action, signalbox.audit.Outcome done) {
        if (done.changes().isEmpty()) {
            var why = done.refused().isEmpty() ? "" : done.refused().getFirst().reason();
            return Notice.warning("Pid " + action.pid() + " was left alone.", why);
        }
        return Notice.done("The server told pid " + action.pid() + " on " + target.database() + " to end.");
    }

    private static String words(Exception cause) {
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }
}
