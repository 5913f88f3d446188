package signalbox.queue.group;

/// The values that the failed jobs of one session share, each with its code. They stay as long as the session: a job
/// that failed again finds its own.
final class JobCodes {
    private static final int MOST = 20_000;
    private static final String OTHERS = "(others: too many to list)";

    final Codes<Fingerprint> errors = new Codes<>(MOST, new Fingerprint("", "", "", OTHERS));
    final Codes<String> messages = new Codes<>(MOST, OTHERS);
    final Codes<MethodName> methods = new Codes<>(MOST, new MethodName("", OTHERS));
    final Codes<String> channels = new Codes<>(MOST, OTHERS);
}
