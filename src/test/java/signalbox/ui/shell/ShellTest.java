package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.app.file.Settings;
import signalbox.app.profile.Environment;
import signalbox.monitor.Feed;
import signalbox.monitor.Feed.Mode;
import signalbox.text.LogDetail;
import signalbox.ui.Headless;
import signalbox.ui.kit.CodeBlock;
import signalbox.ui.kit.Theme;

@Tag("fx")
class ShellTest {
    @Test
    void the_overview_shows_what_the_snapshot_says() {
        var scene = scene(SampleFeed.healthy());
        assertThat(texts(scene)).contains("pid 30117", "12,874", "14 m 52 s", "leader for 24 m 26 s", "live · 0.4 s");
    }

    @Test
    void the_status_bar_warns_only_of_what_is_hidden() {
        assertThat(limits(SampleFeed.healthy())).isEmpty();
        assertThat(limits(SampleFeed.young())).contains("pg_read_all_stats");
    }

    private static String limits(Feed feed) {
        var scene = scene(feed);
        return Headless.on(() -> ((Label) scene.lookup(".status-limits")).getText());
    }

    @Test
    void several_leaders_are_named_as_such() {
        var scene = scene(SampleFeed.strange());
        assertThat(texts(scene)).contains("Several leaders", "Several runners lead at once");
    }

    @Test
    void stale_figures_carry_their_age_and_the_reason() {
        var scene = scene(SampleFeed.faulted());
        assertThat(texts(scene)).contains("stale · 0.4 s", "These figures are 0.4 s old.");
    }

    @Test
    void the_banner_about_old_figures_moves_nothing() {
        var fresh = scene(SampleFeed.healthy());
        var stale = scene(SampleFeed.faulted());

        assertThat(texts(stale)).contains("These figures are 0.4 s old.");
        assertThat(place(stale, ".page-header")).isEqualTo(place(fresh, ".page-header"));
        assertThat(place(stale, "#table-failing")).isEqualTo(place(fresh, "#table-failing"));
        assertThat(place(stale, ".stale-bar").getMinY())
                .isGreaterThan(place(stale, "#table-failing").getMinY());
    }

    private static Bounds place(Scene scene, String query) {
        Headless.layOut(scene);
        return Headless.on(() -> {
            var node = scene.lookup(query);
            return node.localToScene(node.getLayoutBounds());
        });
    }

    @Test
    void the_age_of_stale_figures_is_not_cut_in_a_narrow_window() {
        var scene = Headless.scene(
                () -> ShellPictures.window(SampleFeed.faulted(), Environment.PRODUCTION), 1040, 640, Theme.LIGHT);
        Headless.layOut(scene);
        assertThat(Headless.on(() -> (Label) scene.lookup(".live")).isTextTruncated())
                .isFalse();
    }

    @Test
    void a_status_bar_with_much_to_say_leaves_the_window_as_wide_as_it_is() {
        var feed = SampleFeed.young();
        var slow = new Feed(feed.snapshot(), null, Mode.BACKGROUND, Duration.ofSeconds(1), false);
        var scene = Headless.scene(() -> ShellPictures.window(slow, Environment.PRODUCTION), 1040, 640, Theme.LIGHT);
        Headless.layOut(scene);
        var bar = Headless.on(() -> (Region) scene.lookup(".status-bar"));

        assertThat(Headless.on(() -> bar.minWidth(-1))).isLessThan(400);
        assertThat(Headless.on(() -> ((Label) scene.lookup(".status-last")).isTextTruncated()))
                .isFalse();
    }

