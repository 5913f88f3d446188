package signalbox.ui.shell;

import javafx.geometry.Pos;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;

/// Tells somebody who may look elsewhere.
@FunctionalInterface
public interface DesktopNotice {
    /// On the FX thread.
    ///
    /// @param onChosen when it is clicked
    void tell(String title, String text, Runnable onChosen);

    /// In a corner of the screen, for a while.
    static DesktopNotice popup() {
        return (title, text, onChosen) -> Notifications.create()
                .title(title)
                .text(text)
                .hideAfter(Duration.seconds(15))
                .position(Pos.BOTTOM_RIGHT)
                .onAction(_ -> onChosen.run())
                .showError();
    }
}
