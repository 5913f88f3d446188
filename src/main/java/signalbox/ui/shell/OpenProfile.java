package signalbox.ui.shell;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Destination;
import signalbox.app.session.Session;

/// A profile that the window has open, with its frame. Each is armed for itself.
///
/// @param destination what it was opened with; null: the demo cluster
/// @param alarm null while pictures are taken
record OpenProfile(
        @Nullable Destination destination,
        Session session,
        ShellViewModel model,
        Shell shell,
        @Nullable CriticalAlarm alarm) {
    String name() {
        return session.profile().name();
    }

    /// What the fleet knows it by.
    Destination known() {
        return destination == null ? session.route().destination() : destination;
    }

    /// Whether this is what would be opened, but for a password.
    boolean isFor(@Nullable Destination wanted) {
        if (wanted == null || destination == null) {
            return Objects.equals(wanted, destination);
        }
        return wanted.profile().equals(destination.profile());
    }

    void end() {
        shell.stop();
        if (alarm != null) {
            alarm.end();
        }
    }
}
