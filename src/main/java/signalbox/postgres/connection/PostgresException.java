package signalbox.postgres.connection;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import signalbox.text.SecretMask;

/// The server, the way to it, or a statement failed. The message is one sentence for the user: what was tried,
/// on which database, and what to do.
public final class PostgresException extends RuntimeException {
    /// What went wrong, as far as callers or screens must distinguish it.
    public enum Kind {
        WRONG_PASSWORD(Scope.CONNECTION, CorrectedBy.PERSON),
        UNKNOWN_HOST(Scope.CONNECTION, CorrectedBy.SETUP),
        UNREACHABLE(Scope.CONNECTION, CorrectedBy.TIME),
        /// The tunnel does not work until a person corrects it: the cause says why.
        TUNNEL(Scope.CONNECTION, CorrectedBy.SETUP),
        NO_SUCH_DATABASE(Scope.CONNECTION, CorrectedBy.SETUP),
        NO_SUCH_ROLE(Scope.CONNECTION, CorrectedBy.PERSON),
        TOO_MANY_CONNECTIONS(Scope.CONNECTION, CorrectedBy.TIME),
        TLS(Scope.CONNECTION, CorrectedBy.SETUP),
        NO_QUEUE_JOB(Scope.CONNECTION, CorrectedBy.SETUP),
        NO_RIGHTS(Scope.STATEMENT, CorrectedBy.SETUP),
        READ_ONLY(Scope.STATEMENT, CorrectedBy.TIME),
        TIMED_OUT(Scope.STATEMENT, CorrectedBy.TIME),
        /// The server undid what the session did before.
        CONNECTION_LOST(Scope.CONNECTION, CorrectedBy.TIME),
        /// The connection was lost before the server said whether the change was made.
        OUTCOME_UNKNOWN(Scope.CONNECTION, CorrectedBy.TIME),
        STATEMENT(Scope.STATEMENT, CorrectedBy.TIME);

        private final Scope scope;
        private final CorrectedBy corrected;

        Kind(Scope scope, CorrectedBy corrected) {
            this.scope = scope;
            this.corrected = corrected;
        }

        /// Whether only a person can correct it. Trying again may do harm then: servers lock roles.
        public boolean needsPerson() {
            return corrected == CorrectedBy.PERSON;
        }

        /// Whether the next attempt may succeed although nobody corrects anything.
        public boolean mayPass() {
            return corrected == CorrectedBy.TIME;
        }

        /// Whether one statement failed, and the next one on the same connection may work.
        public boolean isOfStatement() {
            return scope == Scope.STATEMENT;
        }

        private enum Scope {
            CONNECTION,
            STATEMENT
        }

        /// What it takes until another attempt can succeed.
        private enum CorrectedBy {
            TIME,
            SETUP,
            PERSON
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
    public PostgresException ofChange(String what) {
        return kind == Kind.CONNECTION_LOST ? PostgresErrors.unknown(what, this) : this;
    }

    /// What the server or the driver said, in one line; the message where neither said anything.
    public String serverText() {
        var said = getCause();
        while (said instanceof PostgresException inner) {
            said = inner.getCause();
        }
        var text = said instanceof SQLException failure && failure.getMessage() != null
                ? PostgresErrors.serverLine(failure)
                : getMessage();
        return SecretMask.masked(text == null ? "" : text.lines().findFirst().orElse(""));
    }

    /// The same with one more sentence.
    public PostgresException adding(String sentence) {
        return new PostgresException(kind, getMessage() + " " + sentence, this);
    }
}
