package signalbox.ui;

import java.io.IOException;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signalbox.ui.kit.Theme;

/// What holds on every screen, whatever its state.
@Tag("fx")
class EveryScreenTest {
    static List<ScreenState> states() throws IOException {
        return EveryScreen.states();
    }

    @ParameterizedTest
    @MethodSource("states")
    void what_is_shown_has_a_role_and_a_name_for_a_screen_reader_and_can_be_read_in_both_themes(ScreenState state) {
        var scene = state.scene(1264, 826, Theme.LIGHT, 1);
        var soft = new SoftAssertions();
        soft.assertThat(Headless.on(() -> SpokenNodes.of(scene.getRoot())))
                .as("said wrongly")
                .isEmpty();
        soft.assertThat(Headless.on(() -> ShownContrast.of(scene.getRoot())))
                .as("light")
                .isEmpty();
        Headless.on(() -> {
            Theme.DARK.applyTo(scene);
            return true;
        });
        Headless.layOut(scene);
        soft.assertThat(Headless.on(() -> ShownContrast.of(scene.getRoot())))
                .as("dark")
                .isEmpty();
        soft.assertAll();
    }
}
