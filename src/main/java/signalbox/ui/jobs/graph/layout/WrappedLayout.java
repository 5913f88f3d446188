package signalbox.ui.jobs.graph.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import signalbox.queue.graph.JobGraph;
import signalbox.ui.jobs.graph.layout.EdgePath.PathPoint;
import signalbox.ui.jobs.graph.layout.GraphPlaces.JobPlace;
import signalbox.ui.jobs.graph.layout.GraphPlaces.LayerColumn;

/// A plain layout: the layers from left to right, each as several columns where it has many jobs. For graphs that are
/// so wide that nobody could read one column, and for those that take a better layout too long. Its time grows with
/// the number of jobs and dependencies alone.
final class WrappedLayout {
    private static final double BETWEEN_JOBS = 18;
    private static final double BETWEEN_COLUMNS = 20;
    private static final double BETWEEN_LAYERS = 84;
    private static final int FEWEST_ROWS = 12;
    /// Rows for a picture that is about one and a half times as wide as high.
    private static final double ROWS = 1.7;

    private final JobGraph graph;
    private final JobPlace[] places;
    private final List<LayerColumn> columns = new ArrayList<>();
    private final double[] order;

    WrappedLayout(JobGraph graph) {
        this.graph = graph;
        places = new JobPlace[graph.size()];
        order = new double[graph.size()];
    }

    GraphPlaces place(String note) {
        var most = (int) Math.max(FEWEST_ROWS, Math.ceil(Math.sqrt(graph.size() * ROWS)));
        var layers = layers();
        var tallest = layers.stream().mapToInt(List::size).max().orElse(1);
        var rows = Math.min(most, tallest);
        var x = 0.0;
        for (var layer : layers) {
            layer.forEach(job -> order[job] = wanted(job));
            layer.sort(Comparator.comparingDouble(job -> order[job]));
            columns.add(new LayerColumn(x, layer.size()));
            x = place(layer, x, rows) + BETWEEN_LAYERS;
        }
        return new GraphPlaces(
                Arrays.asList(places),
                paths(),
                columns,
                x - BETWEEN_LAYERS,
                rows * (GraphPlaces.JOB_HEIGHT + BETWEEN_JOBS) - BETWEEN_JOBS,
                note);
    }

    private List<List<Integer>> layers() {
        var layers = new ArrayList<List<Integer>>();
        for (int i = 0; i < graph.layers(); i++) {
            layers.add(new ArrayList<>());
        }
        for (int i = 0; i < graph.size(); i++) {
            layers.get(graph.layer(i)).add(i);
        }
        return layers;
    }

    /// The mean height of the parents that have a place.
    private double wanted(int job) {
        return graph.parents(job).stream()
                .filter(parent -> graph.layer(parent) < graph.layer(job))
                .mapToDouble(parent -> places[parent].y())
                .average()
                .orElse(0);
    }

    /// The right end of the layer.
    private double place(List<Integer> layer, double x, int rows) {
        var columnsOfLayer = (layer.size() + rows - 1) / rows;
        var each = (layer.size() + columnsOfLayer - 1) / columnsOfLayer;
        var step = GraphPlaces.JOB_HEIGHT + BETWEEN_JOBS;
        for (int i = 0; i < layer.size(); i++) {
            var column = i / each;
            var top = (rows - Math.min(each, layer.size() - column * each)) * step / 2;
            places[layer.get(i)] =
                    new JobPlace(x + column * (GraphPlaces.JOB_WIDTH + BETWEEN_COLUMNS), top + i % each * step);
        }
        return x + columnsOfLayer * (GraphPlaces.JOB_WIDTH + BETWEEN_COLUMNS) - BETWEEN_COLUMNS;
    }

    private List<EdgePath> paths() {
        return graph.dependencies().stream()
                .map(each -> each.parent() == each.dependant()
                        ? EdgePath.around(places[each.parent()])
                        : EdgePath.of(
                                new PathPoint(places[each.parent()].right(), places[each.parent()].centreY()),
                                new PathPoint(places[each.dependant()].x(), places[each.dependant()].centreY())))
                .toList();
    }
}
