package signalbox.ui.kit;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// The text that is shown when there is nothing else to show: what the state is, and what the user can do.
public final class EmptyState extends VBox {
    private final Label sentence = Labels.sentence("", "t-13", "t-semibold");
    private final Label hint = Labels.sentence("", "t-12", "t-muted");

    public EmptyState(Icon icon, String sentence, String hint) {
        super(6);
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        this.sentence.setTextAlignment(TextAlignment.CENTER);
        this.hint.setTextAlignment(TextAlignment.CENTER);
        this.hint.managedProperty().bind(this.hint.textProperty().isNotEmpty());
        this.hint.setAlignment(Pos.CENTER);
        this.hint.setMaxWidth(420);
        getChildren().addAll(icon.at(28, icon == Icon.DONE ? "i-success" : "i-subtle"), this.sentence, this.hint);
        say(sentence, hint);
    }

    public void say(String sentence, String hint) {
        this.sentence.setText(sentence);
        this.hint.setText(hint);
    }

    public EmptyState action(String text, Runnable onAction) {
        var button = new Button(text);
        button.setOnAction(_ -> onAction.run());
        return action(button);
    }

    /// @param button may become visible later
    public EmptyState action(Button button) {
        button.managedProperty().bind(button.visibleProperty());
        VBox.setMargin(button, new Insets(8, 0, 0, 0));
        getChildren().add(button);
        return this;
    }
}
