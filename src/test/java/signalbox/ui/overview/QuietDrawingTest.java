package signalbox.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signalbox.ui.Headless;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.Scrolling;
import signalbox.ui.kit.Theme;

/// What would draw a whole card or page again when one letter of it changes.
@Tag("fx")
class QuietDrawingTest {
    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"LIGHT", "DARK"})
    void a_card_has_no_effect(Theme theme) {
        var card = Headless.on(() -> {
            var one = new Card("Leader").body(new Label("for 4 s"));
            theme.applyTo(new Scene(one));
            one.applyCss();
            return one;
        });
        assertThat(card.getEffect()).isNull();
        assertThat(card.getBackground().getFills()).hasSizeGreaterThan(1);
    }

    @Test
    void a_page_of_live_figures_keeps_no_picture_of_itself() {
        assertThat(viewport(false).isCache()).as("the skin's own way").isTrue();
        assertThat(viewport(true).isCache()).isFalse();
    }

    private static Node viewport(boolean changesOnly) {
        return Headless.on(() -> {
            var scroll = new ScrollPane(new Label("for 4 s"));
            if (changesOnly) {
                Scrolling.drawChangesOnly(scroll);
            }
            Parent root = scroll;
            new Scene(root);
            root.applyCss();
            return scroll.lookup(".viewport");
        });
    }
}
