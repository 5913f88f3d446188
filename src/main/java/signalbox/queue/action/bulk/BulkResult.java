package signalbox.queue.action.bulk;

import java.util.Arrays;
import java.util.Optional;

/// What became of one of many jobs that an operator chose by a filter.
public enum BulkResult {
    CHANGED("changed"),
    /// It was not what it was when the set was frozen, or the operation does not suit it.
    LEFT_ALONE("left alone"),
    /// Its batch could not be changed, and the server undid what it had begun.
    FAILED("failed"),
    /// The connection was lost before the server said whether its batch was changed.
    UNKNOWN("unknown"),
    /// Its batch was not begun, or was undone when the connection was lost.
    NOT_REACHED("not reached");

    private final String label;

    BulkResult(String label) {
        this.label = label;
    }

    /// As files and screens write it: `left alone`.
    public String label() {
        return label;
    }

    /// Empty where no result is written so.
    static Optional<BulkResult> of(String label) {
        return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
    }

    /// Whether the job is as it was, and may be tried again.
    public boolean isLeft() {
        return this == FAILED || this == NOT_REACHED;
    }
}
