package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.app.session.Session;
import signalbox.app.session.action.Arming;
import signalbox.app.session.action.Confirmation;
import signalbox.failover.probe.RemoveProbes;
import signalbox.record.write.IncidentRecording;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;
import signalbox.ui.screen.ScreenName;

/// Entering the past, going through it, and that nothing can act there: by no button, no key, and not by the search
/// field.
@Tag("fx")
class TimeMachineTest {
    private final Session session = PastPictures.session();
    private final AtomicReference<@Nullable Shell> opened = new AtomicReference<>();

    @AfterEach
    void close() {
        session.close();
    }

    private Shell shell() {
        return Objects.requireNonNull(opened.get());
    }

    private Scene live() {
        return Headless.window(() -> ShellPictures.window(SampleFeed.healthy(), session, opened::set), Theme.LIGHT);
    }

    private Scene at(Instant moment) {
        var scene = live();
        Headless.on(() -> {
            shell().past().enter(moment);
            return true;
        });
        Headless.layOut(scene);
        return scene;
    }

    private static void press(Scene scene, KeyCode code, boolean shift, boolean control) {
        Headless.on(() -> {
            var target = scene.getFocusOwner() == null ? scene.lookup(".shell") : scene.getFocusOwner();
            target.fireEvent(new KeyEvent(
                    KeyEvent.KEY_PRESSED, code.getChar(), code.getName(), code, shift, control, false, false));
            return true;
        });
    }

    private static String text(Scene scene, String query) {
        return Headless.on(() -> ((Labeled) scene.lookup(query)).getText());
    }

    private static boolean isVisible(Scene scene, String query) {
        return Headless.on(
                () -> scene.lookup(query) != null && scene.lookup(query).isVisible());
    }

    private static List<String> texts(Scene scene) {
        return Headless.on(() -> all(scene.getRoot()).stream()
                .filter(node -> node instanceof Label && node.isVisible())
                .map(node -> ((Label) node).getText())
                .toList());
    }

