package signalbox.ui.kit;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// One sentence that must be seen: a fault, a warning, a fact. It can unfold details and offer one action.
/// It is hidden and has no height while it has no sentence.
public final class Banner extends VBox {
    public enum Level {
        INFORMATION(Icon.INFORMATION, "i-accent"),
        WARNING(Icon.WARNING, "i-warning"),
        DANGER(Icon.CRITICAL, "i-danger");

        private final Icon icon;
        private final String color;

        Level(Icon icon, String color) {
            this.icon = icon;
            this.color = color;
        }

        FontIcon icon() {
            return icon.at(17, color);
        }

        String style() {
            return "banner-" + name().toLowerCase(Locale.ROOT);
        }
    }

    private final FontIcon icon;
    private final Label sentence = Labels.sentence("", "t-12", "t-semibold");
    private final Label explanation = Labels.sentence("", "t-12");
    private final Label details = Labels.sentence("", "t-mono-11", "t-muted");
    private final Hyperlink unfold = new Hyperlink("Details");
    private final Button action = new Button();
    private Level level;

    public Banner(Level level) {
        this.level = level;
        icon = level.icon();
        getStyleClass().addAll("banner", level.style());
        var texts = new VBox(2, sentence, explanation);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        texts.setMinWidth(0);
        action.getStyleClass().add("small");
        unfold.setMinWidth(USE_PREF_SIZE);
        action.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(10, icon, texts, unfold, action);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, details);
        setSpacing(6);
        hideWhileEmpty();
        clear();
    }

    private void hideWhileEmpty() {
        visibleProperty().bind(sentence.textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
        explanation.managedProperty().bind(explanation.textProperty().isNotEmpty());
        details.setVisible(false);
        details.managedProperty().bind(details.visibleProperty());
        unfold.visibleProperty().bind(details.textProperty().isNotEmpty());
        unfold.managedProperty().bind(unfold.visibleProperty());
        unfold.setOnAction(_ -> {
            details.setVisible(!details.isVisible());
            unfold.setText(details.isVisible() ? "Hide details" : "Details");
        });
        action.managedProperty().bind(action.visibleProperty());
    }

    /// The sentence, and below it in normal weight what follows from it (may be empty).
    public Banner say(String sentence, String explanation) {
        this.sentence.setText(sentence);
        this.explanation.setText(explanation);
        return this;
    }

    /// Details are folded at first.
    public Banner details(String text) {
        details.setText(text);
        return this;
    }

    public Banner action(String text, Runnable onAction) {
        action.setText(text);
        action.setVisible(true);
        action.setOnAction(_ -> onAction.run());
        return this;
    }

    public Banner level(Level next) {
        if (next == level) {
            return this;
        }
        getStyleClass().remove(level.style());
        icon.getStyleClass().remove(level.color);
        level = next;
        icon.setIconCode(next.icon.glyph());
        icon.getStyleClass().add(next.color);
        getStyleClass().add(next.style());
        return this;
    }

    public void clear() {
        say("", "");
        details("");
        details.setVisible(false);
        action.setVisible(false);
    }
}
