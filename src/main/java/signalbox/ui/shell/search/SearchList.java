package signalbox.ui.shell.search;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import signalbox.ui.kit.Labels;

/// The suggestions below the search field. The field keeps the focus; up, down and Enter choose from the list.
public final class SearchList {
    private static final double ROW = 30;

    private final TextField field;
    private final Function<String, List<Suggestion>> finder;
    private final Consumer<Suggestion.Goal> onChoice;
    private final ListView<Suggestion> list = new ListView<>();
    private final Popup popup = new Popup();

    /// @param onChoice gets the choice; the field is empty again by then
    public SearchList(TextField field, Function<String, List<Suggestion>> finder, Consumer<Suggestion.Goal> onChoice) {
        this.field = field;
        this.finder = finder;
        this.onChoice = onChoice;
        list.getStyleClass().add("suggestions");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Line());
        list.setOnMouseClicked(_ -> choose());
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        field.textProperty().subscribe(this::offer);
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                popup.hide();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.setOnAction(_ -> choose());
    }

    private void offer(String text) {
        list.getItems().setAll(finder.apply(text));
        list.getSelectionModel().selectFirst();
        var size = list.getItems().size();
        if (size == 0 || !field.isFocused()) {
            popup.hide();
            return;
        }
        list.setPrefSize(Math.max(360, field.getWidth()), size * ROW + 10);
        var below = field.localToScreen(0, field.getHeight() + 4);
        if (!popup.isShowing() && below != null) {
            popup.show(field, below.getX(), below.getY());
        }
    }

    private void key(KeyEvent key) {
        switch (key.getCode()) {
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void choose() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            field.clear();
            onChoice.accept(chosen.goal());
        }
    }

    private static final class Line extends ListCell<Suggestion> {
        @Override
        protected void updateItem(@Nullable Suggestion suggestion, boolean empty) {
            super.updateItem(suggestion, empty);
            setGraphic(
                    empty || suggestion == null
                            ? null
                            : Labels.row(
                                    8,
                                    suggestion.icon().at(15),
                                    Labels.of(suggestion.text(), "t-12"),
                                    Labels.spacer(),
                                    Labels.of(suggestion.where(), "t-11", "t-muted")));
        }
    }
}
