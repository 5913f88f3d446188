package signalbox.ui.kit;

import com.sun.javafx.application.PlatformImpl;
import com.sun.javafx.application.preferences.PreferenceMapping;
import java.util.Map;
import javafx.scene.paint.Color;
import signalbox.ui.Headless;

/// What the desktop says of itself, as a test wants it: the headless platform says nothing.
final class InventedDesktop implements AutoCloseable {
    private static final String MOTION = "test.reducedMotion";
    private static final String INK = "test.foreground";
    private static final String PAPER = "test.background";

    InventedDesktop() {
        Headless.on(() -> {
            PlatformImpl.getPlatformPreferences()
                    .initialize(
                            Map.of(MOTION, Boolean.class, INK, Color.class, PAPER, Color.class),
                            Map.of(
                                    MOTION,
                                    new PreferenceMapping<>("reducedMotion", Boolean.class),
                                    INK,
                                    new PreferenceMapping<>("foregroundColor", Color.class),
                                    PAPER,
                                    new PreferenceMapping<>("backgroundColor", Color.class)));
            return true;
        });
    }

    void reducesMotion(boolean reduces) {
        update(Map.of(MOTION, reduces));
    }

    void turnsDark() {
        update(Map.of(INK, Color.WHITE, PAPER, Color.BLACK));
    }

    void turnsLight() {
        update(Map.of(INK, Color.BLACK, PAPER, Color.WHITE));
    }

    private static void update(Map<String, Object> changed) {
        Headless.on(() -> {
            PlatformImpl.getPlatformPreferences().update(changed);
            return true;
        });
    }

    /// The other tests find a desktop that is light and moves.
    @Override
    public void close() {
        turnsLight();
        reducesMotion(false);
    }
}
