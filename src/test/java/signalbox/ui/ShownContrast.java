package signalbox.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import signalbox.ui.kit.ThemeColours;

/// Looks for texts and icons that are shown with too little contrast to what they stand on: 4.5:1, for icons 3:1. What
/// is
/// disabled may be paler. On the FX thread, of a scene that is laid out.
final class ShownContrast {
    private static final double READABLE = 4.5;
    private static final double VISIBLE = 3;
    /// What JavaFX rounds.
    private static final double TOLERANCE = 0.02;

    private final List<String> found = new ArrayList<>();

    private ShownContrast() {}

    /// @return what cannot be read, in words; none where all can
    static List<String> of(Parent root) {
        var looking = new ShownContrast();
        looking.look(root, Color.WHITE, 1);
        return looking.found;
    }

    /// @param below what is seen behind the node
    /// @param opacity of all that is around the node
    private void look(Node node, Color below, double opacity) {
        if (!node.isVisible() || node.isDisabled() || node.getOpacity() == 0 || node instanceof ScrollBar) {
            return;
        }
        var seen = opacity * node.getOpacity();
        if (node instanceof Text text && !text.getText().isBlank() && text.getFill() instanceof Color fill) {
            judge(text, fill.deriveColor(0, 1, 1, seen), below);
        }
        if (node instanceof Parent parent) {
            var ground = node instanceof Region region ? ground(region, below, seen) : below;
            parent.getChildrenUnmodifiable().forEach(child -> look(child, ground, seen));
        }
    }

    private static Color ground(Region region, Color below, double opacity) {
        var ground = below;
        if (region.getBackground() != null) {
            for (var fill : region.getBackground().getFills()) {
                // A line at the edge, and a mark at the side, are no ground.
                if (fill.getFill() instanceof Color colour
                        && isWhole(region, fill.getInsets().getRight())) {
                    ground = ThemeColours.over(colour.deriveColor(0, 1, 1, opacity), ground);
                }
            }
        }
        return ground;
    }

    private static boolean isWhole(Region region, double right) {
        return right < region.getWidth() / 2;
    }

    private void judge(Text text, Color ink, Color below) {
        var least = text.getStyleClass().contains("ikonli-font-icon") ? VISIBLE : READABLE;
        var contrast = ThemeColours.contrast(ink, below);
        if (contrast < least - TOLERANCE) {
            found.add(String.format(
                    Locale.ROOT,
                    "“%s” in %s: %s on %s is %.2f:1",
                    text.getText(),
                    ancestors(text),
                    ThemeColours.text(ink),
                    ThemeColours.text(below),
                    contrast));
        }
    }

    private static String ancestors(Node node) {
        var names = new ArrayList<String>();
        for (Node each = node; each != null && names.size() < 5; each = each.getParent()) {
            names.add(
                    each.getStyleClass().isEmpty()
                            ? each.getClass().getSimpleName()
                            : String.join(".", each.getStyleClass()));
        }
        return String.join(" < ", names);
    }
}
