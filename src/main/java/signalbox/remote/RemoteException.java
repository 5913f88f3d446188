package signalbox.remote;

import org.jspecify.annotations.Nullable;
import signalbox.text.SecretMask;

/// The host, the way to it, or a command there failed. The message is one sentence for the user: what was
/// tried, on which host, and what to do.
public sealed class RemoteException extends RuntimeException permits UnknownHostKeyException {
    /// What went wrong, as far as callers or screens must distinguish it.
    public enum Kind {
        UNKNOWN_HOST,
        UNREACHABLE,
        UNKNOWN_HOST_KEY,
        CHANGED_HOST_KEY,
        NOT_LET_IN,
        FILES,
        TIMED_OUT,
        CONNECTION_LOST,
        /// the connection stays, but the server ended what ran on it
        CHANNEL_CLOSED,
        /// the server opens no session for a command
        NO_SESSION,
        COMMAND,
        NO_SUCH_FILE,
        FILE_FORBIDDEN,
        FILE_TOO_LARGE,
        NO_WAY
    }

    private final Kind kind;

    public RemoteException(Kind kind, String message, @Nullable Throwable cause) {
        super(SecretMask.masked(message), cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
