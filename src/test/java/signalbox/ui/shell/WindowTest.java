package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.WindowRequest;
import signalbox.app.file.AppFolders;
import signalbox.app.file.SettingsStore;
import signalbox.ui.Headless;

@Tag("fx")
class WindowTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    @Test
    void the_steps_of_the_start_are_shown_and_a_fault_leads_to_a_new_profile(@TempDir Path folder) throws Exception {
        var goOn = new CountDownLatch(1);
        var folders = AppFolders.below(folder);
        var setup = new WindowSetup(
                WindowRequest.PLAIN,
                folders,
                new SettingsStore(folders),
                (_, progress) -> {
                    progress.accept("Starting PostgreSQL");
                    goOn.await();
                    throw new IllegalStateException("No room on the disk.");
                },
                (_, _, _) -> Optional.empty(),
                (_, _, _) -> {},
                "test",
                () -> "");
        var ended = Headless.on(() -> SignalboxWindow.open(setup));

        await().atMost(GENEROUS).until(() -> texts().contains("Starting PostgreSQL"));
        goOn.countDown();
        await().atMost(GENEROUS)
                .until(() -> texts().contains("the demo cluster cannot be opened: No room on the disk."));
        Headless.on(() -> {
            window().getScene().getRoot().lookupAll(".button").stream()
                    .filter(node -> node instanceof ButtonBase button && "New profile…".equals(button.getText()))
                    .map(ButtonBase.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return true;
        });
        assertThat(shows("#profile-editor")).isTrue();
        press(KeyCode.F1);
        assertThat(shows("#help")).isTrue();
        press(KeyCode.ESCAPE);
        assertThat(shows("#help")).isFalse();
        assertThat(shows("#profile-editor")).isTrue();
        press(KeyCode.ESCAPE);
        assertThat(shows("#profile-editor")).isFalse();
        Headless.on(() -> {
            window().fireEvent(new WindowEvent(window(), WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });
        assertThat(ended.get(GENEROUS.toSeconds(), TimeUnit.SECONDS)).isZero();
    }

    private static Stage window() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage stage && "Signalbox".equals(stage.getTitle()))
                .map(Stage.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static boolean shows(String query) {
        return Headless.on(() -> window().getScene().lookup(query) != null);
    }

    private static void press(KeyCode code) {
        Headless.on(() -> {
            var scene = window().getScene();
            var focused = scene.getFocusOwner();
            (focused == null ? scene.getRoot() : focused)
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return true;
        });
    }

    private static List<String> texts() {
        return Headless.on(() -> window().getScene().getRoot().lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(label -> label instanceof Labeled labeled ? String.valueOf(labeled.getText()) : "")
                .toList());
    }
}
