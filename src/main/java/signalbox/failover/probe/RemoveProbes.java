package signalbox.failover.probe;

import signalbox.audit.Action;

/// Removes the probe jobs of drills that were killed before they could clean up. They belong to Signalbox and have no
/// effect. The operator does not choose them: they are found by their channel and name.
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
