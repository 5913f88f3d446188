package signalbox.ui.kit.state;

import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// The slots of a channel: a square each, started, then enqueued, then free. Where squares would not fit (or
/// the channel has no limit) it is one bar in proportion. Jobs beyond the capacity are still drawn: they
/// really run.
public final class SlotBar extends Region {
    private static final double SIDE = 10;
    private static final double PITCH = 11.5;
    private static final int MOST_SQUARES = 60;
    private int total;

    public SlotBar() {
        getStyleClass().add("slot-bar");
        setPrefHeight(SIDE);
        setMinSize(0, SIDE);
    }

    /// @param capacity 0 for no limit
    public void show(int capacity, int started, int enqueued) {
        total = Math.max(capacity, started + enqueued);
        getChildren().clear();
        if (total <= MOST_SQUARES) {
            slots(0, started, "slot-started", 1);
            slots(started, started + enqueued, "slot-enqueued", 1);
            slots(started + enqueued, total, "slot-free", 1);
        } else {
            slots(0, 1, "slot-started", started);
            slots(started, started + 1, "slot-enqueued", enqueued);
            slots(started + enqueued, started + enqueued + 1, "slot-free", total - started - enqueued);
        }
        setAccessibleText(started + " started, " + enqueued + " enqueued of "
                + (capacity == 0 ? "unlimited" : String.valueOf(capacity)) + " slots");
        requestLayout();
    }

    private void slots(int from, int to, String style, int size) {
        for (var i = from; i < to && size > 0; i++) {
            var slot = new Slot(i, size);
            slot.getStyleClass().add(style);
            getChildren().add(slot);
        }
    }

    @Override
    protected void layoutChildren() {
        var pitch = Math.min(PITCH, getWidth() / Math.max(1, total));
        var gap = pitch > 4 ? PITCH - SIDE : 0;
        for (var child : getChildren()) {
            if (child instanceof Slot slot) {
                slot.setX(slot.first * pitch);
                slot.setY(Math.rint((getHeight() - SIDE) / 2));
                slot.setWidth(slot.size * pitch - gap);
                slot.setHeight(SIDE);
            }
        }
    }

    /// A square, or in a large channel the bar of all slots of one kind.
    private static final class Slot extends Rectangle {
        private final int first;
        private final int size;

        Slot(int first, int size) {
            this.first = first;
            this.size = size;
            setManaged(false);
            // A shape is black until its style is read, which may be a picture later.
            setFill(Color.TRANSPARENT);
            setArcWidth(4);
            setArcHeight(4);
        }
    }
}
