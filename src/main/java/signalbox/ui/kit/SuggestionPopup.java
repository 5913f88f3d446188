package signalbox.ui.kit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/// A list below a text field, which keeps the focus. Who owns it decides which keys move and take.
public final class SuggestionPopup<T> {
    private static final double ROW = 30;
    private static final double NARROWEST = 360;
    private static final double WIDEST = 520;

    private final TextField field;
    private final ListView<T> list = new ListView<>();
    private final Popup popup = new Popup();

    /// @param line draws one suggestion
    /// @param onClick gets the suggestion that was clicked
    public SuggestionPopup(TextField field, Function<T, Node> line, Consumer<T> onClick) {
        this.field = field;
        list.getStyleClass().add("suggestions");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Line<>(line));
        list.setOnMouseClicked(_ -> chosen().ifPresent(onClick));
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                popup.hide();
            }
        });
    }

    /// Shows the suggestions while the field has the focus; hides itself when there are none.
    ///
    /// @param chosen which one is marked; -1: none
    public void offer(List<T> suggestions, int chosen) {
        list.getItems().setAll(suggestions);
        list.getSelectionModel().clearSelection();
        if (chosen >= 0) {
            list.getSelectionModel().select(chosen);
        }
        if (suggestions.isEmpty() || !field.isFocused()) {
            popup.hide();
            return;
        }
        list.setPrefSize(Math.clamp(field.getWidth(), NARROWEST, WIDEST), suggestions.size() * ROW + 10);
        var below = field.localToScreen(0, field.getHeight() + 4);
        if (!popup.isShowing() && below != null) {
            popup.show(field, below.getX(), below.getY());
        }
    }

    public void hide() {
        popup.hide();
    }

    public void next() {
        list.getSelectionModel().selectNext();
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
    }

    public void previous() {
        list.getSelectionModel().selectPrevious();
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
    }

    public Optional<T> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    public Optional<T> first() {
        return list.getItems().stream().findFirst();
    }

    public ReadOnlyBooleanProperty showing() {
        return popup.showingProperty();
    }

    private static final class Line<T> extends ListCell<T> {
        private final Function<T, Node> drawing;

        Line(Function<T, Node> drawing) {
            this.drawing = drawing;
        }

        @Override
        protected void updateItem(@Nullable T suggestion, boolean empty) {
            super.updateItem(suggestion, empty);
            SpokenName.draw(this, empty || suggestion == null ? null : drawing.apply(suggestion));
        }
    }
}
