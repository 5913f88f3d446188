package signalbox.ui.jobs.graph;

import java.util.BitSet;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import signalbox.queue.graph.JobGraph.Dependency;
import signalbox.text.NumberText;
import signalbox.ui.jobs.graph.GraphPalette.Ink;
import signalbox.ui.jobs.graph.layout.EdgePath;
import signalbox.ui.jobs.graph.layout.EdgePath.PathPoint;
import signalbox.ui.jobs.graph.layout.GraphPlaces;
import signalbox.ui.jobs.graph.layout.GraphPlaces.JobPlace;

/// Draws all of a graph that is in view but the boxes of the jobs, which are nodes. When it is so small that nobody can
/// read them, the jobs too, as plain rectangles.
final class GraphDrawing {
    private static final double AROUND = 12;
    private static final double ROUND = 8;
    static final double HEAD = 30;
    /// Beyond this many dependencies in view curves are not seen any more.
    private static final int MANY = 4_000;

    private final GraphicsContext to;
    private final GraphicsContext toHead;
    private final GraphPalette palette;
    private final Viewport view;

    /// @param toHead above the nodes of the jobs
    GraphDrawing(GraphicsContext to, GraphicsContext toHead, GraphPalette palette, Viewport view) {
        this.to = to;
        this.toHead = toHead;
        this.palette = palette;
        this.view = view;
    }

    /// @param boxes whether the jobs are drawn as nodes
    void draw(GraphScene scene, boolean boxes) {
        to.clearRect(0, 0, view.width(), view.height());
        region(scene);
        edges(scene);
        if (!boxes) {
            jobs(scene);
        }
        head(scene);
    }

    /// One frame around all jobs below the selected one if no other job is in it; else each has its own.
    private void region(GraphScene scene) {
        var below = scene.region();
        if (below.isEmpty()) {
            return;
        }
        var frame = Frame.around(below, scene.places());
        if (frame.hasOthers(below, scene)) {
            below.stream().forEach(place -> region(Frame.of(scene.places().job(place)), false));
        } else {
            region(frame, true);
            name(scene, below.cardinality(), frame);
        }
    }

    private void name(GraphScene scene, int jobs, Frame frame) {
        to.setFill(palette.of(Ink.HELD));
        to.setFont(Font.font("Inter SemiBold", 12));
        to.fillText(
                "behind " + scene.graph().job(scene.selected()).label() + " · " + NumberText.of(jobs, "job", "jobs"),
                view.viewX(frame.left()) + 4,
                view.viewY(frame.bottom()) + 16);
    }

    private record Frame(double left, double top, double right, double bottom) {
        static Frame of(JobPlace job) {
            return new Frame(job.x() - AROUND, job.y() - AROUND, job.right() + AROUND, job.bottom() + AROUND);
        }

        static Frame around(BitSet jobs, GraphPlaces places) {
            return jobs.stream()
                    .mapToObj(place -> of(places.job(place)))
                    .reduce(Frame::with)
                    .orElseThrow();
        }

        private Frame with(Frame other) {
            return new Frame(
                    Math.min(left, other.left),
                    Math.min(top, other.top),
                    Math.max(right, other.right),
                    Math.max(bottom, other.bottom));
        }

        boolean hasOthers(BitSet own, GraphScene scene) {
            for (int i = 0; i < scene.graph().size(); i++) {
                var job = scene.places().job(i);
                if (!own.get(i) && job.right() > left && job.x() < right && job.bottom() > top && job.y() < bottom) {
                    return true;
                }
            }
            return false;
        }
    }

    private void region(Frame frame, boolean line) {
        var x = view.viewX(frame.left());
        var y = view.viewY(frame.top());
        var width = (frame.right() - frame.left()) * view.zoom();
        var height = (frame.bottom() - frame.top()) * view.zoom();
        to.setFill(palette.of(Ink.REGION));
        to.fillRoundRect(x, y, width, height, 2 * ROUND, 2 * ROUND);
        if (line) {
            to.setStroke(palette.of(Ink.REGION_LINE));
            to.setLineWidth(1);
            to.setLineDashes(4, 3);
            to.strokeRoundRect(x, y, width, height, 2 * ROUND, 2 * ROUND);
            to.setLineDashes();
        }
    }

