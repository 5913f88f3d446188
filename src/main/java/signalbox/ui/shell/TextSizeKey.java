package signalbox.ui.shell;

import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.Settings;

/// The keys that change the size of all texts, as in a browser: Ctrl and +, - or 0.
enum TextSizeKey {
    LARGER,
    SMALLER,
    USUAL;

    private static final int STEP = 10;

    /// Null: another key.
    static @Nullable TextSizeKey of(KeyEvent key) {
        if (!key.isShortcutDown() || key.isAltDown()) {
            return null;
        }
        return switch (key.getCode()) {
            case PLUS, ADD, EQUALS -> LARGER;
            case MINUS, SUBTRACT -> SMALLER;
            case DIGIT0, NUMPAD0 -> USUAL;
            default -> "+".equals(key.getText()) ? LARGER : null;
        };
    }

    /// @param percent what the settings have
    /// @param most the largest factor that the window has space for: a larger step would do nothing
    /// @return percent
    int from(int percent, double most) {
        var largest = Math.clamp((long) STEP * (int) (most * 100 / STEP), 100, Settings.LARGEST_TEXT);
        var shown = Math.min(percent, largest);
        return switch (this) {
            case LARGER -> Math.min(shown + STEP, largest);
            case SMALLER -> Math.max(shown - STEP, Settings.SMALLEST_TEXT);
            case USUAL -> 100;
        };
    }
}
