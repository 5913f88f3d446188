package signalbox.ui.jobs.filter;

import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;

/// The star above the list: chooses, saves and deletes filters of this profile. It shows the name of the one in force.
public final class SavedFilterMenu {
    private static final double LONGEST_LINE = 420;

    private final SavedFiltersViewModel model;
    private final MenuButton button = new MenuButton();
    private final TextField name = new TextField();

    public SavedFilterMenu(SavedFiltersViewModel model) {
        this.model = model;
        button.setId("saved-filters");
        button.setMnemonicParsing(false);
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        button.setGraphic(Icon.STAR.at(15));
        name.setId("saved-filter-name");
        name.setPromptText("Save this filter as …");
        SpokenName.field(name, "Name for this filter");
        name.setOnAction(_ -> save());
        model.saved().subscribe(_ -> show());
        model.filter().subscribe(_ -> show());
        button.setOnShowing(_ -> fill());
    }

    public MenuButton node() {
        return button;
    }

    private void show() {
        var current = model.current();
        button.setText(current.isEmpty() ? "Saved filters" : current);
        button.setAccessibleText(current.isEmpty() ? "Saved filters" : "Saved filter " + current);
    }

    private void save() {
        model.save(name.getText());
        name.clear();
        button.hide();
    }

    /// An open menu does not change.
    private void fill() {
        var items = button.getItems();
        items.clear();
        if (!model.fault().isEmpty()) {
            items.add(line(Labels.sentence(model.fault(), "t-12", "t-danger")));
        }
        model.names().forEach(each -> items.add(item(each, () -> model.choose(each))));
        if (model.names().isEmpty()) {
            items.add(line(Labels.of("No filter is saved on this profile.", "t-12", "t-muted")));
        }
        items.add(new SeparatorMenuItem());
        items.add(
                model.isOfAll()
                        ? line(Labels.of("Write a filter first: then you can save it here.", "t-12", "t-muted"))
                        : asking());
        if (!model.names().isEmpty()) {
            var delete = new Menu("Delete");
            model.names().forEach(each -> delete.getItems().add(item(each, () -> model.delete(each))));
            items.add(delete);
        }
    }

    private CustomMenuItem asking() {
        var item = new CustomMenuItem(name, false);
        item.getStyleClass().add("saved-filter-item");
        return item;
    }

    private static CustomMenuItem line(Label label) {
        label.setMaxWidth(LONGEST_LINE);
        var item = new CustomMenuItem(label, false);
        item.setDisable(true);
        return item;
    }

    private static MenuItem item(String words, Runnable onAction) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> onAction.run());
        return item;
    }
}