    @Test
    void a_screen_that_is_taller_than_the_window_leaves_the_bar_in_its_place() {
        var scene = Headless.scene(
                () -> ShellPictures.window(SampleFeed.healthy(), Environment.PRODUCTION), 1040, 300, Theme.LIGHT);
        Headless.layOut(scene);
        assertThat(Headless.on(() -> {
                    var bar = scene.lookup(".top-bar");
                    return bar.localToScene(bar.getLayoutBounds()).getMinY();
                }))
                .isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1040, 1180, 1240})
    void the_overview_never_scrolls_sideways_and_shows_its_findings(int width) {
        var scene = Headless.scene(
                () -> ShellPictures.window(SampleFeed.strange(), Environment.PRODUCTION), width, 640, Theme.LIGHT);
        Headless.layOut(scene);
        Headless.on(() -> {
            var scroll = (ScrollPane) scene.lookup("#overview-scroll");
            assertThat(scroll.getContent().getLayoutBounds().getWidth())
                    .isLessThanOrEqualTo(scroll.getViewportBounds().getWidth());
            var findings = scene.lookup("#findings");
            var bounds = findings.localToScene(findings.getLayoutBounds());
            assertThat(bounds.getMaxX()).isLessThan(width);
            assertThat(bounds.getMinY()).isLessThan(540);
            return bounds;
        });
    }

    @Test
    void nothing_is_called_now_or_live_once_the_server_is_gone() {
        var scene = scene(SampleFeed.faulted());
        assertThat(texts(scene)).contains("led, as of 10:03:20 UTC", "as of 10:03:20 UTC");
        assertThat(texts(scene)).doesNotContain("now", "dispatching");
        assertThat(texts(scene(SampleFeed.healthy()))).contains("now", "dispatching");
    }

    @Test
    void without_a_snapshot_the_reason_stands_in_for_the_screens() {
        var fault = new Feed.Fault(SampleFeed.NOW, "The host db.example is not known.", new IllegalStateException());
        var scene = scene(new Feed(null, fault, Mode.RUNNING, Duration.ofSeconds(1), false));
        assertThat(texts(scene)).contains("The host db.example is not known.", "no connection");
    }

    @Test
    void while_the_open_jobs_are_read_the_runners_and_an_estimate_stand_in_for_the_screens() {
        assertThat(texts(scene(SampleFeed.opening())))
                .contains(
                        "Reading the open jobs",
                        "126,000 of about 526,180 read",
                        "By the server's estimate: about 501,200 pending, about 24,980 failed.",
                        "pid 30117 leads",
                        "Successor",
                        "reading",
                        "leads now");
        assertThat(texts(scene(SampleFeed.opening(List.of(), 0)))).contains("No runner was seen yet");
    }

    @Test
    void on_battery_no_refresh_follows_within_5_seconds() {
        var usual = Settings.USUAL;
        assertThat(ShellViewModel.interval(usual, false)).isEqualTo(usual.refresh());
        assertThat(ShellViewModel.interval(usual, true)).isEqualTo(ShellViewModel.ON_BATTERY);
        var slow = usual.withRefresh(Duration.ofSeconds(30));
        assertThat(ShellViewModel.interval(slow, true)).isEqualTo(slow.refresh());
    }

    @Test
    void control_k_leads_to_the_search() {
        var scene = Headless.window(() -> ShellPictures.window(SampleFeed.healthy(), Environment.DEMO), Theme.LIGHT);
        Headless.on(() -> {
            var search = (TextField) scene.lookup("#search");
            scene.lookup(".shell")
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "k", "k", KeyCode.K, false, true, false, false));
            assertThat(search.isFocused()).isTrue();
            search.setText("runners");
            search.fireEvent(new ActionEvent());
            assertThat(scene.lookup("#nav-runners").getPseudoClassStates())
                    .anyMatch(state -> state.getPseudoClassName().equals("selected"));
            return true;
        });
    }

    @Test
    void control_f_and_a_slash_go_to_the_filter_of_the_jobs_wherever_the_focus_is() {
        var scene = Headless.window(() -> ShellPictures.window(SampleFeed.healthy(), Environment.DEMO), Theme.LIGHT);
        Headless.on(() -> {
            ((ToggleButton) scene.lookup("#nav-jobs")).fire();
            scene.getRoot().applyCss();
            var filter = (TextField) scene.lookup("#jobs-text");
            scene.lookup("#nav-overview").requestFocus();
            press(scene, new KeyEvent(KeyEvent.KEY_PRESSED, "f", "f", KeyCode.F, false, true, false, false));
            assertThat(filter.isFocused()).isTrue();
            scene.lookup("#nav-overview").requestFocus();
            press(scene, typed("/"));
            assertThat(filter.isFocused()).isTrue();
            assertThat(filter.getText()).isEmpty();
            return true;
        });
    }

    @Test
    void control_f_in_a_text_of_a_job_finds_in_that_text() {
        var scene = Headless.window(() -> ShellPictures.window(SampleFeed.healthy(), Environment.DEMO), Theme.LIGHT);
        Headless.on(() -> {
            ((ToggleButton) scene.lookup("#nav-jobs")).fire();
            var block = new CodeBlock("traceback", 10).searchable();
            block.show("Traceback", List.of());
            ((Pane) scene.lookup(".jobs-head")).getChildren().add(block);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            block.lookup(".styled-text-area").requestFocus();
            press(scene, new KeyEvent(KeyEvent.KEY_PRESSED, "f", "f", KeyCode.F, false, true, false, false));
            assertThat(block.lookup("#find-text").isFocused()).isTrue();
            assertThat(scene.lookup("#jobs-text").isFocused()).isFalse();
            return true;
        });
    }

    @Test
    void the_arrow_keys_on_the_rail_open_the_screen_that_they_select() {
        var scene = Headless.window(() -> ShellPictures.window(SampleFeed.healthy(), Environment.DEMO), Theme.LIGHT);
        Headless.on(() -> {
            var overview = scene.lookup("#nav-overview");
            overview.requestFocus();
            overview.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false));
            assertThat(((ToggleButton) scene.lookup("#nav-jobs")).isSelected()).isTrue();
            assertThat(scene.lookup("#jobs-text")).isNotNull();
            assertThat(scene.lookup("#nav-jobs").isFocused()).isTrue();
            return true;
        });
    }

    @Test
    void a_slash_in_a_text_field_is_a_slash() {
        var scene = Headless.window(() -> ShellPictures.window(SampleFeed.healthy(), Environment.DEMO), Theme.LIGHT);
        Headless.on(() -> {
            ((ToggleButton) scene.lookup("#nav-jobs")).fire();
            scene.lookup("#search").requestFocus();
            press(scene, typed("/"));
            assertThat(((TextField) scene.lookup("#search")).getText()).isEqualTo("/");
            return true;
        });
    }

    private static KeyEvent typed(String text) {
        return new KeyEvent(KeyEvent.KEY_TYPED, text, "", KeyCode.UNDEFINED, false, false, false, false);
    }

    private static void press(Scene scene, KeyEvent key) {
        scene.getFocusOwner().fireEvent(key);
    }

    private static Scene scene(Feed feed) {
        var scene = Headless.scene(() -> ShellPictures.window(feed, Environment.PRODUCTION), 1440, 900, Theme.LIGHT);
        Headless.layOut(scene);
        return scene;
    }

    private static List<String> texts(Scene scene) {
        return Headless.on(() -> scene.getRoot().lookupAll(".label").stream()
                .map(node -> node instanceof Label label ? String.valueOf(label.getText()) : "")
                .toList());
    }

    @Test
    void an_unknown_leader_is_amber_and_other_runners_are_not_denied() {
        var scene = scene(SampleFeed.standby());
        assertThat(texts(scene)).contains("Leader unknown", "unknown").doesNotContain("no other runner");
        assertThat(Headless.on(() -> scene.getRoot().lookupAll(".t-20").stream()
                        .filter(node ->
                                node instanceof Label label && label.getText().equals("Leader unknown"))
                        .map(node -> node.getStyleClass().contains("t-warning"))
                        .toList()))
                .containsExactly(true);
        assertThat(texts(scene(SampleFeed.leaderless()))).contains("no other runner");
    }

    @Test
    void what_stands_in_for_the_screens_is_in_their_middle() {
        var fault = new Feed.Fault(SampleFeed.NOW, "The host db.example is not known.", new IllegalStateException());
        var scene = scene(new Feed(null, fault, Mode.RUNNING, Duration.ofSeconds(1), false));
        Headless.on(() -> {
            var pane = scene.lookup(".connect-pane");
            var bounds = pane.localToScene(pane.getLayoutBounds());
            var rail = scene.lookup(".rail");
            var middle = (rail.localToScene(rail.getLayoutBounds()).getMaxX() + scene.getWidth()) / 2;
            assertThat(bounds.getCenterX()).isCloseTo(middle, within(2.0));
            return bounds;
        });
    }

    @Test
    void the_settings_have_their_width_before_they_are_placed() {
        Headless.on(() -> {
            var pane = new SettingsPane(Settings.USUAL, "1.0", NO_CHOICES);
            var before = pane.prefWidth(-1);
            var scene = new Scene(pane);
            Theme.LIGHT.applyTo(scene);
            pane.applyCss();
            var children = pane.getChildren().stream()
                    .mapToDouble(child -> child.prefWidth(-1))
                    .max()
                    .orElseThrow();
            assertThat(before).isEqualTo(pane.prefWidth(-1)).isGreaterThanOrEqualTo(children);
            return before;
        });
    }

    @Test
    void a_server_is_spared_as_the_user_chose_but_not_that_of_a_demo() {
        var settings = Settings.USUAL.withServerPercent(5);

        assertThat(ShellViewModel.share(settings, Environment.PRODUCTION)).isEqualTo(0.05);
        assertThat(ShellViewModel.share(settings, Environment.DEMO)).isEqualTo(1);
    }

    private static final SettingsPane.Choices NO_CHOICES = new SettingsPane.Choices() {
        @Override
        public void serverPercent(double percent) {}

        @Override
        public void theme(Settings.ThemeChoice wanted) {}

        @Override
        public void motion(Settings.MotionChoice wanted) {}

        @Override
        public void textPercent(int percent) {}

        @Override
        public void zone(Settings.ClockZone wanted) {}

        @Override
        public void interval(Duration wanted) {}

        @Override
        public void criticalCommand(String line) {}

        @Override
        public void webhook(String address) {}

        @Override
        public void log(LogDetail wanted) {}

        @Override
        public void recordDays(int wanted) {}

        @Override
        public void recordMegabytes(int wanted) {}

        @Override
        public String recording() {
            return "Recorded in /home/me/.local/state/signalbox/recordings/acme-prod.db, 212 MB.";
        }

        @Override
        public void copyDiagnostics() {}
    };
}
