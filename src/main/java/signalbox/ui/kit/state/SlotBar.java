package signalbox.ui.kit.state;

import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import signalbox.text.NumberText;
import signalbox.ui.kit.SpokenName;

/// The slots of a channel, one square each: first those of jobs that no worker is running, then started, then enqueued,
/// then free. If squares do not fit, or the channel has no limit, it is one bar in proportion. Jobs beyond the capacity
/// are drawn, too, because they really run.
public final class SlotBar extends Region {
    private static final double SIDE = 10;
    private static final double PITCH = 11.5;
    private static final int MOST_SQUARES = 60;
    private int total;
    private @Nullable SlotCounts drawn;

    private record SlotCounts(int capacity, int started, int enqueued, int withoutWorker) {}

    public SlotBar() {
        getStyleClass().add("slot-bar");
        SpokenName.picture(this);
        setPrefHeight(SIDE);
        setMinSize(0, SIDE);
    }

    /// @param capacity 0 for no limit
    public void show(int capacity, int started, int enqueued) {
        show(capacity, started, enqueued, 0);
    }

    /// @param capacity 0 for no limit
    /// @param started with a worker, as far as is known
    /// @param enqueued not begun, and enqueued lately
    /// @param withoutWorker jobs that are proven not to be run by any worker
    public void show(int capacity, int started, int enqueued, int withoutWorker) {
        draw(new SlotCounts(capacity, started, enqueued, withoutWorker));
        setAccessibleText(NumberText.count(started) + " started, " + NumberText.count(enqueued) + " enqueued"
                + (withoutWorker == 0
                        ? ""
                        : ", " + NumberText.count(withoutWorker) + " without a worker that runs its job")
                + " of "
                + (capacity == 0 ? "unlimited slots" : NumberText.of(capacity, "slot")));
        requestLayout();
    }

    private void draw(SlotCounts counts) {
        if (counts.equals(drawn)) {
            return;
        }
        drawn = counts;
        var taken = counts.withoutWorker() + counts.started() + counts.enqueued();
        total = Math.max(counts.capacity(), taken);
        getChildren().clear();
        var at = slots(0, counts.withoutWorker(), "slot-without-worker");
        at = slots(at, counts.started(), "slot-started");
        at = slots(at, counts.enqueued(), "slot-enqueued");
        slots(at, total - taken, "slot-free");
        if (getScene() != null) {
            // A row is filled while its table is laid out: styles were applied before that.
            applyCss();
        }
    }

    /// One square for each slot, or one bar for all; returns where the next slots begin.
    private int slots(int first, int count, String style) {
        var each = total <= MOST_SQUARES ? 1 : count;
        for (var at = first; at < first + count; at += each) {
            var slot = new Slot(at, each);
            slot.getStyleClass().add(style);
            getChildren().add(slot);
        }
        return first + count;
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

    /// A square; in a large channel, the bar of all slots of one kind.
    private static final class Slot extends Rectangle {
        private final int first;
        private final int size;

        Slot(int first, int size) {
            this.first = first;
            this.size = size;
            setManaged(false);
            // A shape is black until its style is applied, which may be one frame later.
            setFill(Color.TRANSPARENT);
            setArcWidth(4);
            setArcHeight(4);
        }
    }
}
