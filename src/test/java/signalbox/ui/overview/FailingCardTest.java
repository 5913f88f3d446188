package signalbox.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.queue.count.FailingMethod;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.table.ColumnMemory;

@Tag("fx")
class FailingCardTest {
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

    private final List<String> grouped = new ArrayList<>();
    private final List<String> trends = new ArrayList<>();
    private final FailingCard card = Headless.on(() -> new FailingCard(
            ColumnMemory.none(),
            failing -> grouped.add(failing.method()),
            _ -> {},
            failing -> trends.add(failing.method()),
            () -> {}));
    private final Scene scene = Headless.window(() -> new StackPane(card.node()), Theme.LIGHT);

    @AfterEach
    void close() {
        Headless.on(() -> {
            scene.getWindow().hide();
            return true;
        });
    }

    @Test
    void one_click_on_a_method_opens_its_groups() {
        Headless.on(() -> {
            card.show(List.of(failing("send"), failing("confirm")), NOW);
            return true;
        });
        Headless.settle();
        click(row -> row.getIndex() == 1);
        assertThat(grouped).containsExactly("confirm");
        click(TableRow::isEmpty);
        assertThat(grouped).hasSize(1);
    }

    @Test
    void shift_enter_on_a_method_opens_its_trends() {
        Headless.on(() -> {
            card.show(List.of(failing("send"), failing("confirm")), NOW);
            return true;
        });
        Headless.settle();
        Headless.on(() -> {
            var table = (TableView<?>) Objects.requireNonNull(card.node().lookup("#table-failing"));
            table.getSelectionModel().clearAndSelect(1);
            Event.fireEvent(
                    table, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, true, false, false, false));
            return true;
        });
        assertThat(trends).containsExactly("confirm");
        assertThat(grouped).isEmpty();
    }

    private static FailingMethod failing(String method) {
        return new FailingMethod("mail.mail", method, "root.mail", "ValueError", 12, NOW);
    }

    private void click(Predicate<TableRow<?>> wanted) {
        Headless.on(() -> {
            var row = card.node().lookupAll(".table-row-cell").stream()
                    .map(node -> (TableRow<?>) node)
                    .filter(wanted)
                    .findFirst()
                    .orElseThrow();
            if (!row.isEmpty()) {
                row.getTableView().getSelectionModel().clearAndSelect(row.getIndex());
            }
            Event.fireEvent(row, clicked(row));
            return true;
        });
    }

    private static MouseEvent clicked(Node on) {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                1,
                1,
                1,
                1,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                new PickResult(Objects.requireNonNull(on), 1, 1));
    }
}
