package signalbox.ui.shell;

import org.jspecify.annotations.Nullable;
import signalbox.app.Destination;
import signalbox.app.Profiles;
import signalbox.app.Session;
import signalbox.app.SettingsStore;
import signalbox.app.WindowRequest;

/// What the window needs from the application.
///
/// @param opener makes the session for a destination, not started yet
public record WindowSetup(
        WindowRequest request, SettingsStore settings, Profiles profiles, Opener opener, String version) {
    @FunctionalInterface
    public interface Opener {
        /// Blocks as long as it takes; called on a background thread.
        ///
        /// @param destination null: start the demo cluster and open that
        Session open(@Nullable Destination destination) throws Exception;
    }
}
