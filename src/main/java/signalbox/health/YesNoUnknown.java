package signalbox.health;

/// An answer: yes, no, or unknown.
public enum YesNoUnknown {
    YES,
    NO,
    UNKNOWN
}
