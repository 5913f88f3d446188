package signalbox.ui.jobs.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Polygon;
import signalbox.queue.JobState;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobDetail;
import signalbox.text.ListText;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.state.StateStyle;

/// A job between the jobs that it waits for and those that wait for it: a few of each, the others as a number.
/// A click opens a job.
final class DependencyGraph extends Region {
    private static final int MOST = 3;
    private static final double BOX_HEIGHT = 40;
    private static final double GAP = 8;
    private static final double ARROW = 34;

    private final Consumer<String> onOpen;
    private final List<Region> parents = new ArrayList<>();
    private final List<Region> dependants = new ArrayList<>();
    private final List<GraphEdge> links = new ArrayList<>();
    private Region self = new Region();

    private record GraphEdge(Region from, Region to, CubicCurve curve, Polygon head) {}

    DependencyGraph(Consumer<String> onOpen) {
        this.onOpen = onOpen;
        setMinWidth(0);
    }

    void show(JobDetail detail) {
        parents.clear();
        dependants.clear();
        links.clear();
        self = box(detail.job(), "this job");
        self.getStyleClass().add("this-job");
        self.setMouseTransparent(true);
        self.setFocusTraversable(false);
        fill(parents, detail.parents(), detail.relations().parentCount());
        fill(dependants, detail.dependants(), detail.relations().dependantCount());
        parents.forEach(parent -> link(parent, self, "graph-link"));
        var holds = detail.job().state() == JobState.FAILED || detail.job().state() == JobState.CANCELLED;
        dependants.forEach(dependant -> link(self, dependant, holds ? "graph-link-blocked" : "graph-link"));
        getChildren().clear();
        links.forEach(link -> getChildren().addAll(link.curve, link.head));
        getChildren().addAll(parents);
        getChildren().add(self);
        getChildren().addAll(dependants);
        requestLayout();
    }

    private void fill(List<Region> column, List<Job> jobs, long all) {
        jobs.stream()
                .limit(MOST)
                .map(job -> box(job, StateStyle.of(job.state()).shortWord()))
                .forEach(column::add);
        if (all > MOST) {
            column.add(Labels.of(ListText.more(all - MOST), "t-11", "t-muted"));
        }
    }

    private Region box(Job job, String below) {
        var style = StateStyle.of(job.state());
        var name = Labels.of(job.call().label(), "t-11", "t-semibold");
        name.setMinWidth(0);
        Label state = Labels.of(below, "t-11", "t-muted");
        var row = Labels.row(7, style.at(14), new VBox(0, name, state));
        row.setMinWidth(0);
        var button = new Button();
        button.setGraphic(row);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("graph-box");
        button.setAccessibleText(
                "Open " + job.call().label() + ", " + job.stored().label());
        button.setOnAction(_ -> onOpen.accept(job.uuid()));
        row.maxWidthProperty().bind(button.widthProperty().subtract(18));
        return button;
    }

    private void link(Region from, Region to, String style) {
        if (from instanceof Label || to instanceof Label) {
            return;
        }
        var curve = new CubicCurve();
        curve.getStyleClass().add(style);
        var head = new Polygon(0, 0, -7, -3.5, -7, 3.5);
        head.getStyleClass().add(style + "-head");
        links.add(new GraphEdge(from, to, curve, head));
    }

    private int rows() {
        return Math.max(1, Math.max(parents.size(), dependants.size()));
    }

    @Override
    protected double computePrefHeight(double width) {
        return rows() * (BOX_HEIGHT + GAP) - GAP;
    }

    @Override
    protected void layoutChildren() {
        var columns = 1 + (parents.isEmpty() ? 0 : 1) + (dependants.isEmpty() ? 0 : 1);
        var width = Math.min(160, Math.floor((getWidth() - (columns - 1) * ARROW) / columns));
        var x = 0.0;
        if (!parents.isEmpty()) {
            column(parents, x, width);
            x += width + ARROW;
        }
        column(List.of(self), x, width);
        column(dependants, x + width + ARROW, width);
        links.forEach(DependencyGraph::draw);
    }

    private void column(List<Region> boxes, double x, double width) {
        var y = (getHeight() - boxes.size() * (BOX_HEIGHT + GAP) + GAP) / 2;
        for (Node box : boxes) {
            box.resizeRelocate(x, Math.rint(y), width, BOX_HEIGHT);
            y += BOX_HEIGHT + GAP;
        }
    }

    private static void draw(GraphEdge link) {
        var fromX = link.from.getLayoutX() + link.from.getWidth();
        var fromY = link.from.getLayoutY() + BOX_HEIGHT / 2;
        var toX = link.to.getLayoutX();
        var toY = link.to.getLayoutY() + BOX_HEIGHT / 2;
        link.curve.setStartX(fromX);
        link.curve.setStartY(fromY);
        link.curve.setControlX1(fromX + ARROW / 2);
        link.curve.setControlY1(fromY);
        link.curve.setControlX2(toX - ARROW / 2);
        link.curve.setControlY2(toY);
        link.curve.setEndX(toX - 6);
        link.curve.setEndY(toY);
        link.head.relocate(toX - 7, toY - 3.5);
    }
}
