package signalbox.runner;

/// A runner cannot work on this database, or must let go of it. One sentence.
public final class RunnerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunnerException(String sentence) {
        super(sentence);
    }
}
