package signalbox.ui.kit;

import java.util.List;
import java.util.Set;
import javafx.scene.Node;

/// Style classes of which a node has those that fit what it shows now. One that stays is not touched: whenever the
/// classes of a node change, even to what they were, JavaFX works out all its styles again. While tables are laid out
/// this even draws the whole window a second time. On the FX thread.
public final class ChosenStyle {
    private final List<String> all;

    private ChosenStyle(List<String> all) {
        this.all = all;
    }

    /// @param all each of which may apply or not
    public static ChosenStyle of(String... all) {
        return new ChosenStyle(List.of(all));
    }

    /// From now on the node has these and none of the others.
    ///
    /// @throws IllegalArgumentException when one is not among them
    public void set(Node node, String... wanted) {
        var chosen = Set.of(wanted);
        if (!all.containsAll(chosen)) {
            throw new IllegalArgumentException(chosen + " of " + all);
        }
        for (var each : all) {
            set(node, each, chosen.contains(each));
        }
    }

    private static void set(Node node, String style, boolean wanted) {
        var classes = node.getStyleClass();
        if (!wanted) {
            classes.removeIf(style::equals);
        } else if (!classes.contains(style)) {
            classes.add(style);
        }
    }
}
