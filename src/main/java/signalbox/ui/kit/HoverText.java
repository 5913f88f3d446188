package signalbox.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/// The tooltip of a node that says something else now and then. It is made once: each tooltip is a window of its own,
/// with styles to be looked up. On the FX thread.
public final class HoverText {
    private static final String KEY = "signalbox-hover";

    private HoverText() {}

    /// @param text empty: no tooltip
    public static void set(Control control, String text) {
        if (text.isEmpty()) {
            control.setTooltip(null);
            return;
        }
        var tip = of(control, text);
        if (!tip.equals(control.getTooltip())) {
            control.setTooltip(tip);
        }
    }

    /// For a node that is no control.
    public static void install(Node node, String text) {
        var isNew = !node.getProperties().containsKey(KEY);
        var tip = of(node, text);
        if (isNew) {
            Tooltip.install(node, tip);
        }
    }

    private static Tooltip of(Node node, String text) {
        var tip = (Tooltip) node.getProperties().computeIfAbsent(KEY, _ -> new Tooltip());
        tip.setText(text);
        return tip;
    }
}
