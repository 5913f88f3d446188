package signalbox.ui.shell;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import signalbox.ui.fx.FxDelay;

/// A desktop notification that is there at once and gone at once: the library's own slides and fades.
final class StillNotice {
    private StillNotice() {}

    /// @param owner null: the first window that is open; without one nothing is shown
    /// @param onChosen called when it is clicked
    static void show(@Nullable Window owner, Node content, Runnable onChosen) {
        var from = owner == null ? firstWindow() : owner;
        if (from == null) {
            return;
        }
        var pane = new StackPane(content);
        pane.getStyleClass().add("still-notice");
        var popup = new Popup();
        popup.getContent().add(pane);
        pane.setOnMouseClicked(_ -> {
            popup.hide();
            onChosen.run();
        });
        popup.show(from);
        var screen = Screen.getPrimary().getVisualBounds();
        popup.setX(screen.getMaxX() - popup.getWidth());
        popup.setY(screen.getMaxY() - popup.getHeight());
        FxDelay.after(DesktopNotice.LIFE, popup::hide);
    }

    private static @Nullable Window firstWindow() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage)
                .findFirst()
                .orElse(null);
    }
}
