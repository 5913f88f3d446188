package signalbox.ui;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Spinner;
import javafx.scene.control.skin.TableHeaderRow;
import javafx.scene.text.Text;

/// Looks for what a screen reader would not say, or would say wrongly, of what is shown below a node. It asks what
/// JavaFX passes on: a node without a role is passed over, a field's name is that of its label. FX thread.
final class SpokenNodes {
    private static final Set<AccessibleRole> SILENT = EnumSet.of(AccessibleRole.NODE, AccessibleRole.PARENT);
    private static final Set<AccessibleRole> NAMED = EnumSet.of(
            AccessibleRole.BUTTON,
            AccessibleRole.TOGGLE_BUTTON,
            AccessibleRole.CHECK_BOX,
            AccessibleRole.RADIO_BUTTON,
            AccessibleRole.HYPERLINK,
            AccessibleRole.MENU_BUTTON,
            AccessibleRole.SPLIT_MENU_BUTTON,
            AccessibleRole.COMBO_BOX,
            AccessibleRole.TEXT_FIELD,
            AccessibleRole.TEXT_AREA,
            AccessibleRole.PASSWORD_FIELD,
            AccessibleRole.SPINNER,
            AccessibleRole.SLIDER,
            AccessibleRole.IMAGE_VIEW,
            AccessibleRole.DIALOG,
            AccessibleRole.TABLE_VIEW,
            AccessibleRole.TREE_TABLE_VIEW,
            AccessibleRole.LIST_VIEW,
            AccessibleRole.TAB_ITEM,
            AccessibleRole.TITLED_PANE,
            AccessibleRole.PROGRESS_INDICATOR,
            AccessibleRole.LIST_ITEM,
            AccessibleRole.TABLE_CELL,
            AccessibleRole.TREE_TABLE_CELL);
    private static final Set<AccessibleRole> FIELDS =
            EnumSet.of(AccessibleRole.TEXT_FIELD, AccessibleRole.TEXT_AREA, AccessibleRole.COMBO_BOX);
    private static final Pattern GLYPH = Pattern.compile(".*\\p{Co}.*", Pattern.DOTALL);
    private static final Pattern OBJECT = Pattern.compile(".*(\\w+@[0-9a-f]{4,}|\\w+\\[id=).*", Pattern.DOTALL);

    private final List<String> found = new ArrayList<>();

    private SpokenNodes() {}

    /// @return what is wrong, in words; none where all is said
    static List<String> of(Parent root) {
        var looking = new SpokenNodes();
        looking.look(root);
        return looking.found;
    }

    private void look(Node node) {
        if (!node.isVisible() || node instanceof ScrollBar || (node instanceof Cell<?> cell && cell.isEmpty())) {
            return;
        }
        judge(node, (AccessibleRole) node.queryAccessibleAttribute(AccessibleAttribute.ROLE));
        if (node instanceof Parent parent
                && !(node instanceof ComboBoxBase<?>)
                && !(node instanceof Spinner<?>)
                && !(node instanceof MenuButton)
                && !(node instanceof TableHeaderRow)) {
            parent.getChildrenUnmodifiable().stream()
                    .filter(child -> !(node instanceof Labeled && child instanceof Text text && isWord(text)))
                    .forEach(this::look);
        }
    }

    /// The words of a label are its name.
    private static boolean isWord(Text text) {
        return !text.getStyleClass().contains("ikonli-font-icon");
    }

    private void judge(Node node, AccessibleRole role) {
        var own = Objects.requireNonNullElse(node.getAccessibleText(), "");
        if (SILENT.contains(role)) {
            if (!own.isBlank()) {
                say(node, "has the name “" + own + "” but no role: it is not said");
            }
            if (node.isFocusTraversable()) {
                say(node, "takes the focus and has no role");
            }
            return;
        }
        var name = name(node, role);
        if (GLYPH.matcher(name).matches() || OBJECT.matcher(name).matches()) {
            say(node, "is called “" + name + "”");
        }
        if (FIELDS.contains(role) && !own.isBlank()) {
            say(node, "has a text “" + own + "” that is said in the place of what is in the field");
        }
        if (NAMED.contains(role) && name.isBlank() && showsSomething(node)) {
            say(node, "is a " + role + " without a name");
        }
    }

    /// A cell that draws nothing has nothing to say.
    private static boolean showsSomething(Node node) {
        return !(node instanceof Cell<?> cell) || (cell.getGraphic() != null && isDrawn(cell.getGraphic()));
    }

    private static boolean isDrawn(Node node) {
        return switch (node) {
            case Node hidden when !hidden.isVisible() -> false;
            case Labeled labeled ->
                (labeled.getText() != null && !labeled.getText().isBlank()) || labeled.getGraphic() != null;
            case Parent parent -> parent.getChildrenUnmodifiable().stream().anyMatch(SpokenNodes::isDrawn);
            default -> true;
        };
    }

    /// As JavaFX gives it to Windows: what is in a field is its value, not its name.
    private static String name(Node node, AccessibleRole role) {
        var text = FIELDS.contains(role) ? null : node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        if (text instanceof String words && !words.isBlank()) {
            return words;
        }
        var label = node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY);
        return label instanceof Labeled labeled ? Objects.requireNonNullElse(labeled.getText(), "") : "";
    }

    private void say(Node node, String fault) {
        var id = node.getId() == null ? "" : "#" + node.getId() + " ";
        found.add(node.getClass().getSimpleName() + " " + id + String.join(".", node.getStyleClass()) + " in "
                + ancestors(node) + ": " + fault);
    }

    private static String ancestors(Node node) {
        var names = new ArrayList<String>();
        for (var each = node.getParent(); each != null && names.size() < 4; each = each.getParent()) {
            names.add(
                    each.getStyleClass().isEmpty()
                            ? each.getClass().getSimpleName()
                            : each.getStyleClass().getFirst());
        }
        return String.join(" < ", names);
    }
}
