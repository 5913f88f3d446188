package signalbox.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import signalbox.ui.kit.StyleRules.Selector;

/// The colours of one theme as its style sheets mean them: tokens are looked up, and what is translucent is laid over
/// what is below it.
public final class ThemeColours {
    private static final Pattern LAYERS = Pattern.compile(",(?![^(]*\\))");
    private static final int DEEPEST = 12;

    private final StyleRules rules;

    ThemeColours(StyleRules rules) {
        this.rules = rules;
    }

    /// @param node whose tokens count
    Color colour(Selector node, String value) {
        var wanted = value;
        for (int depth = 0; depth < DEEPEST && wanted.startsWith("-"); depth++) {
            var name = wanted;
            wanted = rules.token(node, name).orElseThrow(() -> new AssertionError(node.text() + ": no colour " + name));
        }
        return Color.web(wanted);
    }

    /// The colours of the parts of a value that are lists of colours, as `-fx-background-color` is.
    static List<String> layers(String value) {
        return LAYERS.splitAsStream(value).map(String::strip).toList();
    }

    /// What the innermost part of a background shows.
    ///
    /// @param below what is seen where all layers are translucent
    Color background(Selector node, String value, Color below) {
        var upper = new ArrayList<Color>();
        for (var layer : layers(value).reversed()) {
            if (layer.contains("gradient")) {
                continue;
            }
            var colour = colour(node, layer);
            upper.add(colour);
            if (colour.isOpaque()) {
                break;
            }
        }
        var seen = below;
        for (var each : upper.reversed()) {
            seen = over(each, seen);
        }
        return seen;
    }

    public static Color over(Color upper, Color below) {
        var part = upper.getOpacity();
        return Color.color(
                upper.getRed() * part + below.getRed() * (1 - part),
                upper.getGreen() * part + below.getGreen() * (1 - part),
                upper.getBlue() * part + below.getBlue() * (1 - part));
    }

    /// The contrast of WCAG 2: 1 to 21.
    public static double contrast(Color one, Color other) {
        var seen = over(one, other);
        var first = luminance(seen);
        var second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    public static String text(Color colour) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255));
    }
}
