package signalbox.audit.reading;

/// What came of an action, by the line of the log.
public enum ActionResult {
    DONE("done"),
    PARTLY_DONE("partly done"),
    /// Everything was left alone.
    REFUSED("refused"),
    FAILED("failed"),
    /// The connection was lost, and the server may have done it.
    UNKNOWN("unknown"),
    /// There is a line before it ran, and none with its result: it runs, or Signalbox ended meanwhile.
    BEGAN("began");

    private final String words;

    ActionResult(String words) {
        this.words = words;
    }

    public String label() {
        return words;
    }

    /// @param outcome as `AuditEntry` has it
    public static ActionResult of(String outcome) {
        if (outcome.startsWith("unknown")) {
            return UNKNOWN;
        }
        if (outcome.startsWith("failed")) {
            return FAILED;
        }
        if (outcome.startsWith("partly")) {
            return PARTLY_DONE;
        }
        return switch (outcome) {
            case "begun" -> BEGAN;
            case "nothing done" -> REFUSED;
            default -> DONE;
        };
    }
}
