package signalbox.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.function.ToIntFunction;
import signalbox.app.WindowRequest;
import signalbox.app.file.AppFolders;
import signalbox.app.file.Logging;
import signalbox.cli.command.SignalboxCommand;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.output.TerminalOutput;
import signalbox.queue.action.JobOperations;

/// Runs the command line: parses the arguments, runs one command and returns its exit code.
public final class Cli {
    private Cli() {}

    /// Runs one command, or opens the window if there is none, and returns the exit code.
    ///
    /// @param in for commands that are told to read from it
    /// @param out for results only
    /// @param err for everything else
    /// @param window opens the window and returns its exit code
    public static int run(
            String[] arguments,
            AppFolders folders,
            InputStream in,
            OutputStream out,
            OutputStream err,
            ToIntFunction<WindowRequest> window) {
        Logging.takeDriversLogs();
        return SignalboxCommand.execute(
                new CommandContext(
                        folders,
                        InstantSource.system(),
                        in,
                        new TerminalOutput(out),
                        new TerminalOutput(err),
                        window,
                        JobOperations.ALL,
                        new DatabaseOptions()),
                arguments);
    }
}
