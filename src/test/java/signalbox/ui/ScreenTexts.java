package signalbox.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.fxmisc.richtext.GenericStyledArea;
import org.jspecify.annotations.Nullable;

/// Every text below a node, seen or not: also of tooltips, of menus, and what a screen reader says. On the FX
/// thread.
public final class ScreenTexts {
    /// Under which JavaFX keeps a tooltip of what is no control.
    private static final String INSTALLED = "javafx.scene.control.Tooltip";

    private final List<String> texts = new ArrayList<>();

    private ScreenTexts() {}

    /// In the order of the screen, so that joined they hold what is drawn in several pieces.
    public static List<String> of(Node root) {
        var all = new ScreenTexts();
        all.collect(root);
        return List.copyOf(all.texts);
    }

    private void collect(Node node) {
        add(node.getAccessibleText());
        add(node.getAccessibleHelp());
        if (node.getProperties().get(INSTALLED) instanceof Tooltip tooltip) {
            add(tooltip.getText());
        }
        switch (node) {
            case Text text -> add(text.getText());
            case Labeled labeled -> add(labeled.getText());
            case TextInputControl input -> add(input.getText());
            case GenericStyledArea<?, ?, ?> area -> add(area.getText());
            default -> {}
        }
        if (node instanceof Control control && control.getTooltip() != null) {
            add(control.getTooltip().getText());
        }
        if (node instanceof MenuButton menu) {
            menu.getItems().stream().map(MenuItem::getText).forEach(this::add);
        }
        if (node instanceof ListView<?> list) {
            add(list.getItems().toString());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::collect);
        }
    }

    private void add(@Nullable String text) {
        texts.add(Objects.requireNonNullElse(text, ""));
    }
}
