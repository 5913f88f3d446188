package signalbox.ui.kit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/// Toggle buttons of which one is selected, each for one value. A choice counts however it is made: the arrow
/// keys select a button without firing its action. Tab stops once, at the selected one. FX thread.
public final class ToggleChoice<T> {
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Toggle, T> values = new HashMap<>();
    private final Consumer<T> onChoice;
    private boolean selecting;

    /// @param onChoice gets each value that the user chooses; not what `select` selects
    public ToggleChoice(Consumer<T> onChoice) {
        this.onChoice = onChoice;
        group.selectedToggleProperty().addListener((_, before, now) -> {
            changed(before, now);
            rove();
        });
    }

    public void add(T value, ToggleButton button) {
        values.put(button, value);
        button.setToggleGroup(group);
        rove();
    }

    /// Only the selected button can be reached by Tab; while none is, the first.
    private void rove() {
        var stop = group.getSelectedToggle() == null ? group.getToggles().getFirst() : group.getSelectedToggle();
        for (var toggle : group.getToggles()) {
            if (toggle instanceof ToggleButton button) {
                button.setFocusTraversable(toggle.equals(stop));
            }
        }
    }

    /// Selects the button of this value; does nothing if there is none.
    ///
    /// @param value null: none, until the user chooses
    public void select(@Nullable T value) {
        selecting = true;
        try {
            if (value == null) {
                group.selectToggle(null);
            }
            values.forEach((toggle, each) -> {
                if (each.equals(value)) {
                    group.selectToggle(toggle);
                }
            });
        } finally {
            selecting = false;
        }
    }

    /// The selected button; null before the first selection.
    public @Nullable ToggleButton selected() {
        return group.getSelectedToggle() instanceof ToggleButton button ? button : null;
    }

    /// A click on the selected button would leave none selected.
    private void changed(@Nullable Toggle before, @Nullable Toggle now) {
        if (now == null) {
            if (before != null && !selecting) {
                before.setSelected(true);
            }
            return;
        }
        var value = values.get(now);
        if (!selecting && value != null) {
            onChoice.accept(value);
        }
    }
}
