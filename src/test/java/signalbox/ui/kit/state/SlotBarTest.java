package signalbox.ui.kit.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;

@Tag("fx")
class SlotBarTest {
    private final SlotBar bar = Headless.on(SlotBar::new);

    private List<Rectangle> slots() {
        return bar.getChildrenUnmodifiable().stream().map(Rectangle.class::cast).toList();
    }

    @Test
    void slots_have_their_colours_as_soon_as_they_are_shown() {
        Headless.scene(() -> new VBox(bar), 300, 100, Theme.LIGHT);
        var fills = Headless.on(() -> {
            bar.show(4, 2, 1, 0);
            return slots().stream().map(Rectangle::getFill).toList();
        });
        assertThat(fills).hasSize(4).doesNotContain(Color.TRANSPARENT);
    }

    @Test
    void what_has_not_changed_is_not_drawn_again() {
        Headless.scene(() -> new VBox(bar), 300, 100, Theme.LIGHT);
        var before = Headless.on(() -> {
            bar.show(4, 2, 1, 0);
            return slots();
        });
        var after = Headless.on(() -> {
            bar.show(4, 2, 1, 0);
            return slots();
        });
        assertThat(after).containsExactlyElementsOf(before);
    }
}
