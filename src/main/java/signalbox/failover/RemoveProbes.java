package signalbox.failover;

import signalbox.audit.Action;

/// Takes away the probe jobs of drills that were killed before they could clean up. They belong to Signalbox, have no
/// effect, and are found by their channel and name, not chosen by the operator.
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
