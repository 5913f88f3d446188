package signalbox.ui.jobs.graph;

import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.scene.input.KeyEvent;

/// The keys of the graph. The arrows go from job to job, with Shift they move the picture.
final class GraphKeys {
    private static final double PAN = 60;

    private final GraphPane graph;
    private final IntConsumer onSelect;
    private final Runnable onOpen;
    private final Runnable onFailed;

    GraphKeys(GraphPane graph, IntConsumer onSelect, Runnable onOpen, Runnable onFailed) {
        this.graph = graph;
        this.onSelect = onSelect;
        this.onOpen = onOpen;
        this.onFailed = onFailed;
        graph.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent key) {
        if (key.isControlDown() || key.isAltDown() || key.isMetaDown()) {
            return;
        }
        if (key.isShiftDown() ? pan(key) || zoom(key) : walk(key) || zoom(key) || act(key)) {
            key.consume();
        }
    }

    private boolean pan(KeyEvent key) {
        return switch (key.getCode()) {
            case LEFT -> pan(-PAN, 0);
            case RIGHT -> pan(PAN, 0);
            case UP -> pan(0, -PAN);
            case DOWN -> pan(0, PAN);
            default -> false;
        };
    }

    private boolean pan(double x, double y) {
        graph.move(view -> view.pan(x, y));
        return true;
    }

    private boolean zoom(KeyEvent key) {
        switch (key.getCode()) {
            case PLUS, EQUALS, ADD -> graph.move(view -> view.zoom(Viewport.STEP));
            case MINUS, SUBTRACT -> graph.move(view -> view.zoom(1 / Viewport.STEP));
            case DIGIT0, NUMPAD0 -> graph.move(Viewport::actualSize);
            case F -> graph.fit();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean walk(KeyEvent key) {
        var scene = graph.scene();
        if (scene == null) {
            return false;
        }
        var walk = new GraphWalk(scene);
        var from = scene.selected();
        return switch (key.getCode()) {
            case LEFT -> go(from, from < 0 ? OptionalInt.empty() : walk.parent(from));
            case RIGHT -> go(from, from < 0 ? OptionalInt.empty() : walk.dependant(from));
            case UP -> go(from, from < 0 ? OptionalInt.empty() : walk.above(from));
            case DOWN -> go(from, from < 0 ? OptionalInt.empty() : walk.below(from));
            default -> false;
        };
    }

    /// Without a selected job any arrow leads to the first one.
    private boolean go(int from, OptionalInt next) {
        if (from < 0) {
            onSelect.accept(0);
        } else {
            next.ifPresent(onSelect);
        }
        return true;
    }

    private boolean act(KeyEvent key) {
        switch (key.getCode()) {
            case ENTER, SPACE -> onOpen.run();
            case N -> onFailed.run();
            default -> {
                return false;
            }
        }
        return true;
    }
}
