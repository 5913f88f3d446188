package signalbox.cli.manual;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import signalbox.app.file.AppFolders;
import signalbox.cli.command.SignalboxCommand;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.output.AppVersion;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.TerminalOutput;
import signalbox.queue.action.JobOperations;

/// Writes `signalbox.1` and `signalbox.bash` when a package is built. Connects to nothing and reads no file of the
/// user.
public final class ManualFiles {
    private static final Path HOME = Path.of("/HOME");

    private ManualFiles() {}

    /// @param arguments the folder, which exists
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]));
    }

    /// Writes both files into that folder, over older ones.
    static void write(Path folder) throws IOException {
        var commands = commands();
        Files.writeString(folder.resolve("signalbox.1"), ManualPage.of(commands, AppVersion.number(), files()));
        Files.writeString(folder.resolve("signalbox.bash"), AutoComplete.bash("signalbox", commands));
    }

    static CommandLine commands() {
        var nowhere = new TerminalOutput(OutputStream.nullOutputStream());
        return SignalboxCommand.whole(new CommandContext(
                folders(),
                InstantSource.system(),
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                _ -> ExitCode.FINE,
                JobOperations.ALL,
                new DatabaseOptions()));
    }

    /// As on Linux, where no variable names other ones.
    private static AppFolders folders() {
        return AppFolders.of(Map.of(), HOME, "Linux");
    }

    private static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put(place(folders().config()), "Profiles, settings and the keys of SSH hosts that were accepted.");
        files.put(place(folders().state()), "The audit log, the log of Signalbox, and who led when.");
        files.put(place(folders().cache()), "The demo cluster.");
        return files;
    }

    private static String place(Path path) {
        return "~/" + HOME.relativize(path);
    }
}
