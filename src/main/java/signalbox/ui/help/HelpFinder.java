package signalbox.ui.help;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.handbook.Chapter;
import signalbox.ui.kit.KeyBinding;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;

/// The field that finds something in the help, and what it found: Enter opens the first and then the next one, Escape
/// leads back to the contents. FX thread.
final class HelpFinder {
    private final TextField field = new TextField();
    private final ListView<HelpHit> results = new ListView<>();
    private final Label count = Labels.sentence("", "t-11", "t-muted");
    private final VBox found = new VBox(6, count, results);
    private final List<Chapter> chapters;
    private final Consumer<String> onWanted;

    /// @param onWanted gets what is to be marked; empty: nothing
    /// @param onOpen gets the hit that is to be shown
    HelpFinder(List<Chapter> chapters, Consumer<String> onWanted, Consumer<HelpHit> onOpen) {
        this.chapters = chapters;
        this.onWanted = onWanted;
        field.setId("help-find");
        field.setPromptText("Find in the help");
        field.setPrefColumnCount(16);
        SpokenName.field(field, "Find in the help");
        results.setId("help-results");
        results.setAccessibleText("What was found");
        results.setFocusTraversable(false);
        results.setCellFactory(_ -> new HitCell());
        results.getSelectionModel().selectedItemProperty().subscribe(hit -> {
            if (hit != null) {
                onOpen.accept(hit);
            }
        });
        count.setId("help-count");
        found.getStyleClass().add("help-found");
        found.visibleProperty().bind(Bindings.createBooleanBinding(this::isLooking, field.textProperty()));
        found.managedProperty().bind(found.visibleProperty());
        field.textProperty().subscribe(_ -> look());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
    }

    TextField field() {
        return field;
    }

    /// Visible while something is looked for.
    Node found() {
        return found;
    }

    private boolean isLooking() {
        return !field.getText().isBlank();
    }

    /// Keys of the whole card.
    void key(KeyEvent key) {
        if (KeyBinding.FIND.matches(key)) {
            field.requestFocus();
            field.selectAll();
            key.consume();
        } else if (key.getCode() == KeyCode.F3) {
            step(key.isShiftDown() ? -1 : 1);
            key.consume();
        }
    }

    /// A letter that is typed anywhere in the card is looked for.
    void letter(KeyEvent key) {
        var letter = key.getCharacter();
        if (!field.isFocused()
                && !key.isAltDown()
                && !key.isMetaDown()
                && !letter.isBlank()
                && letter.codePoints().noneMatch(Character::isISOControl)) {
            field.requestFocus();
            field.appendText(letter);
            field.end();
            key.consume();
        }
    }

    private void typed(KeyEvent key) {
        switch (key.getCode()) {
            case ENTER -> step(key.isShiftDown() ? -1 : 1);
            case DOWN -> step(1);
            case UP -> step(-1);
            case ESCAPE -> {
                if (!isLooking()) {
                    return;
                }
                field.clear();
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void look() {
        var wanted = field.getText().strip();
        var hits = HelpHit.of(chapters, wanted);
        results.getSelectionModel().clearSelection();
        results.getItems().setAll(hits);
        results.setVisible(!hits.isEmpty());
        say(wanted);
        onWanted.accept(wanted);
    }

    private void say(String wanted) {
        var hits = results.getItems().size();
        var at = results.getSelectionModel().getSelectedIndex();
        count.setText(
                hits == 0
                        ? "Nothing in the help has “" + wanted + "”."
                        : at < 0 ? hits + " found; Enter opens the first" : (at + 1) + " of " + hits);
    }

    /// After the last one comes the first.
    private void step(int by) {
        var hits = results.getItems().size();
        if (hits > 0) {
            var at = results.getSelectionModel().getSelectedIndex();
            results.getSelectionModel().select(at < 0 ? (by > 0 ? 0 : hits - 1) : Math.floorMod(at + by, hits));
            results.scrollTo(Math.max(0, results.getSelectionModel().getSelectedIndex() - 1));
            say(field.getText().strip());
        }
    }

    private static final class HitCell extends ListCell<HelpHit> {
        @Override
        protected void updateItem(@Nullable HelpHit hit, boolean empty) {
            super.updateItem(hit, empty);
            setPrefWidth(0);
            SpokenName.draw(
                    this,
                    empty || hit == null
                            ? null
                            : new VBox(
                                    1,
                                    Labels.of(hit.title(), "t-12", "t-medium"),
                                    Labels.sentence(hit.piece(), "t-11", "t-muted")));
        }
    }
}
