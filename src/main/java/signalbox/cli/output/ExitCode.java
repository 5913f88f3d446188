package signalbox.cli.output;

/// Exit codes. Scripts rely on them.
public final class ExitCode {
    public static final int FINE = 0;
    public static final int PARTLY = 1;
    public static final int WARNINGS = 1;
    public static final int NOTHING_DONE = 2;
    public static final int CRITICAL = 2;
    public static final int NOT_CONNECTED = 3;
    public static final int NO_SUCH_JOB = 3;
    public static final int REFUSED = 4;
    public static final int USAGE = 64;
    /// EX_SOFTWARE of sysexits.h: a fault of Signalbox itself.
    public static final int FAULT = 70;
    /// The exit code that a shell gives for a program that wrote to a pipe without a reader: 128 + SIGPIPE.
    public static final int NO_READER = 141;

    private ExitCode() {}
}
