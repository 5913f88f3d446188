package signalbox.health;

/// What can be said to a question: not knowing is an answer too.
public enum SureOrUnknown {
    YES,
    NO,
    UNKNOWN
}
