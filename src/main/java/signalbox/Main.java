package signalbox;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import signalbox.app.WindowRequest;
import signalbox.app.file.AppFolders;
import signalbox.app.file.SettingsStore;
import signalbox.app.session.Sessions;
import signalbox.cli.Cli;
import signalbox.cli.WindowWish;
import signalbox.cli.manual.CommandReference;
import signalbox.cli.output.AppVersion;
import signalbox.text.LogDetail;
import signalbox.text.LogSetup;
import signalbox.ui.fx.FxThread;
import signalbox.ui.kit.Theme;
import signalbox.ui.screen.SaveAs;
import signalbox.ui.shell.DesktopNotice;
import signalbox.ui.shell.SignalboxWindow;
import signalbox.ui.shell.WindowSetup;

/// Opens the window, or runs one command when the arguments name one.
public final class Main {
    private Main() {}

    /// Everything is in English, whatever the language of the system: some locales have other digits, which a server
    /// does not read in a statement.
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ENGLISH);
        var folders = AppFolders.ofThisUser();
        folders.makePrivate();
        System.setProperty(LogSetup.FOLDER, folders.logFolder().toString());
        // Not before the log knows its folder.
        if (WindowWish.isIn(arguments)) {
            FxThread.startAhead(Theme::prepare);
        }
        LogDetail.of(System.getenv("SIGNALBOX_LOG")).ifPresent(LogDetail::apply);
        var out = new FileOutputStream(FileDescriptor.out);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(Cli.run(arguments, folders, System.in, out, err, request -> window(request, folders, err)));
    }

    private static int window(WindowRequest request, AppFolders folders, PrintStream err) {
        var sessions = new Sessions(folders, InstantSource.system());
        return SignalboxWindow.run(new WindowSetup(
                request,
                folders,
                new SettingsStore(folders),
                (destination, progress) -> destination == null
                        ? sessions.openDemo(progress.andThen(err::println))
                        : sessions.open(destination),
                SaveAs.dialog(),
                DesktopNotice.popup(),
                AppVersion.number(),
                CommandReference::text));
    }
}
