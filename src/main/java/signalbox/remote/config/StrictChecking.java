package signalbox.remote.config;

import java.util.Optional;

/// What becomes of a host key that is not known, as StrictHostKeyChecking says.
public enum StrictChecking {
    /// it is refused
    YES,
    /// the user is asked
    ASK,
    /// ssh accepts it; a changed one is refused
    ACCEPT_NEW,
    /// ssh accepts it, and goes on even if it has changed
    NO;

    /// @param value in lower case
    static Optional<StrictChecking> of(String value) {
        return Optional.ofNullable(
                switch (value) {
                    case "yes", "true" -> YES;
                    case "ask" -> ASK;
                    case "accept-new" -> ACCEPT_NEW;
                    case "no", "false", "off" -> NO;
                    default -> null;
                });
    }
}
