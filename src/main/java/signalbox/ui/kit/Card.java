package signalbox.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A framed part of a screen: header (38 high: icon, title, subtitle, actions at the right), body, footer. A part
/// exists only after it was given.
public final class Card extends VBox {
    private final HBox header = new HBox(8);
    private final HBox actions = new HBox(12);
    private final Label subtitle = Labels.wholeInTooltip(Labels.of("", "t-12", "t-muted"));

    /// A frame without a header.
    public Card() {
        getStyleClass().add("card");
        header.getStyleClass().add("card-header");
        header.setAlignment(Pos.CENTER_LEFT);
        actions.setAlignment(Pos.CENTER_RIGHT);
        subtitle.managedProperty().bind(subtitle.textProperty().isNotEmpty());
        subtitle.setMinWidth(0);
    }

    public Card(String title) {
        this();
        var heading = Labels.heading(title, "t-13");
        heading.setMinWidth(USE_PREF_SIZE);
        actions.setMinWidth(USE_PREF_SIZE);
        header.getChildren().addAll(heading, subtitle, Labels.spacer(), actions);
        getChildren().add(header);
    }

    /// Placed before the title.
    public Card icon(Node icon) {
        header.getChildren().addFirst(icon);
        return this;
    }

    /// Where there is no room for all of it, the tooltip has it.
    public Card subtitle(String text) {
        subtitle.setText(text);
        return this;
    }

    /// Placed at the right end of the header.
    public Card actions(Node... nodes) {
        actions.getChildren().setAll(nodes);
        return this;
    }

    /// With the card's own padding.
    public Card body(Node... nodes) {
        var body = new VBox(nodes);
        body.getStyleClass().add("card-body");
        return fill(body);
    }

    /// A body with another style beside the card's own.
    public Card styledBody(String style, Node... nodes) {
        body(nodes);
        getChildren().getLast().getStyleClass().add(style);
        return this;
    }

    /// From edge to edge: for tables and charts.
    public Card fill(Node node) {
        setVgrow(node, Priority.ALWAYS);
        getChildren().add(node);
        return this;
    }

    /// A line at the bottom, on the inset background.
    public Card footer(Node... nodes) {
        var footer = new HBox(8, nodes);
        footer.getStyleClass().add("card-footer");
        footer.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(footer);
        return this;
    }
}
