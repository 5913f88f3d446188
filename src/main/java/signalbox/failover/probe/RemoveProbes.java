package signalbox.failover.probe;

import signalbox.audit.Action;

/// Removes the probe jobs that drills left behind, because they were killed or could not clean up. They belong to
/// Signalbox and have no effect. The operator does not choose them: they are found by their channel and name.
public record RemoveProbes() implements Action {
    @Override
    public String name() {
        return "remove-probes";
    }

    @Override
    public int size() {
        return 0;
    }
}
