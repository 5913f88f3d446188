package signalbox.health;

/// An answer: yes, no, or unknown.
public enum SureOrUnknown {
    YES,
    NO,
    UNKNOWN
}
