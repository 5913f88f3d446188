package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.TestProfiles;
import signalbox.app.WindowRequest;
import signalbox.app.file.AppFolders;
import signalbox.app.file.SettingsStore;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profiles;
import signalbox.app.session.Session;
import signalbox.app.session.Sessions;
import signalbox.testing.TestDatabase;
import signalbox.ui.Headless;

/// A window with two profiles: the fleet, and both open beside each other.
@Tag("fx")
@Tag("pg")
class FleetWindowTest {
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    private final TestDatabase acme = TestDatabase.fresh();
    private final TestDatabase helios = TestDatabase.fresh();
    private final ConcurrentHashMap<String, Session> opened = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        acme.close();
        helios.close();
    }

    private CompletableFuture<Integer> open(AppFolders folders) {
        var sessions = new Sessions(folders, InstantSource.system());
        var setup = new WindowSetup(
                WindowRequest.PLAIN,
                folders,
                new SettingsStore(folders),
                (destination, _) -> {
                    var session = sessions.open(Objects.requireNonNull(destination));
                    opened.put(destination.profile().name(), session);
                    return session;
                },
                (_, _, _) -> Optional.empty(),
                (_, _, _) -> {},
                "test",
                () -> "");
        return Headless.on(() -> SignalboxWindow.open(setup));
    }

    private static Stage window() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage stage
                        && String.valueOf(stage.getTitle()).startsWith("Signalbox"))
                .map(Stage.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String title() {
        return Headless.on(() -> window().getTitle());
    }

    private static boolean shows(String query) {
        return Headless.on(() -> window().getScene().lookup(query) != null);
    }

    private static boolean says(String text) {
        return Headless.on(() -> window().getScene().getRoot().lookupAll(".label").stream()
                .anyMatch(label -> label instanceof Labeled labeled && text.equals(labeled.getText())));
    }

    private static void press(String query) {
        await().atMost(GENEROUS).until(() -> shows(query));
        Headless.on(() -> {
            ((ButtonBase) Objects.requireNonNull(window().getScene().lookup(query))).fire();
            return true;
        });
    }

    private static void key(KeyCode code, boolean shortcut, boolean shift) {
        Headless.on(() -> {
            Node focused = Objects.requireNonNullElse(
                    window().getScene().getFocusOwner(), window().getScene().getRoot());
            focused.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, shortcut, false, false));
            return true;
        });
    }

    private Session session(String profile) {
        return Objects.requireNonNull(opened.get(profile));
    }

    private void until(String name) {
        await().atMost(GENEROUS).until(() -> title().equals("Signalbox · " + name));
    }

    @Test
    void profiles_are_open_beside_each_other_each_armed_for_itself(@TempDir Path folder) throws Exception {
        var folders = AppFolders.below(folder);
        var profiles = new Profiles(folders);
        profiles.save(TestProfiles.of("acme", acme.spec(), Environment.STAGING));
        profiles.save(TestProfiles.of("helios", helios.spec(), Environment.STAGING));
        var chosen = new SettingsStore(folders);
        chosen.change(settings -> settings.withLastProfile("acme"));
        chosen.flush();
        var ended = open(folders);
        until("acme");

        key(KeyCode.F, true, true);
        until("Fleet");
        await().atMost(GENEROUS).until(() -> says("helios") && shows("#opened-acme"));
        Headless.on(() -> {
            var list = (ListView<?>) Objects.requireNonNull(window().getScene().lookup("#fleet-list"));
            list.requestFocus();
            return true;
        });
        await().atMost(GENEROUS).until(() -> {
            key(KeyCode.DOWN, false, false);
            return shows("#fleet-detail") && says("helios");
        });
        key(KeyCode.END, false, false);
        key(KeyCode.ENTER, false, false);
        until("helios");
        await().atMost(GENEROUS)
                .until(() -> session("helios").monitor().newest().snapshot() != null);

        session("helios").arm();
        assertThat(session("helios").armedFor()).isPresent();
        assertThat(session("acme").armedFor()).isEmpty();
        press("#opened-acme");
        until("acme");
        assertThat(session("helios").armedFor()).isPresent();
        assertThat(opened).hasSize(2);

        press("#close-helios");
        await().atMost(GENEROUS).until(() -> !shows("#opened-helios"));
        assertThat(title()).isEqualTo("Signalbox · acme");
        assertThat(new SettingsStore(folders).current().watchFleet()).isTrue();
        Headless.on(() -> {
            window().fireEvent(new WindowEvent(window(), WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });
        assertThat(ended.get(GENEROUS.toSeconds(), TimeUnit.SECONDS)).isZero();
    }
}
