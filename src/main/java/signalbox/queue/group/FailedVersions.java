package signalbox.queue.group;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import signalbox.queue.RowVersion;

/// The failed jobs of one moment: their ids, and of each which write of its row it is, so that a job that failed again
/// is read again. Eight bytes a job. Filled by one thread, then read only.
public final class FailedVersions {
    private static final int SHIFT = 32;

    private long[] rows = new long[1024];
    private int size;
    private boolean sorted = true;

    /// @param version see `RowVersion`; where it is not known, the start of the job's last run stands for it
    public void add(long id, int version, @Nullable Instant started) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
        }
        var mark = version != RowVersion.UNKNOWN ? version : started == null ? 0 : (int) started.getEpochSecond();
        rows[size++] = id << SHIFT | Integer.toUnsignedLong(mark);
        sorted = false;
    }

    public int size() {
        return size;
    }

    /// Sorted by id: no more are added.
    ///
    /// @return this
    public FailedVersions sorted() {
        return newest(size);
    }

    /// Sorts them by id, and keeps the newest `most`.
    ///
    /// @return this
    FailedVersions newest(int most) {
        if (!sorted) {
            Arrays.sort(rows, 0, size);
            sorted = true;
        }
        if (size > most) {
            System.arraycopy(rows, size - most, rows, 0, most);
            size = most;
        }
        return this;
    }

    /// Whether the job is among them.
    boolean contains(int id) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            if (id(middle) == id) {
                return true;
            }
            if (id(middle) < id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    /// @param at 0 is the lowest id
    int id(int at) {
        return (int) (rows[at] >> SHIFT);
    }

    int version(int at) {
        return (int) rows[at];
    }
}
