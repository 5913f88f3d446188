package signalbox.ui.jobs.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The drawn graph. Only what is in view has a node or is drawn, so that its cost does not grow with the graph. The
/// selected job has a node always: it has the keyboard's focus.
final class GraphPane extends Pane {
    /// Below this zoom the jobs are rectangles.
    static final double READABLE = 0.45;

    private static final double CLICK = 4;

    private final Viewport view = new Viewport();
    private final Canvas canvas = new Canvas();
    private final Canvas head = new Canvas();
    private final Pane boxes = new Pane();
    private final GraphPalette palette = new GraphPalette(this::changed);
    private final GraphDrawing drawing =
            new GraphDrawing(canvas.getGraphicsContext2D(), head.getGraphicsContext2D(), palette, view);
    private final Map<Integer, JobBox> shown = new HashMap<>();
    private final IntConsumer onSelect;
    private final Runnable onOpen;
    private Runnable onView = () -> {};
    private @Nullable GraphScene scene;
    private boolean fits;
    private boolean isNew;
    private boolean awaitsFocus;
    private double pressedX;
    private double pressedY;
    private double draggedX;
    private double draggedY;

    /// @param onSelect gets the place of a job that was clicked
    /// @param onOpen a job was clicked twice
    GraphPane(IntConsumer onSelect, Runnable onOpen) {
        this.onSelect = onSelect;
        this.onOpen = onOpen;
        getStyleClass().add("graph");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Graph of dependencies; the arrow keys go along them");
        head.setMouseTransparent(true);
        getChildren().addAll(palette, canvas, boxes, head);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setMinSize(0, 0);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        setFocusTraversable(true);
    }

    Viewport view() {
        return view;
    }

    /// @param listener when another part of the picture is seen, or the picture changed
    void onView(Runnable listener) {
        onView = listener;
    }

    @Nullable
    GraphScene scene() {
        return scene;
    }

    /// A new picture is seen as a whole; of the same picture the same part.
    void show(GraphScene now) {
        var another = scene == null || !scene.places().equals(now.places());
        scene = now;
        if (another) {
            shown.clear();
            boxes.getChildren().clear();
            view.picture(now.places().width(), now.places().height());
            isNew = true;
            begin();
        } else {
            changed();
        }
    }

    /// A graph that is too large to be read as a whole begins at the selected job.
    private void begin() {
        var drawn = scene;
        if (isNew && drawn != null && view.width() > 0) {
            isNew = false;
            fit();
            if (view.zoom() < READABLE && drawn.selected() >= 0) {
                centre(drawn.selected());
            }
        }
    }

    /// Fits again each time that the pane gets another size, until the operator zooms or pans.
    void fit() {
        fits = true;
        view.fit();
        changed();
    }

    /// @param move changes what is seen
    void move(Consumer<Viewport> move) {
        fits = false;
        move.accept(view);
        changed();
    }

    /// Brings the job into view, at a size at which it can be read.
    void reveal(int place) {
        var drawn = scene;
        if (drawn != null) {
            var job = drawn.places().job(place);
            if (view.zoom() < READABLE && !fits) {
                move(seen -> seen.zoom(READABLE / seen.zoom()));
            }
            if (!fits) {
                move(seen -> seen.reveal(job));
            }
        }
    }

    /// Brings it to the middle, at a size at which it can be read.
    void centre(int place) {
        var drawn = scene;
        if (drawn != null) {
            var job = drawn.places().job(place);
            move(seen -> {
                seen.zoom(Math.max(1, 0.8 / seen.zoom()));
                seen.centre(job.x() + 66, job.centreY());
            });
        }
    }

    /// The focus goes to the selected job, as soon as it has a node.
    void focusSelected() {
        var drawn = scene;
        var box = drawn == null ? null : shown.get(drawn.selected());
        awaitsFocus = box == null;
        Objects.requireNonNullElse(box, this).requestFocus();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            head.setWidth(getWidth());
            head.setHeight(GraphDrawing.HEAD);
            view.resize(getWidth(), getHeight());
            begin();
            if (fits) {
                view.fit();
            }
            changed();
        }
    }

    private void changed() {
        var drawn = scene;
        if (drawn == null || view.width() <= 0) {
            return;
        }
        drawing.draw(drawn, view.zoom() >= READABLE);
        arrange(drawn);
        if (awaitsFocus && shown.containsKey(drawn.selected())) {
            focusSelected();
        }
        onView.run();
    }

    private void arrange(GraphScene drawn) {
        for (int i = 0; i < drawn.graph().size(); i++) {
            var job = drawn.places().job(i);
            if (i == drawn.selected() || (view.zoom() >= READABLE && view.sees(job))) {
                var place = i;
                var box = shown.computeIfAbsent(i, _ -> add(place));
                box.show(drawn, i);
                box.place(view.viewX(job.x()), view.viewY(job.y()), view.zoom());
            } else {
                var box = shown.remove(i);
                if (box != null) {
                    boxes.getChildren().remove(box);
                }
            }
        }
    }

    private JobBox add(int place) {
        var box = new JobBox(() -> onSelect.accept(place));
        boxes.getChildren().add(box);
        return box;
    }

    /// The job at a point of the view.
    OptionalInt at(double x, double y) {
        var drawn = scene;
        if (drawn == null) {
            return OptionalInt.empty();
        }
        var atX = view.pictureX(x);
        var atY = view.pictureY(y);
        for (int i = 0; i < drawn.graph().size(); i++) {
            var job = drawn.places().job(i);
            if (atX >= job.x() && atX <= job.right() && atY >= job.y() && atY <= job.bottom()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private void scroll(ScrollEvent wheel) {
        if (wheel.getDeltaY() != 0 || wheel.getDeltaX() != 0) {
            if (wheel.isShiftDown()) {
                move(seen -> seen.pan(-wheel.getDeltaX() - wheel.getDeltaY(), 0));
            } else {
                var factor = Math.pow(Viewport.STEP, wheel.getDeltaY() / 40);
                move(seen -> seen.zoom(factor, wheel.getX(), wheel.getY()));
            }
            wheel.consume();
        }
    }

    private void press(MouseEvent press) {
        pressedX = draggedX = press.getScreenX();
        pressedY = draggedY = press.getScreenY();
    }

    private void drag(MouseEvent drag) {
        if (drag.getButton() == MouseButton.PRIMARY || drag.getButton() == MouseButton.MIDDLE) {
            var byX = draggedX - drag.getScreenX();
            var byY = draggedY - drag.getScreenY();
            draggedX = drag.getScreenX();
            draggedY = drag.getScreenY();
            move(seen -> seen.pan(byX, byY));
        }
    }

    private void click(MouseEvent click) {
        var still = Math.hypot(click.getScreenX() - pressedX, click.getScreenY() - pressedY) < CLICK;
        if (still && click.getButton() == MouseButton.PRIMARY) {
            at(click.getX(), click.getY()).ifPresent(onSelect);
            focusSelected();
            if (click.getClickCount() == 2) {
                onOpen.run();
            }
        }
    }
}
