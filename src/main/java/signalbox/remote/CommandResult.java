package signalbox.remote;

/// The output of a command, and how it ended.
///
/// @param exit the exit status; `NO_EXIT` when a signal ended it, or when it was cut off
/// @param out its output, in UTF-8 unless the caller named another charset
/// @param cut whether its output was longer than the limit: then the command was ended
public record CommandResult(int exit, String out, String err, boolean cut) {
    public static final int NO_EXIT = -1;

    public boolean succeeded() {
        return exit == 0;
    }
}
