package signalbox.live;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The same as `SparseLongs`, of smaller numbers.
final class SparseInts {
    private final int common;
    private int @Nullable [] values;

    /// @param common the value of each place at first
    SparseInts(int common) {
        this.common = common;
    }

    private SparseInts(SparseInts from) {
        this.common = from.common;
        this.values = from.values == null ? null : from.values.clone();
    }

    SparseInts copy() {
        return new SparseInts(this);
    }

    int get(int at) {
        return values == null ? common : values[at];
    }

    void set(int at, int value) {
        if (values == null && value != common) {
            values = new int[JobBlock.SIZE];
            Arrays.fill(values, common);
        }
        if (values != null) {
            values[at] = value;
        }
    }
}
