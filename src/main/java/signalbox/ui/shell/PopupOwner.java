package signalbox.ui.shell;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Pop-ups are hidden with the window that they belong to. While all windows are minimised they belong to one
/// that shows nothing, in the corner of the screen.
final class PopupOwner {
    private final PauseTransition life;
    private @Nullable Stage stage;

    /// @param life how long it is there after the last time that it was needed
    PopupOwner(Duration life) {
        this.life = new PauseTransition(life);
        this.life.setOnFinished(_ -> close());
    }

    /// Empty: some window can be seen, or none is there. On the FX thread.
    Optional<Window> whereMinimised() {
        var others = Window.getWindows().stream()
                .filter(window -> window instanceof Stage && !window.equals(stage))
                .map(Stage.class::cast)
                .toList();
        if (others.isEmpty() || !others.stream().allMatch(Stage::isIconified)) {
            return Optional.empty();
        }
        life.playFromStart();
        return Optional.of(shown(others.getFirst()));
    }

    private Window shown(Stage minimised) {
        var shown = stage;
        if (shown == null) {
            shown = inTheCorner(minimised);
            stage = shown;
        }
        return shown;
    }

    private void close() {
        if (stage != null) {
            stage.close();
            stage = null;
        }
    }

    /// Dressed as the other is, and what belongs to it too.
    private static Stage inTheCorner(Stage minimised) {
        var root = new Pane();
        root.getStyleClass().setAll(minimised.getScene().getRoot().getStyleClass());
        root.setStyle("-fx-background-color: transparent");
        var scene = new Scene(root, 1, 1, Color.TRANSPARENT);
        scene.setUserAgentStylesheet(minimised.getScene().getUserAgentStylesheet());
        scene.getStylesheets().setAll(minimised.getScene().getStylesheets());
        var stage = new Stage(StageStyle.TRANSPARENT);
        var screen = Screen.getPrimary().getVisualBounds();
        stage.setScene(scene);
        stage.setX(screen.getMaxX() - 1);
        stage.setY(screen.getMaxY() - 1);
        stage.show();
        return stage;
    }
}
