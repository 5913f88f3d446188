package signalbox.ui.shell.search;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SuggestionPopup;

/// The suggestions below the search field. The field keeps the focus; up, down and Enter choose from the list.
public final class SearchList {
    private final TextField field;
    private final Function<String, List<Suggestion>> finder;
    private final Consumer<Suggestion.Goal> onChoice;
    private final SuggestionPopup<Suggestion> popup;

    /// @param onChoice gets the choice; the field is empty again by then
    public SearchList(TextField field, Function<String, List<Suggestion>> finder, Consumer<Suggestion.Goal> onChoice) {
        this.field = field;
        this.finder = finder;
        this.onChoice = onChoice;
        popup = new SuggestionPopup<>(field, SearchList::line, this::choose);
        field.textProperty().subscribe(text -> popup.offer(this.finder.apply(text), 0));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.setOnAction(_ -> popup.chosen().ifPresent(this::choose));
    }

    private void key(KeyEvent key) {
        switch (key.getCode()) {
            case DOWN -> popup.next();
            case UP -> popup.previous();
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void choose(Suggestion chosen) {
        field.clear();
        onChoice.accept(chosen.goal());
    }

    private static Node line(Suggestion suggestion) {
        return Labels.row(
                8,
                suggestion.icon().at(15),
                Labels.of(suggestion.text(), "t-12"),
                Labels.spacer(),
                Labels.of(suggestion.where(), "t-11", "t-muted"));
    }
}
