package signalbox.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobFilter;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;
import signalbox.ui.screen.Nowhere;

/// From a job to the trends of its method.
@Tag("fx")
class JobTrendsTest {
    private final List<String> opened = new ArrayList<>();
    private final JobsStage stage = Headless.on(() -> new JobsStage(40));
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

    /// A cancelled job is shown.
    private void select() {
        on(() -> stage.screen.addTrends(new Nowhere() {
            @Override
            public void trend(String model, String method) {
                opened.add(model + "." + method);
            }
        }));
        on(stage::turn);
        on(() -> stage.screen.filter(JobFilter.ALL.withStates(Set.of(JobState.CANCELLED))));
    }

    @Test
    void the_menu_of_a_row_leads_to_the_trends_of_its_method() {
        select();

        on(() -> ((TableView<?>) Objects.requireNonNull(scene.lookup("#table-jobs")))
                .getContextMenu().getItems().stream()
                        .filter(item -> "Open the trends of this method".equals(item.getText()))
                        .forEach(MenuItem::fire));

        assertThat(opened).containsExactly("mail.mail.send");
    }

    @Test
    void the_pane_of_a_job_leads_to_the_trends_of_its_method() {
        select();

        on(() -> ((Button) Objects.requireNonNull(scene.lookup("#job-trends"))).fire());

        assertThat(opened).containsExactly("mail.mail.send");
    }
}
