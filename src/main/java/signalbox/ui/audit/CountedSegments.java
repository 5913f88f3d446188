package signalbox.ui.audit;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import signalbox.text.NumberText;
import signalbox.ui.audit.content.ResultGroup;
import signalbox.ui.kit.ToggleChoice;

/// The choice of a result, each with the count of the last 30 days: `all 62 | done 57 | refused 3`.
final class CountedSegments extends HBox {
    private static final Set<ResultGroup> ALWAYS = EnumSet.of(ResultGroup.ALL, ResultGroup.DONE, ResultGroup.REFUSED);

    private final ToggleChoice<ResultGroup> choice;
    private final Map<ResultGroup, ToggleButton> buttons = new EnumMap<>(ResultGroup.class);

    CountedSegments(Consumer<ResultGroup> onChoice) {
        choice = new ToggleChoice<>(onChoice);
        getStyleClass().add("segmented");
        setMinWidth(USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        for (var group : ResultGroup.values()) {
            var button = new ToggleButton(group.label());
            button.setId("result-" + group.label());
            button.getStyleClass().add("segment");
            button.setMinWidth(USE_PREF_SIZE);
            button.setTooltip(new Tooltip("The count is of the last 30 days"));
            choice.add(group, button);
            buttons.put(group, button);
            getChildren().add(button);
        }
        choice.select(ResultGroup.ALL);
    }

    /// Choices without an action take no space, apart from the first ones and the chosen one.
    void show(Map<ResultGroup, Integer> counts, ResultGroup chosen) {
        choice.select(chosen);
        buttons.forEach((group, button) -> {
            var count = counts.getOrDefault(group, 0);
            button.setText(group.label() + " " + NumberText.count(count));
            button.setAccessibleText("Result " + button.getText());
            button.setVisible(count > 0 || group == chosen || ALWAYS.contains(group));
            button.setManaged(button.isVisible());
        });
    }
}
