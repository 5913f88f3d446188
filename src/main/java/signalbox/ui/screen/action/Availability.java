package signalbox.ui.screen.action;

/// Whether an action can be begun now, and if not, why. `ActionFlow.availability` decides it for every screen, in one
/// order.
///
/// @param reason what the screen says; empty when the action can be begun
/// @param locked whether it could be begun if Signalbox were armed
public record Availability(String reason, boolean locked) {
    public static final Availability YES = new Availability("", false);
    public static final Availability LOCKED = new Availability("Arm to enable", true);

    /// Signalbox carries out one action at a time.
    public static final Availability BUSY = no("Asking the server…");

    public static Availability no(String reason) {
        return new Availability(reason, false);
    }

    public boolean isPossible() {
        return reason.isEmpty();
    }
}
