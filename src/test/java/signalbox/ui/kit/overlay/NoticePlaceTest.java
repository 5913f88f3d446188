package signalbox.ui.kit.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;

@Tag("fx")
class NoticePlaceTest {
    private final StackPane content = Headless.on(() -> new StackPane());
    private final Overlay overlay = Headless.on(() -> new Overlay(content));
    private final Scene scene = Headless.window(() -> overlay, Theme.LIGHT);

    @AfterEach
    void close() {
        Headless.on(() -> {
            scene.getWindow().hide();
            return true;
        });
    }

    @Test
    void a_notice_makes_way_for_a_button_that_appears_below_it() {
        Headless.on(() -> {
            overlay.notifyOperator(Notice.warning("Nothing was changed.", "No job is selected."));
            return true;
        });
        Headless.settle();
        var before = notice();

        var button = Headless.on(() -> {
            var late = new Button("Requeue…");
            StackPane.setAlignment(late, Pos.BOTTOM_RIGHT);
            content.getChildren().add(late);
            return late;
        });
        Headless.settle();

        assertThat(before.intersects(bounds(button))).isTrue();
        assertThat(notice().intersects(bounds(button))).isFalse();
    }

    private Bounds notice() {
        return bounds(Objects.requireNonNull(scene.lookup(".toast")));
    }

    private static Bounds bounds(Node node) {
        return Headless.on(() -> node.localToScene(node.getLayoutBounds()));
    }
}
