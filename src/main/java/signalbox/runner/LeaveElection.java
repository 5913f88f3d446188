package signalbox.runner;

import signalbox.audit.Action;

/// Takes the embedded runner out of the line.
public record LeaveElection() implements Action {
    @Override
    public String name() {
        return "runner-leave";
    }

    @Override
    public int size() {
        return 1;
    }
}
