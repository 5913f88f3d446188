package signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;

@Tag("fx")
class MoveGuardTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> hit = new ArrayList<>();
    private final VBox list = new VBox();
    private final MoveGuard guard = Headless.on(() -> {
        new Scene(list, 200, 200);
        return new MoveGuard(list, this::rows, nanos::get);
    });

    private List<MoveGuard.ShownRow> rows() {
        return list.getChildren().stream()
                .map(node -> new MoveGuard.ShownRow(((Label) node).getText(), node))
                .toList();
    }

    private void show(String... texts) {
        Headless.on(() -> {
            guard.before();
            list.getChildren().setAll(List.of(texts).stream().map(this::row).toList());
            list.applyCss();
            list.layout();
            return true;
        });
    }

    private Node row(String text) {
        var label = new Label(text);
        label.setMinHeight(30);
        label.setOnMouseClicked(_ -> hit.add(text));
        return label;
    }

    private void click(int place) {
        Headless.on(() -> {
            var row = list.getChildren().get(place);
            for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
                Event.fireEvent(row, mouse(type, row));
            }
            return true;
        });
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, Node row) {
        return new MouseEvent(
                type,
                5,
                5,
                5,
                5,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                new PickResult(row, 5, 5));
    }

    private void wait(int millis) {
        nanos.addAndGet(millis * 1_000_000L);
    }

    @Test
    void what_moved_or_came_below_the_pointer_is_hit_only_after_it_could_be_seen() {
        show("a", "b");
        wait(1_000);
        show("new", "a", "b");

        click(0);
        click(1);
        assertThat(hit).isEmpty();

        wait(299);
        click(1);
        assertThat(hit).isEmpty();

        wait(2);
        click(1);
        assertThat(hit).containsExactly("a");
    }

    @Test
    void what_stayed_in_its_place_is_hit_at_once() {
        show("a", "b");
        wait(1_000);
        show("a", "b", "c");

        click(1);
        assertThat(hit).containsExactly("b");
    }

    @Test
    void the_first_rows_have_moved_nothing() {
        show();
        show("a");

        click(0);
        assertThat(hit).containsExactly("a");
    }

    @Test
    void a_move_is_not_forgotten_when_the_rows_are_shown_again() {
        show("a", "b");
        wait(1_000);
        show("b", "a");
        wait(100);
        show("b", "a");
        wait(150);

        click(0);
        assertThat(hit).isEmpty();
    }

    @Test
    void who_moves_the_rows_by_a_key_sees_them_move() {
        show("a", "b");
        wait(1_000);
        show("b", "a");

        Headless.on(() -> {
            Event.fireEvent(list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.END, false, false, false, false));
            return true;
        });
        click(0);
        assertThat(hit).containsExactly("b");
    }
}
