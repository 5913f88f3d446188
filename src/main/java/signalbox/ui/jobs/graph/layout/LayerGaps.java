package signalbox.ui.jobs.graph.layout;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.jspecify.annotations.Nullable;
import signalbox.queue.graph.JobGraph;
import signalbox.ui.jobs.graph.layout.EdgePath.PathPoint;
import signalbox.ui.jobs.graph.layout.GraphPlaces.JobPlace;
import signalbox.ui.jobs.graph.layout.GraphPlaces.LayerColumn;

/// Makes the gaps between the layers of a layout as narrow as their dependencies allow. The jobs of a layer begin at
/// about the same x.
final class LayerGaps {
    private static final double NARROWEST = 44;
    private static final double WIDEST = 160;

    private final double[] before;
    private final double[] after;

    private LayerGaps(double[] before, double[] after) {
        this.before = before;
        this.after = after;
    }

    /// @param edges in the order of the graph's dependencies; null for a job that waits for itself
    static GraphPlaces narrowed(JobGraph graph, List<ElkNode> nodes, List<@Nullable ElkEdge> edges) {
        var begins = begins(nodes);
        var gaps = new LayerGaps(begins, narrow(begins, nodes, graph));
        var jobs = nodes.stream()
                .map(node -> new JobPlace(gaps.x(node.getX()), node.getY()))
                .toList();
        var paths = new ArrayList<EdgePath>();
        for (int i = 0; i < edges.size(); i++) {
            var edge = edges.get(i);
            var parent = graph.dependencies().get(i).parent();
            paths.add(edge == null ? EdgePath.around(jobs.get(parent)) : gaps.path(edge));
        }
        return new GraphPlaces(
                jobs,
                paths,
                gaps.columns(nodes),
                gaps.after[begins.length - 1] + GraphPlaces.JOB_WIDTH,
                jobs.stream().mapToDouble(JobPlace::bottom).max().orElse(0),
                "");
    }

    private static double[] begins(List<ElkNode> nodes) {
        var begins = new ArrayList<Double>();
        nodes.stream().map(ElkNode::getX).sorted().forEach(x -> {
            if (begins.isEmpty() || x >= begins.getLast() + GraphPlaces.JOB_WIDTH) {
                begins.add(x);
            }
        });
        return begins.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] narrow(double[] begins, List<ElkNode> nodes, JobGraph graph) {
        var crossing = new int[begins.length];
        for (var each : graph.dependencies()) {
            var from = Math.min(
                    nodes.get(each.parent()).getX(), nodes.get(each.dependant()).getX());
            crossing[column(begins, from)]++;
        }
        var narrow = new double[begins.length];
        for (int i = 1; i < begins.length; i++) {
            var gap = Math.min(WIDEST, NARROWEST + crossing[i - 1] / 3.0);
            narrow[i] = narrow[i - 1] + GraphPlaces.JOB_WIDTH + gap;
        }
        return narrow;
    }

    /// The last column that begins at x or before.
    private static int column(double[] begins, double x) {
        var column = 0;
        while (column + 1 < begins.length && begins[column + 1] <= x) {
            column++;
        }
        return column;
    }

    private double x(double x) {
        var column = column(before, x);
        var into = x - before[column];
        if (into <= GraphPlaces.JOB_WIDTH || column + 1 == before.length) {
            return after[column] + into;
        }
        var part = (into - GraphPlaces.JOB_WIDTH) / (before[column + 1] - before[column] - GraphPlaces.JOB_WIDTH);
        var gap = after[column + 1] - after[column] - GraphPlaces.JOB_WIDTH;
        return after[column] + GraphPlaces.JOB_WIDTH + part * gap;
    }

    private List<LayerColumn> columns(List<ElkNode> nodes) {
        var jobs = new int[before.length];
        nodes.forEach(node -> jobs[column(before, node.getX())]++);
        var columns = new ArrayList<LayerColumn>();
        for (int i = 0; i < jobs.length; i++) {
            columns.add(new LayerColumn(after[i], jobs[i]));
        }
        return columns;
    }

    private EdgePath path(ElkEdge edge) {
        var section = edge.getSections().getFirst();
        var points = new ArrayList<PathPoint>();
        points.add(new PathPoint(x(section.getStartX()), section.getStartY()));
        section.getBendPoints().forEach(bend -> pass(bend.getX(), bend.getY(), points));
        points.add(new PathPoint(x(section.getEndX()), section.getEndY()));
        return new EdgePath(points);
    }

    /// Between the jobs of a layer it is level, for the whole width of the layer.
    private void pass(double x, double y, List<PathPoint> points) {
        var column = column(before, x);
        var into = x - before[column];
        if (into < 0 || into > GraphPlaces.JOB_WIDTH) {
            points.add(new PathPoint(x(x), y));
            return;
        }
        var left = new PathPoint(after[column], y);
        var right = new PathPoint(after[column] + GraphPlaces.JOB_WIDTH, y);
        if (points.getLast().equals(left) || points.getLast().equals(right)) {
            return;
        }
        var forward = points.getLast().x() <= left.x();
        points.add(forward ? left : right);
        points.add(forward ? right : left);
    }
}
