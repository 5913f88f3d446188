package signalbox.ui.kit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;

@Tag("fx")
class DataTableTest {
    private static final ColumnMemory NONE = new ColumnMemory() {
        @Override
        public Optional<Layout> recall(String table) {
            return Optional.of(new Layout(List.of("a", "b", "c", "d", "e"), Map.of("e", 300.0)));
        }

        @Override
        public void remember(String table, Layout layout) {}
    };

    private final List<@Nullable String> pressed = new ArrayList<>();

    private final DataTable<String> table = Headless.on(() -> {
        var made = new DataTable<String>("any", row -> row, NONE);
        made.column("a", "First", 51, row -> row).atLeast(50);
        made.column("b", "Second", 73, row -> row).right();
        made.column("c", "Third", 97, row -> row).givesWay(1);
        made.column("d", "Fourth", 113, row -> row);
        made.column("e", "Fifth", 131, row -> row).givesWay(-1);
        made.ready(new Label("empty"));
        made.setRowFactory(_ -> {
            var row = new TableRow<String>();
            row.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> pressed.add(row.getItem()));
            return row;
        });
        made.show(List.of("one", "two"));
        return made;
    });
    private final Scene scene = Headless.window(() -> new StackPane(table), Theme.LIGHT);

    @Test
    void a_column_that_needs_more_later_drives_out_the_one_that_matters_least() {
        Headless.on(() -> {
            table.setMinWidth(640);
            table.setMaxWidth(640);
            return true;
        });
        Headless.settle();
        assertThat(shown()).containsExactly("a", "b", "c", "d", "e");

        Headless.on(() -> {
            table.getColumns().getFirst().setMinWidth(400);
            return true;
        });
        Headless.settle();
        assertThat(shown()).doesNotContain("c").contains("a", "e");
    }

    private List<String> shown() {
        return Headless.on(() ->
                table.getVisibleLeafColumns().stream().map(TableColumn::getId).toList());
    }

    @ParameterizedTest
    @ValueSource(doubles = {300, 331, 417, 468, 501, 640, 807, 865.33, 1111})
    void its_columns_share_the_width_and_it_never_scrolls_sideways(double width) {
        Headless.on(() -> {
            table.setMinWidth(width);
            table.setMaxWidth(width);
            return true;
        });
        Headless.settle();
        Headless.settle();

        assertThat(Headless.on(() -> scene.getRoot().lookupAll(".scroll-bar").stream()
                        .map(ScrollBar.class::cast)
                        .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL)
                        .anyMatch(ScrollBar::isVisible)))
                .isFalse();
        var used = Headless.on(() -> table.getVisibleLeafColumns().stream()
                .mapToDouble(TableColumn::getWidth)
                .sum());
        assertThat(used).isBetween(width - 20, width + 1);
    }

    @Test
    void a_press_does_not_reach_a_row_that_has_just_moved() {
        Headless.settle();
        Headless.on(() -> {
            table.show(List.of("zero", "one", "two"));
            return true;
        });
        Headless.settle();

        press("one");
        assertThat(pressed).isEmpty();

        await().until(() -> {
            press("one");
            return pressed.contains("one");
        });
    }

    @Test
    void shift_f10_opens_the_menu_of_the_selected_row() {
        Headless.settle();
        Headless.on(() -> {
            table.getSelectionModel().select(1);
            table.requestFocus();
            Event.fireEvent(table, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F10, true, false, false, false));
            return true;
        });

        assertThat(Headless.on(() -> table.getContextMenu().isShowing())).isTrue();
        Headless.on(() -> {
            table.getContextMenu().hide();
            return true;
        });
    }

    private void press(String text) {
        Headless.on(() -> {
            var row = table.lookupAll(".table-row-cell").stream()
                    .filter(node -> text.equals(((TableRow<?>) node).getItem()))
                    .findFirst()
                    .orElseThrow();
            var cell = ((TableRow<?>) row).getChildrenUnmodifiable().getFirst();
            Event.fireEvent(cell, mouse(MouseEvent.MOUSE_PRESSED, cell));
            return true;
        });
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, Node node) {
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
                false,
                false,
                true,
                new PickResult(node, 5, 5));
    }
}
