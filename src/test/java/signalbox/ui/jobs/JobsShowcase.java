package signalbox.ui.jobs;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.graph.GraphSamples;
import signalbox.ui.ScreenState;
import signalbox.ui.jobs.stuck.StuckSamples;

/// The states of the screen Jobs and of its pages.
public final class JobsShowcase {
    private JobsShowcase() {}

    public static List<ScreenState> all() {
        return List.of(
                of("list", 1_000, stage -> table(stage).getSelectionModel().clearAndSelect(4)),
                of("unarmed", 1_000, stage -> {
                    stage.armed.set(false);
                    table(stage).getSelectionModel().clearAndSelect(4);
                }),
                of("several", 1_000, JobsShowcase::several),
                of("why", 1_000, stage -> {
                    stage.why = WhySamples::blocked;
                    stage.screen.filter(JobFilter.ALL.withStates(Set.of(JobState.PENDING)));
                    table(stage).getSelectionModel().clearAndSelect(2);
                }),
                tab(1),
                tab(2),
                tab(3),
                tab(4),
                tab(5),
                of("empty", 0, _ -> {}),
                of(
                        "nothing",
                        1_000,
                        stage -> stage.screen.filter(
                                JobFilter.ALL.withChannel("root.connector").withText("no such job"))),
                of("fault", 300, stage -> {
                    stage.fault = new IllegalStateException(
                            "Listing the jobs took longer than 2 s and was stopped: narrow the filter.");
                    stage.turn();
                }),
                of("stuck", 1_000, stage -> {
                    stage.late = StuckSamples::some;
                    stage.turn();
                    ((Button) find(stage, "#show-stuck")).fire();
                }),
                of("change", 1_000, stage -> {
                    several(stage);
                    stage.overlay.applyCss();
                    ((MenuButton) find(stage, ".selection-bar #act-change"))
                            .getItems()
                            .getFirst()
                            .fire();
                }),
                of("groups", 100, stage -> {
                    stage.screen.groups("mail.mail", "send");
                    ((TableView<?>) find(stage, "#table-groups"))
                            .getSelectionModel()
                            .select(2);
                }),
                of("groups-empty", 100, stage -> {
                    stage.groups.empty = true;
                    stage.screen.groups("mail.mail", "send");
                }),
                of("graph", 40, JobsShowcase::graph));
    }

    private static ScreenState tab(int index) {
        return of("tab-" + index, 1_000, stage -> {
            table(stage).getSelectionModel().clearAndSelect(4);
            ((TabPane) find(stage, ".job-tabs")).getSelectionModel().select(index);
        });
    }

    private static void several(JobsStage stage) {
        stage.screen.filter(JobFilter.ALL.withStates(Set.of(JobState.FAILED)));
        table(stage).getSelectionModel().clearSelection();
        table(stage).getSelectionModel().selectRange(3, 8);
    }

    private static void graph(JobsStage stage) {
        var graph = GraphSamples.shop();
        stage.graphs = _ -> graph;
        stage.openGraph(graph.job(1).uuid());
    }

    private static TableView<?> table(JobsStage stage) {
        return (TableView<?>) find(stage, "#table-jobs");
    }

    private static Node find(JobsStage stage, String selector) {
        return Objects.requireNonNull(stage.overlay.lookup(selector), selector);
    }

    private static ScreenState of(String name, int jobs, Consumer<JobsStage> happening) {
        return new ScreenState("jobs-" + name, () -> {
            var stage = new JobsStage(jobs);
            return new ScreenState.OpenedScreen(stage.overlay, () -> {
                stage.turn();
                stage.overlay.applyCss();
                stage.overlay.layout();
                happening.accept(stage);
            });
        });
    }
}
