package signalbox.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;
import signalbox.ui.ScreenTexts;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.table.ColumnMemory;

/// Every column that queue_job has in this database can be shown in the list.
@Tag("fx")
class MoreColumnsChoiceTest {
    private static final class Kept implements ColumnMemory {
        private final Map<String, Layout> layouts = new HashMap<>();

        @Override
        public Optional<Layout> recall(String table) {
            return Optional.ofNullable(layouts.get(table));
        }

        @Override
        public void remember(String table, Layout layout) {
            layouts.put(table, layout);
        }

        List<String> visible() {
            return recall("jobs").orElseThrow().visible();
        }
    }

    private final Kept memory = new Kept();
    private Scene scene = open();

    private Scene open() {
        var stage = Headless.on(() -> new JobsStage(20, memory));
        var opened = Headless.window(() -> stage.overlay, Theme.LIGHT);
        Headless.on(() -> {
            stage.turn();
            return true;
        });
        Headless.settle();
        return opened;
    }

    @AfterEach
    void close() {
        Headless.on(() -> {
            scene.getWindow().hide();
            return true;
        });
    }

    private TableColumn<?, ?> column(String id) {
        return ((TableView<?>) Objects.requireNonNull(scene.lookup("#table-jobs")))
                .getColumns().stream()
                        .filter(column -> id.equals(column.getId()))
                        .findFirst()
                        .orElseThrow();
    }

    private void show(String id, boolean visible) {
        Headless.on(() -> {
            column(id).setVisible(visible);
            return true;
        });
        Headless.settle();
    }

    private List<String> texts() {
        return Headless.on(() -> ScreenTexts.of(scene.getRoot()));
    }

    @Test
    void a_column_of_the_table_is_offered_and_shows_what_it_holds_on_one_line() {
        assertThat(Headless.on(() -> column("column:result").getText())).isEqualTo("Result");
        assertThat(texts()).doesNotContain("what result holds");
        show("method", false);
        show("exception", false);
        show("column:result", true);
        assertThat(texts()).contains("what result↵ holds");
    }

    @Test
    void a_column_without_a_word_for_it_is_called_by_its_name_in_words() {
        assertThat(MoreColumnsChoice.title("job_function_id")).isEqualTo("Job function id");
        assertThat(MoreColumnsChoice.title("identity_key")).isEqualTo("Identity key");
    }

    @Test
    void the_choice_is_kept_until_a_table_has_the_column_again() {
        memory.remember(
                "jobs", new ColumnMemory.Layout(List.of("state", "uuid", "column:shop", "column:result"), Map.of()));
        close();
        scene = open();
        assertThat(Headless.on(() -> column("column:result").isVisible())).isTrue();
        assertThat(texts()).contains("what result↵ holds");
        show("created", true);
        assertThat(memory.visible()).contains("state", "uuid", "column:result", "created", "column:shop");
    }
}
