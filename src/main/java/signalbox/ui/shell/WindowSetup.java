package signalbox.ui.shell;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import signalbox.app.WindowRequest;
import signalbox.app.file.AppFolders;
import signalbox.app.file.SettingsStore;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Profiles;
import signalbox.app.session.Session;
import signalbox.ui.screen.SaveAs;

/// What the window needs from the application.
///
/// @param opener makes the session for a destination; it is not started yet
/// @param saveAs asks where to write exports
/// @param desktop shows what should not wait until a person looks at the window
/// @param commands gives all commands with their options, for the help, as Markdown
public record WindowSetup(
        WindowRequest request,
        AppFolders folders,
        SettingsStore settings,
        Opener opener,
        SaveAs saveAs,
        DesktopNotice desktop,
        String version,
        Supplier<String> commands) {
    @FunctionalInterface
    public interface Opener {
        /// Blocks until the session is there; called on a background thread.
        ///
        /// @param destination null: start the demo cluster and open that
        /// @param progress gets a line for each step that takes a while
        Session open(@Nullable Destination destination, Consumer<String> progress) throws Exception;
    }

    Profiles profiles() {
        return new Profiles(folders);
    }
}
