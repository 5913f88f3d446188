package signalbox.ui.kit.overlay;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// The last thing that happened, as a text without a size for a screen reader. JavaFX has no live regions, and nothing
/// may take the focus from a person who works: so this reports that its text changed, which a reader says if it follows
/// changes outside of the focus. On Linux JavaFX passes nothing to screen readers. FX thread.
final class AnnouncedText extends Region {
    AnnouncedText() {
        setId("announced");
        setManaged(false);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText("Nothing has happened yet");
    }

    void say(String sentence) {
        setAccessibleText(sentence);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
