package signalbox.audit;

/// An action may have been carried out: the connection was lost before the answer came. Faults of a database say the
/// same with `PostgresException.Kind.OUTCOME_UNKNOWN`. The message is for the operator.
public final class UnknownOutcomeException extends RuntimeException {
    public UnknownOutcomeException(String message, Throwable cause) {
        super(message, cause);
    }

    /// The same with one more sentence.
    public UnknownOutcomeException adding(String sentence) {
        return new UnknownOutcomeException(getMessage() + " " + sentence, this);
    }
}
