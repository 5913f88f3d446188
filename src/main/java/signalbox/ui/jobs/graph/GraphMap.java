package signalbox.ui.jobs.graph;

import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import signalbox.ui.jobs.graph.layout.GraphPlaces;
import signalbox.ui.kit.SpokenName;

/// The whole graph, small, with a frame around the part that is in view. A click or a drag moves there.
final class GraphMap extends Pane {
    static final double WIDTH = 186;
    static final double HEIGHT = 128;
    private static final double MARGIN = 6;

    private final GraphPane graph;
    private final GraphPalette palette = new GraphPalette(this::draw);
    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private final Rectangle frame = new Rectangle();
    private final Rectangle clip = new Rectangle(WIDTH, HEIGHT);

    GraphMap(GraphPane graph) {
        this.graph = graph;
        getStyleClass().add("graph-map");
        frame.getStyleClass().add("graph-map-frame");
        frame.setMouseTransparent(true);
        getChildren().addAll(palette, canvas, frame);
        setClip(clip);
        setPrefSize(WIDTH, HEIGHT);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        SpokenName.picture(this);
        setAccessibleText("The whole graph, small");
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
    }

    private double scale() {
        var view = graph.view();
        return Math.min((WIDTH - 2 * MARGIN) / view.pictureWidth(), (HEIGHT - 2 * MARGIN) / view.pictureHeight());
    }

    private double left() {
        return (WIDTH - graph.view().pictureWidth() * scale()) / 2;
    }

    private double top() {
        return (HEIGHT - graph.view().pictureHeight() * scale()) / 2;
    }

    private void go(MouseEvent mouse) {
        graph.move(view -> view.centre((mouse.getX() - left()) / scale(), (mouse.getY() - top()) / scale()));
        mouse.consume();
    }

    void draw() {
        var scene = graph.scene();
        if (scene == null) {
            return;
        }
        var to = canvas.getGraphicsContext2D();
        to.clearRect(0, 0, WIDTH, HEIGHT);
        var width = Math.max(1, GraphPlaces.JOB_WIDTH * scale());
        var height = Math.max(1, GraphPlaces.JOB_HEIGHT * scale());
        for (int i = 0; i < scene.graph().size(); i++) {
            var job = scene.places().job(i);
            to.setGlobalAlpha(scene.isPale(i) ? 0.25 : 0.85);
            to.setFill(palette.of(scene.graph().state(i)));
            to.fillRoundRect(left() + job.x() * scale(), top() + job.y() * scale(), width, height, 2, 2);
        }
    }

    /// What is beyond the edge of the map is not shown.
    void frame() {
        var view = graph.view();
        var fromX = Math.max(1, left() + view.pictureX(0) * scale());
        var fromY = Math.max(1, top() + view.pictureY(0) * scale());
        var toX = Math.min(WIDTH - 1, left() + view.pictureX(view.width()) * scale());
        var toY = Math.min(HEIGHT - 1, top() + view.pictureY(view.height()) * scale());
        frame.setX(fromX);
        frame.setY(fromY);
        frame.setWidth(Math.max(2, toX - fromX));
        frame.setHeight(Math.max(2, toY - fromY));
    }
}
