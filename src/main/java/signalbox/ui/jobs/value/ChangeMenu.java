package signalbox.ui.jobs.value;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.queue.action.ColumnKind;
import signalbox.ui.kit.Icon;
import signalbox.ui.screen.action.Availability;

/// The operations that first ask for a value, in one menu beside the buttons. Always visible; while none works it says
/// why.
public final class ChangeMenu extends StackPane {
    private static final String NAME = "Change";

    private final MenuButton button = new MenuButton(NAME, Icon.EDIT.at(15));
    private final Map<ColumnKind, MenuItem> items = new EnumMap<>(ColumnKind.class);
    private final Tooltip tip = new Tooltip();

    /// @param id of the button; its lines have it at their beginning
    public ChangeMenu(ValueCards values, String id, Consumer<ColumnKind> onChoice) {
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().addAll("plain", "change-menu");
        for (var kind : values.kinds()) {
            var item = new MenuItem(lineText(kind));
            item.setId(id + "-" + kind.command());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> onChoice.accept(kind));
            items.put(kind, item);
            button.getItems().add(item);
        }
        getChildren().add(button);
        setMinWidth(USE_PREF_SIZE);
        setVisible(!items.isEmpty());
        setManaged(!items.isEmpty());
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        Tooltip.install(this, tip);
    }

    private static String lineText(ColumnKind kind) {
        return switch (kind) {
            case CHANNEL -> "Move to channel…";
            case PRIORITY, ETA -> kind.label() + "…";
        };
    }

    /// @param jobs how many it acts on; empty: not said
    /// @param availability of each line
    public void show(String jobs, Function<ColumnKind, Availability> availability) {
        var answers = items.keySet().stream().map(availability).distinct().toList();
        items.forEach((kind, item) -> item.setDisable(!availability.apply(kind).isPossible()));
        var none = answers.stream().noneMatch(Availability::isPossible);
        var reason = none && !answers.isEmpty() ? answers.getFirst().reason() : "";
        button.setText(jobs.isEmpty() ? NAME : NAME + " " + jobs);
        button.setDisable(none);
        button.setAccessibleHelp(reason);
        var locked = none && answers.contains(Availability.LOCKED);
        ((FontIcon) button.getGraphic()).setIconCode((locked ? Icon.LOCKED : Icon.EDIT).glyph());
        tip.setText(reason.isEmpty() ? "Channel, priority or ETA, after a question" : reason);
    }
}
