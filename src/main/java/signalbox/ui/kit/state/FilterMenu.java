package signalbox.ui.kit.state;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import signalbox.ui.kit.Labels;

/// A filter that is chosen from a list: `Channel any ▾`.
public final class FilterMenu extends MenuButton {
    private final Label value = Labels.of("any", "t-12");
    private final String name;
    private final Consumer<String> onChoice;

    public FilterMenu(String name, Consumer<String> onChoice) {
        this.name = name;
        this.onChoice = onChoice;
        getStyleClass().add("filter-menu");
        setGraphic(Labels.row(6, Labels.of(name, "t-12", "t-muted"), value));
        show("any");
    }

    /// The present choices; when the menu opens, the current one is marked.
    public void choices(List<String> choices) {
        getItems().setAll(choices.stream().map(this::item).toList());
    }

    public void show(String current) {
        value.setText(current);
        setAccessibleText("Filter " + name + ": " + current);
    }

    private RadioMenuItem item(String choice) {
        var item = new RadioMenuItem(choice);
        item.setMnemonicParsing(false);
        item.setSelected(choice.equals(value.getText()));
        item.setOnAction(_ -> {
            show(choice);
            onChoice.accept(choice);
        });
        return item;
    }
}
