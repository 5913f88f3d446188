package signalbox.live;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The first of many rows, in an order, no more than a number. Not thread-safe.
public final class FirstRows {
    private final Comparator<BlockRow> order;
    private final int most;
    /// The last of them on top.
    private final PriorityQueue<BlockRow> rows;

    public FirstRows(Comparator<BlockRow> order, int most) {
        this.order = order;
        this.most = most;
        this.rows = new PriorityQueue<>(order.reversed());
    }

    public void offer(BlockRow row) {
        if (rows.size() < most) {
            rows.add(row);
        } else if (order.compare(row, rows.element()) < 0) {
            rows.remove();
            rows.add(row);
        }
    }

    public List<BlockRow> inOrder() {
        return rows.stream().sorted(order).toList();
    }
}
