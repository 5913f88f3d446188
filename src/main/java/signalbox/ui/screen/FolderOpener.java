package signalbox.ui.screen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;

/// Shows a folder in the desktop's file manager.
@FunctionalInterface
public interface FolderOpener {
    /// The desktop's own way to open something: in Debian, the package xdg-utils.
    String PROGRAM = "xdg-open";

    /// How long that may take to say that it cannot.
    int SECONDS = 20;

    /// Opens the folder of this file. Returns at once.
    void open(Path file);

    static FolderOpener desktop(Background background, NoticeBoard notices) {
        return file -> background.run(() -> opened(file), outcome -> {
            if (!(outcome instanceof TaskResult.Done<Boolean>(var opened) && opened)) {
                notices.notifyOperator(Notice.warning(
                        "The folder could not be shown.",
                        "Signalbox asks " + PROGRAM + " (Debian: xdg-utils) for it. The file is " + file + "."));
            }
        });
    }

    /// The program gets no password that Signalbox was given in a variable. A file manager that goes on is fine.
    private static boolean opened(Path file) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        PROGRAM, String.valueOf(file.toAbsolutePath().getParent()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("PGPASSWORD");
        var process = builder.start();
        return !process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
    }
}
