package signalbox.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobFilter;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;

/// The choice of all jobs that match, beyond those in the list.
@Tag("fx")
class WholeFilterTest {
    private final JobsStage stage = Headless.on(() -> new JobsStage(1_000));
    private final Scene scene = Headless.window(() -> stage.overlay, Theme.LIGHT);

    @AfterEach
    void close() {
        on(() -> scene.getWindow().hide());
    }

    private void on(Runnable what) {
        Headless.on(() -> {
            what.run();
            return true;
        });
        Headless.settle();
    }

    private Node find(String selector) {
        return Objects.requireNonNull(scene.lookup(selector), selector);
    }

    private TableView<?> table() {
        return (TableView<?>) find("#table-jobs");
    }

    private void failedOnes() {
        on(stage::turn);
        on(() -> stage.screen.filter(JobFilter.ALL.withStates(Set.of(JobState.FAILED))));
    }

    private String requeue() {
        return Headless.on(() -> ((Button) find("#act-all-requeue")).getText());
    }

    private boolean isWhole() {
        return Headless.on(() -> find("#act-all-requeue").getParent().isVisible());
    }

    @Test
    void where_all_loaded_rows_are_selected_the_bar_offers_all_that_match() {
        failedOnes();
        on(() -> table().getSelectionModel().selectRange(0, 5));
        assertThat(Headless.on(() -> find("#select-all-matching").isVisible())).isFalse();

        on(() -> table().getSelectionModel().selectAll());
        var link = (Hyperlink) find("#select-all-matching");
        assertThat(Headless.on(link::getText)).isEqualTo("200 loaded of 12,874: select all 12,874");
        on(link::fire);

        assertThat(isWhole()).isTrue();
        assertThat(requeue()).isEqualTo("Requeue 12,874…");
    }

    @Test
    void ctrl_a_chooses_all_that_match_until_another_filter() {
        failedOnes();
        on(() -> table().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "a", KeyCode.A, false, true, false, false)));
        assertThat(isWhole()).isTrue();

        on(() -> stage.screen.filter(JobFilter.ALL.withStates(Set.of(JobState.PENDING))));
        assertThat(isWhole()).isFalse();
    }

    @Test
    void a_single_row_ends_the_choice() {
        failedOnes();
        on(() -> table().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "a", KeyCode.A, false, true, false, false)));

        on(() -> table().getSelectionModel().clearAndSelect(3));

        assertThat(isWhole()).isFalse();
    }

    @Test
    void while_not_armed_the_buttons_say_so() {
        stage.armed.set(false);
        failedOnes();
        on(() -> table().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "a", KeyCode.A, false, true, false, false)));

        assertThat(Headless.on(() -> find("#act-all-requeue").isDisabled())).isTrue();
    }
}
