package signalbox.bench;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import signalbox.ui.fx.FxThread;
import signalbox.ui.fx.PaintedMoment;

/// The baseline: a JavaFX window of the same size with one word in it.
final class EmptyWindow {
    private EmptyWindow() {}

    static void main() {
        FxThread.start(() -> {
            Platform.setImplicitExit(false);
            var stage = new Stage();
            stage.setScene(new Scene(new StackPane(new Label("Empty")), 1440, 900));
            stage.show();
            new PaintedMoment("window").next();
        });
    }
}
