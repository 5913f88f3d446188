package signalbox.ui.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.queue.graph.GraphExtent;
import signalbox.queue.graph.GraphSamples;
import signalbox.queue.graph.JobGraph;
import signalbox.queue.graph.NamedEdge;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;

/// Writes pictures of the page Dependencies to a folder, as large as the frame leaves it: `main DIR`.
public final class GraphPictures {
    private static final double WIDTH = 1264;
    private static final double HEIGHT = 826;

    private final Path folder;

    private GraphPictures(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        var pictures = new GraphPictures(Path.of(args[0]));
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            pictures.take("shop", theme, WIDTH, HEIGHT, stage -> {});
            pictures.take("narrow", theme, 848, 626, stage -> {});
            pictures.take("unarmed-blocked", theme, WIDTH, HEIGHT, stage -> {
                stage.armed.set(false);
                ((ToggleButton) stage.overlay.lookupAll(".segment").stream()
                                .filter(node -> ((ToggleButton) node).getText().startsWith("Blocked"))
                                .findFirst()
                                .orElseThrow())
                        .fire();
            });
            pictures.take("many", theme, WIDTH, HEIGHT, GraphSamples.layered(2_000, 60, 2), _ -> {});
            pictures.take(
                    "many-fit",
                    theme,
                    WIDTH,
                    HEIGHT,
                    GraphSamples.layered(2_000, 60, 2),
                    stage -> ((Button) stage.overlay.lookup("#graph-fit")).fire());
            pictures.take(
                    "fan-fit",
                    theme,
                    WIDTH,
                    HEIGHT,
                    fan(),
                    stage -> ((Button) stage.overlay.lookup("#graph-fit")).fire());
            pictures.take("ring", theme, WIDTH, HEIGHT, ring(), _ -> {});
            pictures.take("alone", theme, WIDTH, HEIGHT, alone(), _ -> {});
            pictures.take("gone", theme, WIDTH, HEIGHT, null, _ -> {});
        }
        System.exit(0);
    }

    private static JobGraph alone() {
        return GraphSamples.graph(List.of(GraphSamples.job("9b2f4c1e", JobState.FAILED)));
    }

    private static JobGraph ring() {
        return GraphSamples.graph(
                List.of(
                        GraphSamples.job("9b2f4c1e", JobState.WAIT_DEPENDENCIES, "export_catalog"),
                        GraphSamples.job("71d0a8f4", JobState.WAIT_DEPENDENCIES, "export_prices"),
                        GraphSamples.job("2ee95b06", JobState.WAIT_DEPENDENCIES, "export_stock"),
                        GraphSamples.job("b80c3d17", JobState.DONE, "export_images"),
                        GraphSamples.job("a97f14e2", JobState.WAIT_DEPENDENCIES, "sync_stock")),
                "9b2f4c1e>71d0a8f4",
                "71d0a8f4>2ee95b06",
                "2ee95b06>9b2f4c1e",
                "2ee95b06>a97f14e2",
                "b80c3d17>a97f14e2",
                "gone>a97f14e2");
    }

    private static JobGraph fan() {
        var jobs = new ArrayList<>(List.of(GraphSamples.job("9b2f4c1e", JobState.FAILED, "import_batch")));
        var edges = new ArrayList<NamedEdge>();
        jobs.add(GraphSamples.job("last", JobState.WAIT_DEPENDENCIES, "notify_done"));
        for (int i = 1; i < 1_500; i++) {
            jobs.add(GraphSamples.job(GraphSamples.uuid(i), JobState.WAIT_DEPENDENCIES, "export_record"));
            edges.add(new NamedEdge("9b2f4c1e", GraphSamples.uuid(i)));
            edges.add(new NamedEdge(GraphSamples.uuid(i), "last"));
        }
        return JobGraph.of(jobs, edges, GraphExtent.WHOLE);
    }

    private void take(String name, Theme theme, double width, double height, Consumer<JobsStage> prepare)
            throws IOException {
        take(name, theme, width, height, GraphSamples.shop(), prepare);
    }

    private void take(
            String name,
            Theme theme,
            double width,
            double height,
            @Nullable JobGraph graph,
            Consumer<JobsStage> prepare)
            throws IOException {
        var stage = Headless.on(() -> new JobsStage(40));
        stage.graphs = _ -> graph;
        var scene = Headless.scene(() -> stage.overlay, width, height, theme);
        Headless.picture(scene);
        Headless.on(() -> {
            stage.turn();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            ((TableView<?>) stage.overlay.lookup("#table-jobs"))
                    .getSelectionModel()
                    .clearAndSelect(2);
            stage.openGraph(
                    graph == null ? "gone" : graph.size() > 1 ? graph.job(1).uuid() : "9b2f4c1e");
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return true;
        });
        Headless.picture(scene);
        Headless.on(() -> {
            prepare.accept(stage);
            stage.turn();
            return true;
        });
        Headless.picture(scene);
        Headless.save(scene, folder.resolve("graph-" + name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
    }
}
