package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.app.file.Settings.ClockZone;
import signalbox.app.file.SettingsStore;
import signalbox.app.profile.Environment;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.ZoneSwitch;

@Tag("fx")
class ZoneChoiceTest {
    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void backToUtc() {
        Headless.on(() -> {
            ZoneSwitch.show(ZoneOffset.UTC);
            return true;
        });
    }

    @Test
    void a_choice_is_kept_and_in_force_at_the_next_start() {
        var settings = new SettingsStore(AppFolders.below(folder));
        Headless.on(() -> {
            var look = new WindowLook(settings, new StackPane(), 400, 300, _ -> {});
            look.apply(null);
            assertThat(settings.current().zone()).isEqualTo(ClockZone.UTC);
            ZoneSwitch.toggle();
            assertThat(settings.current().zone()).isEqualTo(ClockZone.LOCAL);
            ZoneSwitch.show(ZoneOffset.UTC);
            look.zone(ClockZone.LOCAL);
            assertThat(ZoneSwitch.shown().get()).isEqualTo(ZoneId.systemDefault());
            ZoneSwitch.show(ZoneOffset.UTC);
            assertThat(settings.current().zone()).isEqualTo(ClockZone.UTC);
            return true;
        });
    }

    @Test
    void a_click_on_the_clock_writes_all_times_in_the_other_zone() {
        var scene = Headless.scene(
                () -> ShellPictures.window(SampleFeed.healthy(), Environment.STAGING), 1240, 800, Theme.LIGHT);
        var clock = (Label) Headless.on(() -> scene.lookup("#status-clock"));
        assertThat(clock.getText()).endsWith(" UTC");

        Headless.on(() -> {
            clock.getOnMouseClicked().handle(null);
            return true;
        });

        assertThat(Headless.on(() -> ZoneSwitch.shown().get())).isEqualTo(ZoneId.systemDefault());
        assertThat(Headless.on(() -> clock.getTooltip().getText())).contains("A click writes all times in");
    }
}
