package signalbox.ui.screen.action;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import signalbox.health.Remedy;

/// Makes the buttons beside findings. Buttons that change something work only while armed.
public record RemedyButtons(Consumer<Remedy> begin, ObservableBooleanValue armed) {
    /// Empty when there is nothing to do.
    public Optional<Button> of(Remedy remedy) {
        var verb = RemedyActions.verb(remedy);
        return verb.isEmpty() ? Optional.empty() : Optional.of(button(verb, remedy));
    }

    private Button button(String verb, Remedy remedy) {
        var button = new Button(verb);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> begin.accept(remedy));
        if (RemedyActions.changes(remedy)) {
            button.disableProperty().bind(Bindings.not(armed));
            button.setAccessibleHelp(Availability.LOCKED.reason());
        }
        return button;
    }
}
