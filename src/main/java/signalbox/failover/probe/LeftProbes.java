package signalbox.failover.probe;

import java.util.ArrayList;
import java.util.List;

/// The probe jobs that are still there after they were to be removed.
///
/// @param held the uuids of those that a worker holds, or for which there was no time
/// @param kept the uuids of those that were deleted without an error and are still there
/// @param suspects what may keep them
public record LeftProbes(List<String> held, List<String> kept, String suspects) {
    public LeftProbes {
        held = List.copyOf(held);
        kept = List.copyOf(kept);
    }

    public boolean areNone() {
        return held.isEmpty() && kept.isEmpty();
    }

    /// Which are left, and why: `a worker holds …`.
    public String text() {
        var said = new ArrayList<String>();
        if (!held.isEmpty()) {
            said.add("a worker holds " + String.join(", ", held));
        }
        if (!kept.isEmpty()) {
            said.add("deleting has no effect on " + String.join(", ", kept) + " (" + suspects + ")");
        }
        return String.join("; ", said);
    }
}
