package signalbox.runner;

import signalbox.audit.Action;

/// Gives up the embedded runner's lead; it stands in line again, at the end.
public record HandBack() implements Action {
    @Override
    public String name() {
        return "runner-hand-back";
    }

    @Override
    public int size() {
        return 1;
    }
}
