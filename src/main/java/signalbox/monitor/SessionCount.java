package signalbox.monitor;

import java.util.OptionalLong;

/// Whether any session may have come or gone since the last look, by how many ever began. Not thread-safe.
final class SessionCount {
    private OptionalLong known = OptionalLong.empty();

    /// @param began empty where that is not known: then any may have come or gone
    boolean hasChanged(OptionalLong began) {
        var changed = began.isEmpty() || !began.equals(known);
        known = began;
        return changed;
    }
}
