package signalbox.postgres;

import org.jspecify.annotations.Nullable;
import signalbox.text.SecretMask;

/// The server, the way to it, or a statement failed. The message is one sentence for the user: what was tried,
/// on which database, and what to do.
public final class PostgresException extends RuntimeException {
    /// What went wrong, as far as a caller or a screen must tell them apart.
    public enum Kind {
        WRONG_PASSWORD,
        UNKNOWN_HOST,
        UNREACHABLE,
        /// The detour leads nowhere until somebody puts it right: the cause says why.
        DETOUR,
        NO_SUCH_DATABASE,
        NO_SUCH_ROLE,
        TOO_MANY_CONNECTIONS,
        TLS,
        NO_QUEUE_JOB,
        NO_RIGHTS,
        READ_ONLY,
        TIMED_OUT,
        /// What the session did before was undone with it.
        CONNECTION_LOST,
        /// The connection was lost before the server said whether it was done.
        OUTCOME_UNKNOWN,
        STATEMENT;

        /// Whether only a person can mend it, and trying again may do harm: servers lock roles.
        public boolean needsPerson() {
            return this == WRONG_PASSWORD || this == NO_SUCH_ROLE;
        }
    }

    private final Kind kind;

    public PostgresException(Kind kind, String message, @Nullable Throwable cause) {
        super(SecretMask.masked(message), cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /// The same for a statement that acts by itself: where the connection was lost meanwhile, it may be done.
    ///
    /// @param what completes "Could not …"
    public PostgresException ofDeed(String what) {
        return kind == Kind.CONNECTION_LOST ? PostgresErrors.unknown(what, this) : this;
    }

    /// With a sentence more.
    public PostgresException adding(String sentence) {
        return new PostgresException(kind, getMessage() + " " + sentence, this);
    }
}
