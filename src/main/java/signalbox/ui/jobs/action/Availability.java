package signalbox.ui.jobs.action;

/// Whether a button works now, and if not, why.
///
/// @param reason a sentence; empty when the button works
/// @param locked whether it would work if Signalbox were armed
public record Availability(String reason, boolean locked) {
    static final Availability YES = new Availability("", false);
    static final Availability LOCKED = new Availability("Arm to enable", true);

    static Availability no(String reason) {
        return new Availability(reason, false);
    }

    public boolean isPossible() {
        return reason.isEmpty();
    }
}
