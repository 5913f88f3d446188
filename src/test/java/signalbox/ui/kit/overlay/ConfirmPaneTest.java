package signalbox.ui.kit.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;

@Tag("fx")
class ConfirmPaneTest {
    private final List<Question.Answer> answers = new ArrayList<>();
    private final StackPane content = Headless.on(StackPane::new);
    private final Overlay overlay = Headless.on(() -> new Overlay(content));
    private final Scene scene = Headless.window(() -> overlay, Theme.LIGHT);

    @AfterEach
    void close() {
        Headless.on(() -> {
            scene.getWindow().hide();
            return true;
        });
    }

    private void ask(Question question) {
        Headless.on(() -> {
            overlay.ask(question, answers::add);
            return true;
        });
        Headless.settle();
    }

    private static void enter() {
        Headless.on(() -> {
            var robot = new Robot();
            robot.keyPress(KeyCode.ENTER);
            robot.keyRelease(KeyCode.ENTER);
            return true;
        });
        Headless.settle();
    }

    @Test
    void what_is_dangerous_does_not_begin_by_enter_in_the_reason() {
        ask(Question.of("Run a drill?", "Run drill", "staging").dangerous().askingReason());

        enter();
        assertThat(answers).isEmpty();

        enter();
        assertThat(answers).hasSize(1);
    }

    @Test
    void an_enter_that_is_held_since_before_the_question_answers_nothing() {
        var field = Headless.on(() -> new TextField());
        Headless.on(() -> {
            content.getChildren().setAll(field);
            field.requestFocus();
            new Robot().keyPress(KeyCode.ENTER);
            return true;
        });
        ask(Question.of("Requeue 1 job?", "Requeue", "staging").askingReason());
        Headless.on(() -> {
            new Robot().keyPress(KeyCode.ENTER);
            return true;
        });
        Headless.settle();
        assertThat(answers).isEmpty();

        Headless.on(() -> {
            new Robot().keyRelease(KeyCode.ENTER);
            return true;
        });
        enter();
        assertThat(answers).hasSize(1);
    }

    @Test
    void what_is_usual_begins_by_enter_in_the_reason() {
        ask(Question.of("Requeue 1 job?", "Requeue", "staging").askingReason());

        enter();
        assertThat(answers).hasSize(1);
    }
}