    private void edges(GraphScene scene) {
        var dependencies = scene.graph().dependencies();
        var curved = dependencies.size() <= MANY || view.zoom() >= 0.3;
        for (var held : new boolean[] {false, true}) {
            for (int i = 0; i < dependencies.size(); i++) {
                var each = dependencies.get(i);
                var path = scene.places().paths().get(i);
                if (scene.graph().isHeldBack(each) == held
                        && view.sees(path.lowestX(), path.lowestY(), path.highestX(), path.highestY())) {
                    edge(scene, each, path, held, curved);
                }
            }
        }
    }

    private void edge(GraphScene scene, Dependency each, EdgePath path, boolean held, boolean curved) {
        var touched = each.parent() == scene.selected() || each.dependant() == scene.selected();
        var ink = held ? scene.graph().isBlocker(each.parent()) ? Ink.HELD : Ink.HELD_BELOW : Ink.EDGE;
        to.setGlobalAlpha(scene.isPale(each.parent()) || scene.isPale(each.dependant()) ? 0.25 : 1);
        to.setStroke(palette.of(!held && touched ? Ink.ACCENT : ink));
        to.setFill(to.getStroke());
        to.setLineWidth(Math.max(0.5, (touched ? 2 : 1.4) * Math.min(1, view.zoom() * 1.2)));
        line(path, curved);
        if (view.zoom() > 0.35) {
            arrow(path);
        }
        to.setGlobalAlpha(1);
    }

    private void line(EdgePath path, boolean curved) {
        to.beginPath();
        var from = path.first();
        to.moveTo(view.viewX(from.x()), view.viewY(from.y()));
        for (var next : path.points().subList(1, path.points().size())) {
            var x = view.viewX(next.x());
            var y = view.viewY(next.y());
            if (curved && next.y() != from.y()) {
                var middle = (view.viewX(from.x()) + x) / 2;
                to.bezierCurveTo(middle, view.viewY(from.y()), middle, y, x, y);
            } else {
                to.lineTo(x, y);
            }
            from = next;
        }
        to.stroke();
    }

    /// It points to the right, or to the left where the dependency of a ring comes back.
    private void arrow(EdgePath path) {
        var tip = path.last();
        PathPoint before = path.points().get(path.points().size() - 2);
        var size = 6 * Math.min(1.2, view.zoom());
        var back = before.x() <= tip.x() ? -size : size;
        var x = view.viewX(tip.x());
        var y = view.viewY(tip.y());
        to.fillPolygon(new double[] {x, x + back, x + back}, new double[] {y, y - size * 0.6, y + size * 0.6}, 3);
    }

    private void jobs(GraphScene scene) {
        var width = Math.max(1.5, GraphPlaces.JOB_WIDTH * view.zoom());
        var height = Math.max(1.5, GraphPlaces.JOB_HEIGHT * view.zoom());
        for (int i = 0; i < scene.graph().size(); i++) {
            var job = scene.places().job(i);
            if (view.sees(job)) {
                to.setGlobalAlpha(scene.isPale(i) ? 0.25 : 1);
                to.setFill(palette.of(scene.graph().state(i)));
                to.fillRoundRect(view.viewX(job.x()), view.viewY(job.y()), width, height, 3, 3);
            }
        }
        to.setGlobalAlpha(1);
    }

    /// The names of the layers stay at the upper edge; where they would cover each other, some are left out.
    private void head(GraphScene scene) {
        toHead.clearRect(0, 0, view.width(), HEAD);
        toHead.setGlobalAlpha(0.9);
        toHead.setFill(palette.of(Ink.SEEN));
        toHead.fillRect(0, 0, view.width(), HEAD);
        toHead.setGlobalAlpha(1);
        toHead.setFill(palette.of(Ink.TEXT));
        var free = 0.0;
        var layer = 0;
        for (var column : scene.places().columns()) {
            layer++;
            var x = view.viewX(column.x());
            if (x >= free && x < view.width()) {
                var name = "Layer " + NumberText.count(layer);
                toHead.setFont(Font.font("Inter Medium", 12));
                toHead.fillText(name, x, 19);
                toHead.setFont(Font.font("Inter", 12));
                var wide = 7.0 * name.length();
                toHead.fillText(" · " + NumberText.of(column.jobs(), "job", "jobs"), x + wide - 4, 19);
                free = x + wide + 80;
            }
        }
    }
}