    private static List<Node> all(Node node) {
        var found = new ArrayList<Node>();
        found.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(all(child)));
        }
        return found;
    }

    @Test
    void a_key_leads_to_the_newest_moment_and_escape_back_to_live() {
        var scene = live();
        assertThat(isVisible(scene, "#past-band")).isFalse();
        assertThat(isVisible(scene, ".scrubber")).isFalse();

        press(scene, KeyCode.T, false, true);
        assertThat(isVisible(scene, "#past-band")).isTrue();
        assertThat(isVisible(scene, "#past-overview")).isTrue();
        assertThat(text(scene, "#past-moment")).isEqualTo("AT 10:03:21 UTC");
        assertThat(text(scene, ".live")).isEqualTo("not live");

        press(scene, KeyCode.ESCAPE, false, false);
        assertThat(isVisible(scene, "#past-band")).isFalse();
        assertThat(isVisible(scene, "#past-overview")).isFalse();
        assertThat(texts(scene)).contains("pid 30117", "live · 0.4 s");
        assertThat(session.isPast()).isFalse();
    }

    @Test
    void no_live_figure_is_on_a_screen_of_the_past() {
        var scene = at(PastPictures.IN_THE_GAP);

        assertThat(texts(scene))
                .contains("No leader", "0 runner connections", "12,861", "not live")
                .doesNotContain("pid 30117", "12,874", "dispatching");
        Headless.on(() -> {
            shell().hidden(true);
            shell().hidden(false);
            shell().stop();
            return true;
        });
        assertThat(texts(scene)).contains("No leader", "not live").doesNotContain("pid 30117", "12,874");
    }

    @Test
    void steps_by_keys_and_by_buttons_lead_from_event_to_event() {
        var scene = at(PastPictures.IN_THE_GAP);

        press(scene, KeyCode.PAGE_DOWN, true, true);
        assertThat(text(scene, "#past-moment")).contains("03:15:12");
        fire(scene, "#past-previous");
        assertThat(text(scene, "#past-moment")).contains("03:11:03");
        fire(scene, "#go-to-next-lead");
        assertThat(text(scene, "#past-moment")).contains("03:15:12");
        press(scene, KeyCode.P, true, true);
        assertThat(text(scene, "#past-play")).isEqualTo("Stop");
        press(scene, KeyCode.P, true, true);
        assertThat(text(scene, "#past-play")).isEqualTo("Play");
    }

    private static void fire(Scene scene, String query) {
        Headless.on(() -> {
            ((ButtonBase) scene.lookup(query)).fire();
            return true;
        });
    }

    @Test
    void arrows_move_the_moment_while_the_strip_has_the_focus() {
        var scene = at(PastPictures.IN_THE_GAP);
        Headless.on(() -> {
            shell().past().focus();
            return true;
        });

        press(scene, KeyCode.LEFT, false, false);
        assertThat(text(scene, "#past-moment")).contains("03:12:29");
        press(scene, KeyCode.RIGHT, true, false);
        assertThat(text(scene, "#past-moment")).contains("03:13:29");
    }

    @Test
    void a_time_without_a_watch_is_said_and_shows_no_figure() {
        var scene = at(PastPictures.UNWATCHED);

        assertThat(texts(scene)).contains("Not watched, 18:20:21 UTC to 19:05:21 UTC");
        assertThat(isVisible(scene, "#past-overview .unwatched-pane")).isTrue();
    }

    @Test
    void the_search_field_shows_the_life_of_a_job() {
        var scene = at(PastPictures.IN_THE_GAP);

        search(scene, IncidentRecording.JOB);

        assertThat(texts(scene))
                .anyMatch(text -> text.startsWith("dispatched while 30117 (CRON) led"))
                .anyMatch(text -> text.startsWith("dispatched while 31290 (HTTP) led"));
    }

    private static void search(Scene scene, String text) {
        Headless.on(() -> {
            var search = (TextField) scene.lookup("#search");
            search.requestFocus();
            search.setText(text);
            search.fireEvent(new ActionEvent());
            return true;
        });
        Headless.layOut(scene);
    }

    @Test
    void at_a_moment_of_the_past_nothing_can_be_armed() {
        var scene = at(PastPictures.IN_THE_GAP);

        assertThat(Headless.on(() -> scene.lookup("#armed-switch").isDisabled()))
                .isTrue();
        press(scene, KeyCode.A, true, true);
        assertThat(texts(scene)).contains(Arming.PAST);
        assertThatThrownBy(session::arm).hasMessage(Arming.PAST);
        assertThatThrownBy(() -> session.run(new RemoveProbes(), Confirmation.NONE))
                .hasMessage(Arming.PAST);
        assertThat(session.armedFor()).isEmpty();
    }

    /// Each button of each screen is pressed, but those that leave the past.
    @ParameterizedTest
    @EnumSource(ScreenName.class)
    void no_button_of_a_screen_asks_for_an_action(ScreenName place) {
        var scene = at(PastPictures.IN_THE_GAP);
        fire(scene, "#nav-" + place.name().toLowerCase(Locale.ROOT));
        Headless.layOut(scene);

        var buttons = Headless.on(() -> all(scene.lookup(".middle")).stream()
                .filter(node -> node instanceof ButtonBase && !(node instanceof ToggleButton))
                .map(ButtonBase.class::cast)
                .filter(button -> !"Back to live".equals(button.getText()))
                .toList());
        assertThat(buttons).noneMatch(MenuButton.class::isInstance);
        buttons.forEach(button -> Headless.on(() -> {
            button.fire();
            return true;
        }));

        Headless.layOut(scene);
        nothingIsAsked(scene);
    }

    private void nothingIsAsked(Scene scene) {
        assertThat(isVisible(scene, ".scrim")).isFalse();
        assertThat(isVisible(scene, ".toast")).isFalse();
        assertThat(session.isPast()).isTrue();
        assertThat(isVisible(scene, "#past-band")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requeue",
                "requeue selected",
                "cancel",
                "set done",
                "pause root.mail",
                "pause channel root.mail",
                "arm",
                "disarm",
                "start embedded runner",
                "run drill",
                "join the election",
                "terminate",
                "end",
                "move",
                "export csv"
            })
    void the_search_field_begins_no_action(String text) {
        var scene = at(PastPictures.IN_THE_GAP);

        search(scene, text);

        nothingIsAsked(scene);
        assertThat(Headless.on(() -> all(scene.getRoot()).stream()
                        .filter(Button.class::isInstance)
                        .map(node -> ((Button) node).getText())
                        .filter(words -> Arrays.asList("Requeue", "Cancel", "Arm", "Terminate backend…")
                                .contains(words))
                        .toList()))
                .isEmpty();
    }

    @Test
    void a_gap_in_the_timeline_of_runners_and_a_finding_lead_to_their_moments() {
        var scene = live();
        Headless.on(() -> {
            shell().open(ScreenName.RUNNERS);
            return true;
        });
        Headless.on(() -> {
            shell().past().enterFinding("no-leader");
            return true;
        });
        Headless.layOut(scene);

        assertThat(text(scene, "#past-moment")).contains("03:11:03");
        assertThat(isVisible(scene, "#past-runners")).isTrue();
    }
}
