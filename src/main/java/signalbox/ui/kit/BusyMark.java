package signalbox.ui.kit;

import javafx.scene.Scene;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Says that something is being done whose end is not known: a ring that turns, or an icon where motion is reduced.
public final class BusyMark extends StackPane {
    private final int size;
    private Subscription motion = Subscription.EMPTY;

    /// @param size a size of `Icon`, or one near it
    public BusyMark(int size) {
        this.size = size;
        getStyleClass().add("busy-mark");
        setMaxSize(size, size);
        setAccessibleText("Working");
        SpokenName.picture(this);
        sceneProperty().subscribe(this::follow);
    }

    private void follow(@Nullable Scene scene) {
        motion.unsubscribe();
        motion = scene == null
                ? Subscription.EMPTY
                : scene.getPreferences().reducedMotionProperty().subscribe(() -> draw(Motion.isReduced(scene)));
        if (scene == null) {
            getChildren().clear();
        } else {
            draw(Motion.isReduced(scene));
        }
    }

    private void draw(boolean still) {
        getChildren().setAll(still ? Icon.BUSY.at(size > 20 ? 28 : 15) : ring());
    }

    private ProgressIndicator ring() {
        var ring = new ProgressIndicator();
        ring.setMaxSize(size, size);
        ring.setAccessibleText("Working");
        return ring;
    }
}
