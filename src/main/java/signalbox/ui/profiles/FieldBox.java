package signalbox.ui.profiles;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.ui.kit.ChosenStyle;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.TextClipboard;

/// A field of the form: its name, the control, and below it a line of help, or what is wrong. An empty field is not
/// reported as wrong before the keyboard focus has left it.
final class FieldBox extends VBox {
    private static final ChosenStyle TONE = ChosenStyle.of("t-muted", "t-danger");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Label below;
    private final Node control;
    private String help = "";
    private String problem = "";
    private boolean visited;

    FieldBox(String words, Node control, String help) {
        super(4);
        this.control = control;
        this.help = help;
        var label = Labels.of(words, "t-12", "t-medium");
        label.setLabelFor(control);
        below = Labels.sentence(help, "t-11", "t-muted");
        below.setMinWidth(0);
        getChildren().addAll(label, control, below);
        HBox.setHgrow(this, Priority.ALWAYS);
        setMinWidth(0);
        setPrefWidth(100);
        control.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                visited = true;
                show();
            }
        });
    }

    /// A text field for one of the model's texts.
    static FieldBox of(ProfileEditorViewModel model, ProfileField field, String help) {
        return of(model, field, new TextField(), help);
    }

    static FieldBox of(ProfileEditorViewModel model, ProfileField field, TextField control, String help) {
        control.setId(field.id());
        control.textProperty().bindBidirectional(model.text(field));
        var box = new FieldBox(field.label(), control, help);
        box.watch(model.form().map(form -> form.problems().getOrDefault(field, "")));
        model.note().subscribe(note -> {
            if (!note.isEmpty()) {
                box.visited = true;
                box.show();
            }
        });
        return box;
    }

    private void watch(ObservableValue<String> problems) {
        problems.subscribe(now -> {
            problem = now;
            show();
        });
    }

    void help(String words) {
        help = words;
        show();
    }

    private void show() {
        var typed = !(control instanceof TextField text) || !text.getText().isBlank();
        var wrong = !problem.isEmpty() && (visited || typed);
        below.setText(wrong ? problem : help);
        below.setGraphic(wrong ? Icon.CRITICAL.at(13, "i-danger") : null);
        TONE.set(below, wrong ? "t-danger" : "t-muted");
        control.pseudoClassStateChanged(WRONG, wrong);
        control.setAccessibleHelp(below.getText());
    }

    /// A text field that passes a pasted or typed postgres:// URL to the model instead of keeping it.
    static TextField takingUrls(ProfileEditorViewModel model) {
        var field = new UrlField(model);
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER && model.takeUrl(field.getText())) {
                key.consume();
            }
        });
        return field;
    }

    private static final class UrlField extends TextField {
        private final ProfileEditorViewModel model;

        UrlField(ProfileEditorViewModel model) {
            this.model = model;
        }

        @Override
        public void paste() {
            var text = TextClipboard.text();
            if (text == null || !model.takeUrl(text)) {
                super.paste();
            }
        }
    }
}
