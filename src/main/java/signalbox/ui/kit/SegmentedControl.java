package signalbox.ui.kit;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/// A choice of one value: `15 min | 1 h | 6 h`. One choice is selected, unless the property is set to
/// null: then none is, until the user chooses. Arrow keys move between them.
public final class SegmentedControl<T> extends HBox {
    private final ObjectProperty<T> selected;

    /// At first the first of the choices is selected.
    public SegmentedControl(String name, List<T> choices, Function<T, String> words) {
        getStyleClass().add("segmented");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        selected = new SimpleObjectProperty<>(choices.getFirst());
        var toggles = new ToggleChoice<>(selected::set);
        for (var choice : choices) {
            var button = new ToggleButton(words.apply(choice));
            button.setMnemonicParsing(false);
            button.getStyleClass().add("segment");
            button.setMinWidth(USE_PREF_SIZE);
            button.setAccessibleText(name + " " + words.apply(choice));
            toggles.add(choice, button);
            getChildren().add(button);
        }
        selected.subscribe(toggles::select);
    }

    public ObjectProperty<T> selectedProperty() {
        return selected;
    }

    public T selected() {
        return selected.get();
    }

    public void select(T choice) {
        selected.set(choice);
    }
}
