package signalbox.ui.kit;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The field above a text by which one finds something in it: Enter goes to the next hit, Shift+Enter to the one
/// before, Escape closes it. On the FX thread.
final class FindBar extends VBox {
    private static final String PART = "Only the part that is loaded is searched.";

    private final TextField field = new TextField();
    private final Label count = Labels.of("", "t-11", "t-muted");
    private final Label part = Labels.sentence("", "t-11", "t-muted");
    private final Consumer<TextHits> onHits;
    private final Runnable onClose;
    private String text = "";
    private TextHits hits = TextHits.NONE;

    /// @param name of the text
    /// @param onHits marks them in the text and goes to the current one
    /// @param onClose puts the focus back into the text
    FindBar(String name, Consumer<TextHits> onHits, Runnable onClose) {
        super(2);
        this.onHits = onHits;
        this.onClose = onClose;
        getStyleClass().add("find-bar");
        field.setId("find-text");
        field.setPromptText("Find");
        SpokenName.field(field, "Find in the " + name);
        field.setMinWidth(80);
        HBox.setHgrow(field, Priority.ALWAYS);
        count.setId("find-count");
        count.setMinWidth(USE_PREF_SIZE);
        part.setId("find-part");
        part.managedProperty().bind(part.textProperty().isNotEmpty());
        var before = Labels.iconButton(Icon.UP, "The hit before", () -> go(hits.before()), "flat", "small");
        var next = Labels.iconButton(Icon.UNFOLD, "The next hit", () -> go(hits.next()), "flat", "small");
        var close = Labels.iconButton(Icon.CLOSE, "Close the search", this::close, "flat", "small");
        before.setId("find-before");
        next.setId("find-next");
        close.setId("find-close");
        getChildren().addAll(Labels.row(4, field, count, before, next, close), part);
        field.textProperty().subscribe(() -> look());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::step);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    private void step(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            go(key.isShiftDown() ? hits.before() : hits.next());
            key.consume();
        }
    }

    /// @param wanted what to look for at first; empty: what was looked for before
    void open(String wanted) {
        setVisible(true);
        if (!wanted.isEmpty()) {
            field.setText(wanted);
        }
        field.requestFocus();
        field.selectAll();
        look();
    }

    void close() {
        if (isVisible()) {
            setVisible(false);
            look();
            onClose.run();
        }
    }

    /// This is the whole text.
    void search(String whole) {
        part.setText("");
        text = whole;
        look();
    }

    /// This is what is loaded of a longer text.
    void searchPart(String loaded) {
        part.setText(PART);
        text = loaded;
        look();
    }

    private void look() {
        go(isVisible() ? TextHits.of(text, field.getText()) : TextHits.NONE);
    }

    private void go(TextHits found) {
        hits = found;
        count.setText(field.getText().isEmpty() ? "" : found.label());
        onHits.accept(found);
    }
}
