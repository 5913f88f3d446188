package signalbox.queue.probe;

import org.jspecify.annotations.Nullable;

/// Open probe jobs, and whose they are.
///
/// @param present whether there are any
/// @param drillPid the backend of the drill that runs now; null: none runs, and the one that added them left them
public record DrillProbes(boolean present, @Nullable Integer drillPid) {
    public static final DrillProbes NONE = new DrillProbes(false, null);

    /// Whether they are there though no drill runs: one was killed, or could not remove them.
    public boolean areLeft() {
        return present && drillPid == null;
    }

    /// Says of the probes whose they are: `of a drill that no longer runs`.
    public String origin() {
        return drillPid == null
                ? "of a drill that no longer runs"
                : "of the drill that runs now (pid " + drillPid + ")";
    }
}
