package signalbox.metrics;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/// Which values of a label have series of their own: those that came first, up to a limit. All others share one. A
/// value
/// keeps its series, so that none jumps between two. Not thread-safe.
final class LabelLimit {
    static final String OTHER = "other";
    private static final int LONGEST = 100;

    private final int most;
    private final Set<String> named = new LinkedHashSet<>();

    LabelLimit(int most) {
        this.most = most;
    }

    /// @param values the first ones get series before the last ones
    void prefer(Collection<String> values) {
        values.forEach(this::label);
    }

    String label(String value) {
        if (named.contains(value) || (named.size() < most && value.length() <= LONGEST && named.add(value))) {
            return value;
        }
        return OTHER;
    }
}
