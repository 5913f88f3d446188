package signalbox.bench;

import java.io.IOException;
import javafx.stage.Stage;
import javafx.stage.Window;
import signalbox.Main;
import signalbox.ui.fx.FxThread;

/// The window of the application, which is minimised when a byte comes on the input: a virtual display has nobody
/// who would do it.
final class WatchedWindow {
    private WatchedWindow() {}

    static void main(String[] arguments) {
        Thread.ofPlatform().daemon().name("watched").start(WatchedWindow::await);
        Main.main(arguments);
    }

    private static void await() {
        try {
            if (System.in.read() >= 0) {
                FxThread.later(() -> Window.getWindows().forEach(WatchedWindow::minimise));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void minimise(Window window) {
        if (window instanceof Stage stage) {
            stage.setIconified(true);
        }
    }
}
