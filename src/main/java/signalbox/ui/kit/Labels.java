package signalbox.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Makes labels in the standard styles. Styles: sizes `t-11 t-12 t-13 t-16 t-20`, weights `t-medium t-semibold`,
/// families `t-mono t-mono-11 t-mono-semibold`, colours `t-muted t-subtle t-accent t-success t-warning t-danger`.
public final class Labels {
    private Labels() {}

    public static Label of(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// A label that wraps, for sentences.
    public static Label sentence(String text, String... styles) {
        var label = of(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// The title of a screen.
    public static Label title(String text) {
        return heading(text, "t-16");
    }

    /// The name of a screen, a pane or a card. If there is little space, the nodes beside it become narrower first.
    public static Label heading(String text, String size) {
        var heading = of(text, size, "t-semibold");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        return heading;
    }

    /// Where the label has too little space, its tooltip has the whole text.
    public static Label wholeInTooltip(Label label) {
        var whole = new Tooltip();
        whole.textProperty().bind(label.textProperty());
        label.setTooltip(whole);
        return label;
    }

    /// Parts of one line in different styles, on one baseline.
    public static HBox line(Node... parts) {
        var line = new HBox(4, parts);
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    /// Nodes in a row, centred vertically, with a gap between them.
    public static HBox row(double gap, Node... parts) {
        var row = new HBox(gap, parts);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// Takes the space that is left in a row.
    public static Region spacer() {
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    public static Button button(String text, Icon icon, Runnable onAction, String... styles) {
        var button = new Button(text, icon.at(15));
        button.getStyleClass().addAll(styles);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> onAction.run());
        return button;
    }

    /// A button that shows only an icon. The name is for the screen reader and the tooltip.
    public static Button iconButton(Icon icon, String name, Runnable onAction, String... styles) {
        var button = button("", icon, onAction, styles);
        button.getStyleClass().add("icon-only");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }
}
