package signalbox.ui.screen.action;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import signalbox.health.Remedy;

/// Makes the buttons beside findings. Buttons that change something work only while an action can be begun, and say
/// why where none can.
public record RemedyButtons(Consumer<Remedy> begin, ObservableValue<Availability> availability) {
    /// Empty when there is nothing to do.
    public Optional<Node> of(Remedy remedy) {
        var verb = RemedyActions.verb(remedy);
        return verb.isEmpty() ? Optional.empty() : Optional.of(node(button(verb, remedy), remedy));
    }

    private Button button(String verb, Remedy remedy) {
        var button = new Button(verb);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> begin.accept(remedy));
        return button;
    }

    /// A disabled button shows no tooltip: what is around it does.
    private Node node(Button button, Remedy remedy) {
        if (!remedy.actsAtOnce()) {
            return button;
        }
        var around = new StackPane(button);
        around.setMinWidth(Region.USE_PREF_SIZE);
        var reason = Bindings.createStringBinding(() -> availability.getValue().reason(), availability);
        button.disableProperty().bind(Bindings.isNotEmpty(reason));
        button.accessibleHelpProperty().bind(reason);
        var tip = new Tooltip();
        tip.textProperty().bind(reason);
        button.disableProperty().subscribe(disabled -> {
            if (disabled) {
                Tooltip.install(around, tip);
            } else {
                Tooltip.uninstall(around, tip);
            }
        });
        return around;
    }
}
