package signalbox.ui.shell;

import java.time.Duration;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import signalbox.ui.fx.FxDelay;

/// Finds the owner of pop-ups, which are hidden with their owner. While all windows are minimised, the owner is an
/// empty window in the corner of the screen.
final class PopupOwner {
    private final Duration life;
    private @Nullable FxDelay end;
    private @Nullable Stage stage;

    /// @param life how long that window stays after it was last needed
    PopupOwner(Duration life) {
        this.life = life;
    }

    /// Empty when a window can be seen, or when there is none. On the FX thread.
    Optional<Window> whereMinimised() {
        var others = Window.getWindows().stream()
                .filter(window -> window instanceof Stage && !window.equals(stage))
                .map(Stage.class::cast)
                .toList();
        if (others.isEmpty() || !others.stream().allMatch(Stage::isIconified)) {
            return Optional.empty();
        }
        if (end != null) {
            end.stop();
        }
        end = FxDelay.after(life, this::close);
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

    /// It gets the styles of the other window, for its pop-ups, too.
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
