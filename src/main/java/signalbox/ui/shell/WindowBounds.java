package signalbox.ui.shell;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.Screen;
import javafx.stage.Stage;
import signalbox.app.file.Settings;

/// Where a window is, from one start to the next. On the FX thread.
record WindowBounds(Stage stage) {
    /// Puts the window where it was, as far as there is a screen.
    void recall(Settings settings) {
        var remembered = settings.window();
        if (remembered == null) {
            return;
        }
        var bounds = WindowPlacement.within(
                remembered,
                Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
                        .map(Screen::getVisualBounds)
                        .distinct()
                        .toList());
        stage.setX(bounds.x());
        stage.setY(bounds.y());
        stage.setWidth(bounds.width());
        stage.setHeight(bounds.height());
    }

    /// Empty while it is as large as the screen, or hidden: that is not its own size.
    Optional<Settings.Bounds> now() {
        return stage.isMaximized() || stage.isIconified()
                ? Optional.empty()
                : Optional.of(new Settings.Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
    }
}
