package signalbox.ui.shell;

import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.controlsfx.control.Notifications;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Motion;

/// Shows a desktop notification.
@FunctionalInterface
public interface DesktopNotice {
    double WIDTH = 360;
    int MOST = 300;
    Duration LIFE = Duration.ofSeconds(15);
    Duration FADING = Duration.ofSeconds(2);

    /// Called on the FX thread, while a window is open.
    ///
    /// @param onChosen called when the notification is clicked
    void notifyDesktop(String title, String text, Runnable onChosen);

    /// In a corner of the screen, for a while.
    static DesktopNotice popup() {
        var unseen = new PopupOwner(LIFE.plus(FADING));
        return (title, text, onChosen) -> {
            if (Motion.isReduced()) {
                StillNotice.show(unseen.whereMinimised().orElse(null), content(title, text), onChosen);
            } else {
                slide(unseen, title, text, onChosen);
            }
        };
    }

    private static void slide(PopupOwner unseen, String title, String text, Runnable onChosen) {
        Notifications.create()
                .owner(unseen.whereMinimised().orElse(null))
                .graphic(content(title, text))
                .styleClass("desktop-notice")
                .hideAfter(javafx.util.Duration.seconds((int) LIFE.toSeconds()))
                .position(Pos.BOTTOM_RIGHT)
                .onAction(_ -> onChosen.run())
                .show();
    }

    /// The library's own label does not wrap, and it asks for the height without giving a width.
    private static Node content(String title, String text) {
        var words = new VBox(4, wrapped(title, "t-13", "t-semibold"), wrapped(text, "t-12"));
        return new HBox(10, Icon.CRITICAL.at(17, "i-danger"), words);
    }

    private static Text wrapped(String words, String... styles) {
        var text = new Text(words.length() > MOST ? words.substring(0, MOST) + "…" : words);
        text.getStyleClass().addAll(styles);
        text.getStyleClass().add("notice-words");
        text.setWrappingWidth(WIDTH);
        return text;
    }
}
