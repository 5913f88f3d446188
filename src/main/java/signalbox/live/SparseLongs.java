package signalbox.live;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A column of a block in which most jobs have the same value, such as no time at all: it takes no memory until one
/// has another.
final class SparseLongs {
    private final long common;
    private long @Nullable [] values;

    /// @param common the value of each place at first
    SparseLongs(long common) {
        this.common = common;
    }

    private SparseLongs(SparseLongs from) {
        this.common = from.common;
        this.values = from.values == null ? null : from.values.clone();
    }

    SparseLongs copy() {
        return new SparseLongs(this);
    }

    long get(int at) {
        return values == null ? common : values[at];
    }

    void set(int at, long value) {
        if (values == null && value != common) {
            values = new long[JobBlock.SIZE];
            Arrays.fill(values, common);
        }
        if (values != null) {
            values[at] = value;
        }
    }
}
