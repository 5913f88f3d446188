package signalbox.ui.kit;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/// The text in the system's clipboard. On the FX thread.
public final class TextClipboard {
    /// What to say when there is nothing to paste.
    public static final String EMPTY = "There is no text in the clipboard.";

    private TextClipboard() {}

    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Null when there is none.
    public static @Nullable String text() {
        return Clipboard.getSystemClipboard().getString();
    }
}
