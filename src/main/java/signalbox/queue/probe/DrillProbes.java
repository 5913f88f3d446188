package signalbox.queue.probe;

import org.jspecify.annotations.Nullable;

/// Open probe jobs, and whose they are.
///
/// @param present whether there are any
/// @param drillPid the backend of the drill that runs now; null: none runs, so the drill that added them was killed
public record DrillProbes(boolean present, @Nullable Integer drillPid) {
    public static final DrillProbes NONE = new DrillProbes(false, null);

    /// Whether a drill that was killed left them behind.
    public boolean areLeft() {
        return present && drillPid == null;
    }

    /// Says of the probes whose they are: `of a drill that was killed`.
    public String origin() {
        return drillPid == null ? "of a drill that was killed" : "of the drill that runs now (pid " + drillPid + ")";
    }
}
