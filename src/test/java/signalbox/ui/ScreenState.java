package signalbox.ui;

import java.util.concurrent.Callable;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.ZoomPane;

/// One state of a screen: for pictures, and for tests that look at all of them.
///
/// @param opening makes it, on the FX thread
public record ScreenState(String name, Callable<OpenedScreen> opening) {
    /// @param happening done once the screen is laid out
    public record OpenedScreen(Parent root, Runnable happening) {}

    public static ScreenState of(String name, Callable<? extends Parent> root) {
        return new ScreenState(name, () -> new OpenedScreen(root.call(), () -> {}));
    }

    /// Laid out, after what happens.
    ///
    /// @param textSize 1 is the usual one
    public Scene scene(double width, double height, Theme theme, double textSize) {
        var opened = Headless.on(opening);
        var scene = Headless.scene(() -> zoomed(opened.root(), textSize), width, height, theme);
        Headless.layOut(scene);
        Headless.on(() -> {
            opened.happening().run();
            return true;
        });
        Headless.layOut(scene);
        return scene;
    }

    private static ZoomPane zoomed(Parent root, double textSize) {
        var zoom = new ZoomPane((Region) root, 0, 0);
        zoom.zoom(textSize);
        return zoom;
    }

    @Override
    public String toString() {
        return name;
    }
}
