package signalbox.cli.option;

/// How a command says that it only previewed its action, because nobody confirmed it.
public enum UnconfirmedAction {
    CHANGE("Nothing was changed", "Nothing to change."),
    REQUEST("No request was sent", "No request to send."),
    DRILL("Nothing was done", "Nothing was done: this drill cannot begin."),
    RUNNER("No runner was started", "No runner to start.");

    private final String undone;
    private final String empty;

    UnconfirmedAction(String undone, String empty) {
        this.undone = undone;
        this.empty = empty;
    }

    /// What was left undone, without a full stop: `Nothing was changed`.
    String undone() {
        return undone;
    }

    /// The same where there is nothing to do, and so nothing to confirm.
    String empty() {
        return empty;
    }
}
