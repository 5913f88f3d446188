package signalbox.failover;

import signalbox.audit.Action;

/// Takes away the probe jobs of drills that were killed before they could clean up. They are ours, without effect,
/// and told by their channel and name. Nobody points at them.
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
