package signalbox.runner;

import signalbox.text.SecretMask;

/// A runner cannot work on this database, or must leave it. The message is one sentence.
public final class RunnerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Whether trying again can help.
    public enum Kind {
        /// Another runner leads, or the database is not ready yet: a new session may succeed.
        AGAIN,
        /// The runner must not work here now: an operator decides.
        REFUSED
    }

    private final Kind kind;

    RunnerException(String sentence) {
        this(Kind.AGAIN, sentence);
    }

    RunnerException(Kind kind, String sentence) {
        super(SecretMask.masked(sentence));
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
