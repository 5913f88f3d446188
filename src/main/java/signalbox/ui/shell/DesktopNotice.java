package signalbox.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// Tells somebody who may look elsewhere.
@FunctionalInterface
public interface DesktopNotice {
    /// On the FX thread, while a window is open.
    ///
    /// @param onChosen when it is clicked
    void tell(String title, String text, Runnable onChosen);

    /// In a corner of the screen, for a while.
    static DesktopNotice popup() {
        return (title, text, onChosen) -> Notifications.create()
                .graphic(content(title, text))
                .styleClass("desktop-notice")
                .hideAfter(Duration.seconds(15))
                .position(Pos.BOTTOM_RIGHT)
                .onAction(_ -> onChosen.run())
                .show();
    }

    /// The library's own labels do not wrap: a long line would be as wide as the screen.
    private static Node content(String title, String text) {
        var words = new VBox(4, sentence(title, "t-13", "t-semibold"), sentence(text, "t-12"));
        return new HBox(10, Icon.CRITICAL.at(17, "i-danger"), words);
    }

    private static Label sentence(String text, String... styles) {
        var label = Labels.sentence(text, styles);
        label.setPrefWidth(360);
        label.setMaxHeight(96);
        return label;
    }
}
