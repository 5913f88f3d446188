package signalbox.ui.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.app.file.DrillArchive.Numbered;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.DrillReport.DrillVerdict;
import signalbox.ui.Headless;
import signalbox.ui.ScreenTexts;
import signalbox.ui.kit.Theme;

@Tag("fx")
class FailoverViewTest {
    private static Numbered drill(int number) {
        return new Numbered(number, Reports.of("terminate-leader", DrillVerdict.PASS, 5.342, "It went well."));
    }

    private static Scene scene(double width, List<Numbered> history) {
        var shown = new Pictures.Case("view", true, false, Reports.passing(), history);
        var scene = Headless.scene(() -> Pictures.screen(shown), width, 826, Theme.LIGHT);
        Headless.layOut(scene);
        return scene;
    }

    @Test
    void figures_of_a_drill_are_not_cut_in_a_narrow_window() {
        var scene = scene(864, List.of(drill(1)));
        var cut = Headless.on(() -> scene.getRoot().lookupAll(".drill-tile .t-20").stream()
                .map(Label.class::cast)
                .filter(Label::isTextTruncated)
                .map(Label::getText)
                .toList());
        assertThat(cut).isEmpty();
    }

    @Test
    void what_a_method_does_is_not_cut() {
        var scene = scene(1264, List.of());
        var cut = Headless.on(() -> scene.getRoot().lookupAll(".method-words .label").stream()
                .map(Label.class::cast)
                .filter(Label::isTextTruncated)
                .map(Label::getText)
                .toList());
        assertThat(cut).isEmpty();
    }

    /// What is drilled is what the screen shows, however it was chosen.
    @Test
    void a_method_chosen_with_the_arrow_keys_is_the_one_that_is_drilled() {
        var chosen = new SimpleObjectProperty<>(InjectionMethod.TERMINATE_LEADER);
        var scene = Headless.window(() -> new StackPane(new MethodChoice(chosen)), Theme.LIGHT);
        Headless.on(() -> {
            var first = scene.lookup("#method-terminate-leader");
            first.requestFocus();
            first.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false));
            var second = (RadioButton) scene.lookup("#method-terminate-first");
            assertThat(second.isSelected()).isTrue();
            assertThat(chosen.get().word()).isEqualTo("terminate-first");
            return true;
        });
    }

    @Test
    void fewer_than_five_gaps_are_not_drawn_as_a_spread() {
        var hint = "needs 5 gaps of one method";
        var few = scene(1264, List.of(drill(4), drill(3), drill(2), drill(1)));
        assertThat(isDrawn(few)).isFalse();
        assertThat(texts(few)).contains(hint);

        var enough = scene(1264, List.of(drill(5), drill(4), drill(3), drill(2), drill(1)));
        assertThat(isDrawn(enough)).isTrue();
        assertThat(texts(enough)).doesNotContain(hint);
    }

    @Test
    void nothing_is_exported_before_the_first_drill() {
        assertThat(isDisabled(scene(1264, List.of()))).isTrue();
        assertThat(isDisabled(scene(1264, List.of(drill(1))))).isFalse();
    }

    private static boolean isDisabled(Scene scene) {
        return Headless.on(() -> scene.lookup("#export-report").isDisabled());
    }

    private static boolean isDrawn(Scene scene) {
        return Headless.on(() -> scene.lookup(".gap-chart").isVisible());
    }

    private static List<String> texts(Scene scene) {
        return Headless.on(() -> ScreenTexts.of(scene.getRoot()));
    }
}
