package signalbox.ui.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;

@Tag("fx")
class SqueezedColumnsTest {
    private final Map<String, ColumnMemory.Layout> remembered = new HashMap<>();

    private final ColumnMemory memory = new ColumnMemory() {
        @Override
        public Optional<Layout> recall(String table) {
            return Optional.ofNullable(remembered.get(table));
        }

        @Override
        public void remember(String table, Layout layout) {
            remembered.put(table, layout);
        }
    };

    private final DataTable<String> table = Headless.on(() -> {
        var made = new DataTable<String>("squeezed", row -> row, memory);
        made.column("a", "First", 100, row -> row).atLeast(100);
        made.column("b", "Second", 100, row -> row).atLeast(100);
        made.column("c", "Third", 100, row -> row).atLeast(100).givesWay(1);
        made.column("d", "Fourth", 100, row -> row).atLeast(100);
        made.column("e", "Fifth", 100, row -> row).atLeast(100).givesWay(-1);
        made.ready(new Label("empty"));
        new Scene(new StackPane(made), 600, 200);
        return made;
    });

    private List<String> shownAt(double width) {
        return Headless.on(() -> {
            table.resize(width, 200);
            table.layout();
            table.fitColumns();
            return table.visibleKeys();
        });
    }

    @Test
    void what_matters_least_is_left_out_first_and_comes_back_with_the_space() {
        assertThat(shownAt(600)).containsExactly("a", "b", "c", "d", "e");
        assertThat(shownAt(440)).containsExactly("a", "b", "d", "e");
        assertThat(shownAt(340)).containsExactly("a", "b", "e");
        assertThat(shownAt(100)).containsExactly("a", "b");
        assertThat(shownAt(600)).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void a_choice_is_remembered_with_what_has_no_space() {
        shownAt(340);
        Headless.on(() -> {
            column("b").setVisible(false);
            return true;
        });

        assertThat(Objects.requireNonNull(remembered.get("squeezed")).visible()).containsExactly("a", "c", "d", "e");
    }

    @Test
    void what_a_person_shows_all_the_same_stays() {
        shownAt(340);
        Headless.on(() -> {
            column("c").setVisible(true);
            return true;
        });

        assertThat(shownAt(339)).contains("c");
    }

    private TableColumn<String, ?> column(String key) {
        return table.getColumns().stream()
                .filter(column -> column.getId().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
