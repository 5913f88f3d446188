package signalbox;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import signalbox.app.Folders;
import signalbox.cli.Cli;

/// Opens the window, or runs one command when the arguments name one.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var folders = Folders.ofThisUser();
        System.setProperty("signalbox.log", folders.logFolder().toString());
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(Cli.run(arguments, folders, out, err, _ -> 0));
    }
}
