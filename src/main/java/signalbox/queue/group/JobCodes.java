package signalbox.queue.group;

/// The values that the failed jobs of one session share, each with its code. They stay as long as the session: a job
/// that failed again finds its own.
final class JobCodes {
    private static final int MOST = 20_000;
    private static final String OTHERS = "(others: too many to list)";

    final ValueCodes<ErrorFingerprint> errors = new ValueCodes<>(MOST, new ErrorFingerprint("", "", "", OTHERS));
    final ValueCodes<String> messages = new ValueCodes<>(MOST, OTHERS);
    final ValueCodes<MethodName> methods = new ValueCodes<>(MOST, new MethodName("", OTHERS));
    final ValueCodes<String> channels = new ValueCodes<>(MOST, OTHERS);
}
