package signalbox.ui.jobs.detail;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.ui.JobSamples.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.queue.JobState;
import signalbox.queue.job.JobDetail;
import signalbox.queue.job.JobText;
import signalbox.queue.job.RelatedJobs;
import signalbox.ui.Headless;
import signalbox.ui.JobSamples;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.jobs.action.ActionButtons;
import signalbox.ui.jobs.action.ActionSamples;
import signalbox.ui.jobs.value.ValueCards;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.overlay.Overlay;
import signalbox.ui.screen.action.Availability;
import signalbox.ui.screen.action.RemedyButtons;
import signalbox.ui.screen.log.LogSamples;

/// What the tabs with long texts say of a search in them.
@Tag("fx")
class FindInTextsTest {
    private static JobDetail cut(JobDetail whole, Map<JobText, Long> sizes) {
        return new JobDetail(
                whole.job(),
                whole.funcString(),
                whole.records(),
                whole.args(),
                whole.kwargs(),
                whole.traceback(),
                whole.result(),
                whole.identityKey(),
                whole.user(),
                whole.company(),
                sizes,
                whole.relations(),
                whole.version());
    }

    private static Scene scene(JobDetail detail) {
        var armed = new ReadOnlyBooleanWrapper();
        return Headless.scene(
                () -> {
                    var model = new DetailViewModel(
                            new DetailReads(
                                    _ -> Optional.of(detail), _ -> Optional.empty(), _ -> new RelatedJobs(null, null)),
                            LongTextSamples.none(),
                            LogSamples.unread(),
                            new InlineBackground());
                    var pane = new DetailView(
                            model,
                            new ActionButtons(
                                    ActionSamples.actions((_, _) -> {}, _ -> {}, armed.getReadOnlyProperty()),
                                    ActionSamples.asking(_ -> {}, armed.getReadOnlyProperty()),
                                    new ValueCards(List.of(), new Overlay(new Pane()))),
                            new RemedyButtons(_ -> {}, armed.map(_ -> Availability.LOCKED)),
                            _ -> {});
                    model.open(detail.job().uuid());
                    return (Pane) pane.node();
                },
                464,
                700,
                Theme.LIGHT);
    }

    /// What the search says in the blocks of this tab, from the top.
    private static List<String> said(Scene scene, String title) {
        Headless.on(() -> {
            var tabs = (TabPane) scene.lookup(".job-tabs");
            tabs.getTabs().stream()
                    .filter(tab -> tab.getText().equals(title))
                    .forEach(tabs.getSelectionModel()::select);
            return true;
        });
        Headless.layOut(scene);
        return Headless.on(() -> ((TabPane) scene.lookup(".job-tabs"))
                .getSelectionModel().getSelectedItem().getContent().lookupAll("#find-part").stream()
                        .map(label -> ((Label) label).getText())
                        .toList());
    }

    @Test
    void a_search_in_a_part_of_a_text_says_so_and_in_a_whole_one_does_not() {
        var whole = JobSamples.detail(job(1, JobState.FAILED), List.of(), List.of());
        var part = "Only the part that is loaded is searched.";
        assertThat(said(scene(whole), "Arguments")).containsExactly("", "");
        assertThat(said(scene(whole), "Traceback")).containsExactly("");
        var cut = scene(cut(whole, Map.of(JobText.TRACEBACK, 5_000_000L, JobText.KEYWORDS, 5_000_000L)));
        assertThat(said(cut, "Arguments")).containsExactly("", part);
        assertThat(said(cut, "Traceback")).containsExactly(part);
    }
}
