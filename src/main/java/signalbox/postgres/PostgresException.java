package signalbox.postgres;

import org.jspecify.annotations.Nullable;
import signalbox.text.SecretMask;

/// The server, the way to it, or a statement failed. The message is one sentence for the user: what was tried,
/// on which database, and what to do.
public final class PostgresException extends RuntimeException {
    /// What went wrong, as far as callers or screens must distinguish it.
    public enum Kind {
        WRONG_PASSWORD,
        UNKNOWN_HOST,
        UNREACHABLE,
        /// The tunnel does not work until a person corrects it: the cause says why.
        DETOUR,
        NO_SUCH_DATABASE,
        NO_SUCH_ROLE,
        TOO_MANY_CONNECTIONS,
        TLS,
        NO_QUEUE_JOB,
        NO_RIGHTS,
        READ_ONLY,
        TIMED_OUT,
        /// The server undid what the session did before.
        CONNECTION_LOST,
        /// The connection was lost before the server said whether the change was made.
        OUTCOME_UNKNOWN,
        STATEMENT;

        /// Whether only a person can correct it. Trying again may do harm then: servers lock roles.
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

    /// The same for a statement that changes something by itself. If the connection was lost meanwhile, the change
    /// may have been made.
    ///
    /// @param what completes "Could not …"
    public PostgresException ofDeed(String what) {
        return kind == Kind.CONNECTION_LOST ? PostgresErrors.unknown(what, this) : this;
    }

    /// The same with one more sentence.
    public PostgresException adding(String sentence) {
        return new PostgresException(kind, getMessage() + " " + sentence, this);
    }
}
