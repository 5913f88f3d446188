package signalbox.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;
import signalbox.ui.ScreenTexts;
import signalbox.ui.kit.Theme;

/// The tab Related of the pane beside the list.
@Tag("fx")
class RelatedJobsTest {
    private final JobsStage stage = Headless.on(() -> new JobsStage(100));
    private final Scene scene = Headless.window(() -> stage.overlay, Theme.LIGHT);

    @AfterEach
    void close() {
        on(() -> {
            scene.getWindow().hide();
            return true;
        });
    }

    private <T> T on(Callable<T> work) {
        var done = Headless.on(work);
        Headless.settle();
        return done;
    }

    private Node find(String selector) {
        return Objects.requireNonNull(scene.lookup(selector), selector);
    }

    private void select(String title) {
        on(() -> {
            var tabs = (TabPane) find(".job-tabs");
            tabs.getTabs().stream()
                    .filter(tab -> tab.getText().equals(title))
                    .findFirst()
                    .ifPresent(tabs.getSelectionModel()::select);
            return true;
        });
    }

    private List<Button> buttons(String selector) {
        return find("#related-jobs").lookupAll(selector).stream()
                .map(Button.class::cast)
                .toList();
    }

    private String uuid(int row) {
        return on(
                () -> ((JobRow) ((TableView<?>) find("#table-jobs")).getItems().get(row)).uuid());
    }

    private void open() {
        on(() -> {
            stage.turn();
            return true;
        });
        on(() -> {
            ((TableView<?>) find("#table-jobs")).getSelectionModel().clearAndSelect(2);
            return true;
        });
    }

    @Test
    void they_are_read_when_the_tab_is_opened_and_a_click_opens_one_with_a_way_back() {
        open();
        assertThat(stage.related).isEmpty();
        select("Related");
        assertThat(stage.related).containsExactly(uuid(2));

        on(() -> {
            buttons(".neighbour").getFirst().fire();
            return true;
        });

        assertThat(stage.related).hasSize(2).last().isNotEqualTo(uuid(2));
        assertThat(on(() -> scene.getRoot().lookupAll(".job-head .button").stream()
                        .filter(Node::isVisible)
                        .map(Node::getAccessibleText)
                        .toList()))
                .contains("Back to the job before");
    }

    @Test
    void all_of_them_are_listed_by_the_one_filter_field() {
        open();
        select("Related");
        on(() -> {
            buttons(".button").stream()
                    .filter(button -> "Show all in the list: Same model and method".equals(button.getAccessibleText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return true;
        });
        var call = stage.jobs.get(2).call();
        assertThat(on(() -> stage.asked().text())).isEqualTo("model:" + call.model() + " method:" + call.method());
        assertThat(stage.related).as("the job in the pane stays").hasSize(1);
        assertThat(ScreenTexts.of(find("#related-jobs"))).contains("Same identity key");
    }
}
