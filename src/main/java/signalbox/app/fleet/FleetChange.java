package signalbox.app.fleet;

import java.time.Instant;

/// Something that happened to a profile while it was watched.
///
/// @param at by this machine's clock
/// @param text completes the name of the profile: "lost its leader"
public record FleetChange(Instant at, String profile, Kind kind, String text) {
    public enum Kind {
        LEADER_LOST,
        LEADER_WON,
        RAISED,
        CLEARED,
        UNREACHABLE,
        REACHED
    }
}
