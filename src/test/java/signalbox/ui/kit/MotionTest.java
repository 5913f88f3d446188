package signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;

/// Theme and motion follow the desktop while a window is open, unless the user chose otherwise.
@Tag("fx")
class MotionTest {
    private final InventedDesktop desktop = new InventedDesktop();
    private final Scene scene = Headless.window(() -> new StackPane(new BusyMark(15)), Theme.SYSTEM);

    @AfterEach
    void restore() {
        desktop.close();
        Headless.on(() -> {
            scene.getWindow().hide();
            return true;
        });
    }

    private boolean turns() {
        return Headless.on(
                () -> !scene.getRoot().lookupAll(".progress-indicator").isEmpty());
    }

    private List<String> look() {
        return Headless.on(() -> List.copyOf(scene.getRoot().getStyleClass()));
    }

    @Test
    void the_theme_changes_with_the_desktop() {
        desktop.turnsDark();
        assertThat(look()).contains("dark").doesNotContain("light");
        desktop.turnsLight();
        assertThat(look()).contains("light").doesNotContain("dark");
    }

    @Test
    void a_theme_that_was_chosen_stays_when_the_desktop_changes() {
        Headless.on(() -> {
            Theme.LIGHT.applyTo(scene);
            return true;
        });
        desktop.turnsDark();
        assertThat(look()).contains("light");
    }

    @Test
    void nothing_turns_while_the_desktop_reduces_motion() {
        desktop.reducesMotion(false);
        assertThat(turns()).isTrue();
        desktop.reducesMotion(true);
        assertThat(turns()).isFalse();
        desktop.reducesMotion(false);
        assertThat(turns()).isTrue();
    }

    @Test
    void motion_can_be_reduced_whatever_the_desktop_says() {
        Headless.on(() -> {
            Motion.reduce(scene);
            return true;
        });
        assertThat(turns()).isFalse();
        desktop.reducesMotion(false);
        assertThat(turns()).isFalse();
        Headless.on(() -> {
            Motion.followDesktop(scene);
            return true;
        });
        assertThat(turns()).isTrue();
    }

    @Test
    void a_mark_that_left_its_window_turns_no_more() {
        var mark = Headless.on(() -> (BusyMark) scene.getRoot().lookup(".busy-mark"));
        Headless.on(() -> ((StackPane) scene.getRoot()).getChildren().remove(mark));
        assertThat(Headless.on(() -> mark.getChildren().isEmpty())).isTrue();
        desktop.reducesMotion(true);
        assertThat(Headless.on(() -> mark.getChildren().isEmpty())).isTrue();
    }

    @Test
    void a_pane_beside_a_node_does_not_fade_where_motion_is_reduced() {
        var beside = new Button("beside");
        var window = Headless.window(() -> new VBox(beside), Theme.LIGHT);
        var moving = Headless.on(() -> shown(beside));
        Headless.on(() -> {
            Motion.reduce(window);
            return true;
        });
        var still = Headless.on(() -> shown(beside));
        assertThat(Headless.on(() -> Motion.isReduced())).isTrue();
        Headless.on(() -> {
            window.getWindow().hide();
            return true;
        });
        assertThat(moving.isAnimated()).isTrue();
        assertThat(still.isAnimated()).isFalse();
    }

    private static PopOver shown(Button beside) {
        var pane = new PopOver(new Label("pane"));
        Motion.show(pane, beside);
        var animated = pane.isAnimated();
        pane.setAnimated(false);
        pane.hide();
        pane.setAnimated(animated);
        return pane;
    }

    /// What moves by itself is asked for here, or says that it stands still.
    @Test
    void whatever_could_move_asks_whether_it_may() throws IOException {
        var moving = Pattern.compile(
                "new ProgressIndicator\\(|new (Fade|Translate|Scale|Rotate|Path|Fill)Transition\\("
                        + "|Notifications\\.create|\\bpop\\.show\\(|setAnimated\\(true\\)|PROGRESS_INDETERMINATE|INDETERMINATE_PROGRESS");
        var allowed = List.of("BusyMark.java", "Motion.java", "DesktopNotice.java", "StillNotice.java");
        try (var files = Files.walk(Path.of("src/main/java/signalbox/ui"))) {
            var found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !allowed.contains(file.getFileName().toString()))
                    .filter(file -> moving.matcher(text(file)).find())
                    .map(file -> file.getFileName().toString())
                    .toList();
            assertThat(found).isEmpty();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_mark_that_turns_is_named_for_a_screen_reader() {
        var ring = Headless.on(() -> (ProgressIndicator)
                scene.getRoot().lookupAll(".progress-indicator").iterator().next());
        assertThat(Headless.on(ring::getAccessibleText)).isEqualTo("Working");
    }
}
