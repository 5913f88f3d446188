package signalbox.ui.kit;

import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import org.jspecify.annotations.Nullable;

/// What a screen reader says of a node that shows no words of its own. JavaFX passes a node on only if it has a role: a
/// name alone is not said. On the FX thread.
public final class SpokenName {
    private SpokenName() {}

    /// The words of what is drawn, from left to right: of a cell, which a reader says as a whole.
    public static String of(Node drawn) {
        var name = drawn.getAccessibleText();
        if (!drawn.isVisible()) {
            return "";
        }
        if (name != null && !name.isBlank()) {
            return name;
        }
        var words = drawn instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
        if (!words.isBlank()) {
            return words;
        }
        return drawn instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .map(SpokenName::of)
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(" "))
                : "";
    }

    /// Shows the drawing in a cell; null: nothing.
    public static void draw(Cell<?> cell, @Nullable Node drawn) {
        cell.setGraphic(drawn);
        cell.setAccessibleText(drawn == null ? null : of(drawn));
    }

    /// The name of a field or of a list of choices. Its own accessible text would be said in the place of what is
    /// typed or chosen, so that the name is that of a label, which is not shown.
    public static void field(Node field, String name) {
        new Label(name).setLabelFor(field);
    }

    /// From now on the node is a picture for the reader, as long as it has an accessible text; without one it is
    /// passed over.
    public static void picture(Node drawing) {
        drawing.accessibleTextProperty()
                .subscribe(text -> drawing.setAccessibleRole(
                        text == null || text.isBlank() ? AccessibleRole.NODE : AccessibleRole.IMAGE_VIEW));
    }
}
