package signalbox.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.ui.Headless;
import signalbox.ui.NarrowPanes;
import signalbox.ui.kit.Theme;

/// The field of the filter, as hands use it.
@Tag("fx")
class JobsFilterTest {
    private final JobsStage stage = Headless.on(() -> new JobsStage(300));
    private final Scene scene = Headless.window(() -> stage.overlay, Theme.LIGHT);

    @BeforeEach
    void turn() {
        Headless.on(() -> {
            stage.turn();
            return true;
        });
        Headless.settle();
    }

    @AfterEach
    void close() {
        Headless.on(() -> {
            scene.getWindow().hide();
            return true;
        });
    }

    private Node find(String selector) {
        return Objects.requireNonNull(scene.lookup(selector), selector);
    }

    private TextField field() {
        return (TextField) find("#jobs-text");
    }

    private void type(String text) {
        Headless.on(() -> {
            field().requestFocus();
            field().setText(text);
            field().end();
            return true;
        });
        Headless.settle();
    }

    private void press(KeyCode key) {
        Headless.on(() -> {
            field().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            return true;
        });
        Headless.settle();
    }

    private String text() {
        return Headless.on(() -> field().getText());
    }

    private static List<?> offered() {
        return Headless.on(() -> Window.getWindows().stream()
                .filter(window -> window instanceof Popup && window.isShowing())
                .flatMap(window -> window.getScene().getRoot().lookupAll(".suggestions").stream())
                .map(node -> (ListView<?>) node)
                .findFirst()
                .map(list -> List.copyOf(list.getItems()))
                .orElse(List.of()));
    }

    private List<JobState> listed() {
        return Headless.on(() -> ((TableView<?>) find("#table-jobs"))
                .getItems().stream()
                        .map(row -> ((JobRow) row).job().state())
                        .distinct()
                        .toList());
    }

    @Test
    void tab_takes_what_is_offered_and_escape_closes_the_list_before_it_clears_the_field() {
        type("state:fai");
        assertThat(offered()).hasSize(1);
        press(KeyCode.ESCAPE);
        assertThat(offered()).isEmpty();
        assertThat(text()).isEqualTo("state:fai");

        type("state:fail");
        press(KeyCode.TAB);
        assertThat(text()).isEqualTo("state:failed ");
        assertThat(listed()).containsExactly(JobState.FAILED);
        press(KeyCode.ESCAPE);
        assertThat(text()).isEmpty();
    }

    @Test
    void enter_takes_the_marked_one_and_without_one_searches_the_word() {
        type("stat");
        press(KeyCode.ENTER);
        assertThat(text()).isEqualTo("stat");

        type("stat");
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        assertThat(text()).isEqualTo("state:");
        assertThat(offered()).as("then its values").hasSize(JobState.values().length);
    }

    @Test
    void a_fault_is_said_below_the_field_and_the_list_stays() {
        type("state:failed ");
        await().until(() -> listed().equals(List.of(JobState.FAILED)));
        type("state:failed created:2h");
        press(KeyCode.ESCAPE);
        type("state:failed created:2h ");

        var fault = (Label) find("#jobs-filter-fault");
        await().until(() -> Headless.on(fault::isVisible));
        assertThat(fault.getText()).contains("at character 22");
        assertThat(listed()).containsExactly(JobState.FAILED);
    }

    @Test
    void a_cell_is_filtered_by_or_excluded_by_its_menu() {
        var items = Headless.on(() -> {
            var table = (TableView<?>) find("#table-jobs");
            var cell = table.lookupAll(".table-cell").stream()
                    .map(node -> (TableCell<?, ?>) node)
                    .filter(each -> each.getIndex() == 1
                            && "state".equals(each.getTableColumn().getId()))
                    .findFirst()
                    .orElseThrow();
            cell.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 1, 1, 1, 1, false, null));
            table.getContextMenu().hide();
            return List.copyOf(table.getContextMenu().getItems());
        });
        assertThat(items)
                .extracting(MenuItem::getText)
                .startsWith("Filter by this: state:failed", "Exclude this: -state:failed")
                .contains("Copy as TSV");

        Headless.on(() -> {
            items.get(1).fire();
            return true;
        });
        assertThat(text()).isEqualTo("-state:failed");
        assertThat(listed()).isNotEmpty().doesNotContain(JobState.FAILED);
    }

    @Test
    void in_a_narrow_window_the_field_and_the_figure_are_seen() {
        type("state:failed channel:root.mail created:>2h");
        var narrow = Headless.on(() -> new JobsStage(300));
        var small = Headless.scene(() -> narrow.overlay, NarrowPanes.WIDTH, 566, Theme.LIGHT);
        Headless.on(() -> {
            narrow.turn();
            return true;
        });
        Headless.layOut(small);

        assertThat(Headless.on(() -> small.getRoot().lookupAll(".jobs-head .label, #jobs-text").stream()
                        .filter(node ->
                                node.localToScene(node.getLayoutBounds()).getMaxX() > NarrowPanes.WIDTH)
                        .toList()))
                .isEmpty();
    }

    @Test
    void in_a_narrow_window_the_states_of_a_large_queue_go_on_in_a_second_row() {
        var narrow = Headless.on(() -> new JobsStage(100));
        var small = Headless.scene(() -> narrow.overlay, NarrowPanes.WIDTH, 566, Theme.LIGHT);
        Headless.layOut(small);
        Headless.on(() -> {
            narrow.turn();
            return true;
        });
        Headless.layOut(small);

        assertThat(Headless.on(() -> small.getRoot().lookupAll(".jobs-head .chip").stream()
                        .filter(Node::isVisible)
                        .filter(node -> {
                            var bounds = node.localToScene(node.getLayoutBounds());
                            return bounds.getMinX() < 0 || bounds.getMaxX() > NarrowPanes.WIDTH;
                        })
                        .toList()))
                .isEmpty();
    }
}
