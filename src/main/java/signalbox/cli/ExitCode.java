package signalbox.cli;

/// Exit codes, as scripts rely on them.
final class ExitCode {
    static final int FINE = 0;
    static final int PARTLY = 1;
    static final int WARNINGS = 1;
    static final int NOTHING_DONE = 2;
    static final int CRITICAL = 2;
    static final int NOT_CONNECTED = 3;
    static final int NO_SUCH_JOB = 3;
    static final int REFUSED = 4;
    static final int USAGE = 64;
    /// EX_SOFTWARE of sysexits.h: a fault of Signalbox itself.
    static final int FAULT = 70;
    /// What a shell says of a program that wrote to a pipe without a reader: 128 + SIGPIPE.
    static final int NO_READER = 141;

    private ExitCode() {}
}
