package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.app.profile.Environment;
import signalbox.health.Finding;
import signalbox.health.Remedy;
import signalbox.text.Severity;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Overlay;

@Tag("fx")
class CriticalAlarmTest {
    private static final Finding STANDSTILL = new Finding(
            "standstill",
            Severity.CRITICAL,
            "The queue stands still",
            List.of("No job was begun for 4 m."),
            "why",
            "what to do",
            Remedy.none());

    private final List<String> notices = new ArrayList<>();
    private final Overlay overlay = Headless.on(() -> new Overlay(new StackPane()));
    private final Stage window =
            (Stage) Headless.window(() -> overlay, Theme.LIGHT).getWindow();

    private CriticalAlarm alarm() {
        return CriticalAlarm.of(
                ShellPictures.session(Environment.STAGING),
                (title, _, _) -> notices.add(title),
                window,
                overlay::announce,
                overlay);
    }

    private Object announced(AccessibleAttribute attribute) {
        return Headless.on(
                () -> Objects.requireNonNull(overlay.lookup("#announced")).queryAccessibleAttribute(attribute));
    }

    @Test
    void a_new_critical_finding_is_said_to_a_screen_reader_and_leaves_the_focus() {
        var focused = Headless.on(() -> window.getScene().getFocusOwner());
        var alarm = Headless.on(this::alarm);
        Headless.on(() -> {
            alarm.call(STANDSTILL);
            return true;
        });
        assertThat(announced(AccessibleAttribute.TEXT)).isEqualTo("Critical in acme-prod: The queue stands still");
        assertThat(announced(AccessibleAttribute.ROLE)).isEqualTo(AccessibleRole.TEXT);
        assertThat(notices).containsExactly("acme-prod: The queue stands still");
        assertThat(Headless.on(() -> window.getScene().getFocusOwner())).isEqualTo(focused);
    }

    @Test
    void a_session_that_was_left_calls_nobody() {
        var alarm = Headless.on(this::alarm);
        Headless.on(() -> {
            alarm.end();
            alarm.call(STANDSTILL);
            return true;
        });
        assertThat(notices).isEmpty();
        assertThat(announced(AccessibleAttribute.TEXT)).isEqualTo("Nothing has happened yet");
    }

    @Test
    void a_notice_is_said_as_well() {
        Headless.on(() -> {
            overlay.notifyOperator(Notice.done("3 jobs are pending again."));
            return true;
        });
        assertThat(announced(AccessibleAttribute.TEXT)).isEqualTo("3 jobs are pending again.");
    }
}
