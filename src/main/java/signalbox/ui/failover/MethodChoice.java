package signalbox.ui.failover;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.VBox;
import signalbox.failover.injection.InjectionMethod;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.ToggleChoice;

/// The methods of a drill, of which one is chosen.
final class MethodChoice extends VBox {
    private final ToggleChoice<InjectionMethod> toggles;

    MethodChoice(ObjectProperty<InjectionMethod> chosen) {
        super(2);
        toggles = new ToggleChoice<>(chosen::set);
        for (var method : InjectionMethod.values()) {
            var button = button(method);
            toggles.add(method, button);
            getChildren().add(button);
        }
        chosen.subscribe(toggles::select);
    }

    void focus() {
        var chosen = toggles.selected();
        if (chosen != null) {
            chosen.requestFocus();
        }
    }

    private static RadioButton button(InjectionMethod method) {
        var button = new RadioButton();
        button.setId("method-" + method.word());
        button.setMaxWidth(Double.MAX_VALUE);
        var words = new VBox(
                1, Labels.of(method.title(), "t-13", "t-medium"), Labels.of(method.means(), "t-11", "t-muted"));
        words.getStyleClass().add("method-words");
        button.setGraphic(words);
        button.setAccessibleText(method.title());
        button.getStyleClass().add("method");
        return button;
    }
}
