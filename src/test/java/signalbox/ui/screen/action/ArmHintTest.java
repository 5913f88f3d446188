package signalbox.ui.screen.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;

@Tag("fx")
class ArmHintTest {
    private final AtomicInteger asked = new AtomicInteger();

    private int pressed(String words) {
        return Headless.on(() -> {
            var hint = ArmHint.of(words);
            var around = new StackPane(hint);
            around.addEventHandler(ArmHint.ARM, _ -> asked.incrementAndGet());
            hint.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            return asked.get();
        });
    }

    @Test
    void where_arming_is_missing_enter_arms() {
        Headless.scene(StackPane::new, 100, 100, Theme.LIGHT);

        assertThat(pressed(Availability.LOCKED.reason())).isEqualTo(1);
    }

    @Test
    void any_other_reason_does_nothing() {
        assertThat(pressed("Read-only profile")).isZero();
    }
}
