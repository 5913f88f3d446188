package signalbox.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

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
import signalbox.ui.kit.TextClipboard;
import signalbox.ui.kit.Theme;

/// The tab Log of the pane beside the list.
@Tag("fx")
class JobLogTest {
    private static final String HEAD =
            "2026-06-12 10:01:00,000 389 INFO p_acme_prod odoo.addons.queue_job.jobrunner.runner: asking Odoo to run job ";

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

    private String open(int row) {
        on(() -> {
            stage.turn();
            return true;
        });
        return on(() -> {
            var table = (TableView<?>) find("#table-jobs");
            table.getSelectionModel().clearAndSelect(row);
            var tabs = (TabPane) find(".job-tabs");
            tabs.getTabs().stream()
                    .filter(tab -> tab.getText().equals("Log"))
                    .findFirst()
                    .ifPresent(tabs.getSelectionModel()::select);
            return ((JobRow) table.getItems().get(row)).uuid();
        });
    }

    private void press(String button) {
        on(() -> {
            ((Button) find(button)).fire();
            return true;
        });
    }

    private String shown() {
        return on(() -> ScreenTexts.of(find("#log-entries").getParent()).toString());
    }

    @Test
    void the_entries_of_the_job_are_read_when_the_tab_is_opened_and_not_with_each_look_at_the_queue() {
        var first = stage.jobs.get(2).uuid();
        stage.log.holds(HEAD + first + " on db p_acme_prod");
        assertThat(stage.log.reads).isZero();

        assertThat(open(2)).isEqualTo(first);

        assertThat(shown())
                .contains("asks Odoo", "asking Odoo to run job " + first, "/home/odoo/logs/odoo.log of build, read");
        on(() -> {
            stage.turn();
            return true;
        });
        assertThat(stage.log.reads).isOne();
        press("#log-read");
        assertThat(stage.log.reads).isEqualTo(2);
    }

    @Test
    void where_there_is_no_way_to_the_file_it_says_why_and_takes_a_piece_that_was_copied() {
        var uuid = open(2);
        assertThat(shown())
                .contains("Unknown, because the log could not be read.")
                .contains("/home/odoo/logs/odoo.log of this machine cannot be read.");

        on(() -> {
            TextClipboard.copy(HEAD + uuid + " on db p_acme_prod\n");
            return true;
        });
        press("#log-paste");

        assertThat(shown()).contains("a pasted piece, read", "asking Odoo to run job " + uuid);
    }
}
