package signalbox.ui.kit.state;

import java.util.ArrayList;
import java.util.List;
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
        var wanted = new ArrayList<Slot>();
        addSlots(wanted, counts.withoutWorker(), "slot-without-worker");
        addSlots(wanted, counts.started(), "slot-started");
        addSlots(wanted, counts.enqueued(), "slot-enqueued");
        addSlots(wanted, total - taken, "slot-free");
        keepAlike(wanted);
        if (getScene() != null) {
            // A row is filled while its table is laid out: styles were applied before that.
            applyCss();
        }
    }

    /// One square for each slot, or one bar for all.
    private void addSlots(List<Slot> slots, int count, String style) {
        var each = total <= MOST_SQUARES ? 1 : count;
        var first = slots.isEmpty() ? 0 : slots.getLast().end();
        for (var at = first; at < first + count; at += each) {
            slots.add(new Slot(at, each, style));
        }
    }

    /// Squares that stay what they are stay the same nodes.
    private void keepAlike(List<Slot> wanted) {
        var children = getChildren();
        for (var i = 0; i < wanted.size(); i++) {
            if (i >= children.size()) {
                children.add(wanted.get(i));
            } else if (!(children.get(i) instanceof Slot slot && slot.isAlike(wanted.get(i)))) {
                children.set(i, wanted.get(i));
            }
        }
        children.remove(wanted.size(), children.size());
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

        Slot(int first, int size, String style) {
            this.first = first;
            this.size = size;
            getStyleClass().add(style);
            setManaged(false);
            // A shape is black until its style is applied, which may be one frame later.
            setFill(Color.TRANSPARENT);
            setArcWidth(4);
            setArcHeight(4);
        }

        private int end() {
            return first + size;
        }

        private boolean isAlike(Slot other) {
            return first == other.first && size == other.size && getStyleClass().equals(other.getStyleClass());
        }
    }
}
