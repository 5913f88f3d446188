package signalbox.audit;

import signalbox.text.SecretMask;

/// An action must not be carried out: not armed, a read-only profile, a missing right, not confirmed. The message is
/// one sentence for the user.
public final class RefusedException extends RuntimeException {
    public RefusedException(String message) {
        super(SecretMask.masked(message));
    }
}
