package signalbox.ui.jobs.detail;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobDetail;
import signalbox.queue.job.Relations;
import signalbox.text.ListText;
import signalbox.text.NumberText;
import signalbox.text.ShortUuid;
import signalbox.ui.jobs.detail.related.JobButton;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.state.StateLabel;

/// The jobs before and after a job in its graph, as two lists. A click opens a job.
final class DependencyLists extends VBox {
    private static final String UNREADABLE =
            "Its column dependencies is not as queue_job writes it: what it waits for is not known.";

    private final Consumer<String> onOpen;
    private @Nullable Relations shown;

    DependencyLists(Consumer<String> onOpen) {
        super(2);
        this.onOpen = onOpen;
        getStyleClass().add("neighbours");
    }

    void show(JobDetail detail) {
        var relations = detail.relations();
        if (relations.equals(shown)) {
            return;
        }
        shown = relations;
        getChildren().clear();
        if (!relations.readable()) {
            getChildren().add(Labels.sentence(UNREADABLE, "t-12", "t-muted"));
        } else if (relations.parents().isEmpty() && relations.dependants().isEmpty()) {
            getChildren().add(Labels.sentence("It waits for no job, and no job waits for it.", "t-12", "t-muted"));
        }
        if (!relations.ring().isEmpty()) {
            getChildren().add(Labels.sentence(ring(detail), "t-12", "t-semibold", "t-danger"));
        }
        list(
                "It depends on " + NumberText.of(relations.parentCount(), "job", "jobs"),
                relations.parents(),
                relations.parentCount());
        list(waiting(relations.dependantCount()), relations.dependants(), relations.dependantCount());
    }

    static String waiting(long dependants) {
        return NumberText.of(dependants, "job waits", "jobs wait") + " for this one";
    }

    /// `Waits for itself in a ring of 3 jobs: nothing will release them.`
    static String ring(JobDetail detail) {
        var ring = detail.relations().ring();
        return (ring.contains(detail.job().uuid()) ? "Waits for itself in a ring of " : "Waits for a ring of ")
                + NumberText.of(ring.size(), "job", "jobs") + ": nothing will release them.";
    }

    private void list(String title, List<Job> jobs, long all) {
        if (!jobs.isEmpty()) {
            var heading = Labels.of(title, "t-12", "t-semibold", "neighbours-title");
            getChildren().add(heading);
            jobs.forEach(job -> getChildren().add(row(job)));
            if (all > jobs.size()) {
                getChildren().add(Labels.of(ListText.more(all - jobs.size()), "t-12", "t-muted"));
            }
        }
    }

    private Node row(Job job) {
        var state = new StateLabel(job.state());
        state.setMinWidth(104);
        var uuid = Labels.of(ShortUuid.of(job.uuid()), "t-mono-11", "t-muted");
        uuid.setMinWidth(USE_PREF_SIZE);
        return new JobButton(job, onOpen, state, uuid);
    }
}
