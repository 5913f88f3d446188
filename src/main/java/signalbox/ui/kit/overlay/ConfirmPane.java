package signalbox.ui.kit.overlay;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.CodeBlock;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.TextHighlight;

/// The card that asks the operator a `Question`. Escape and Not now close it. Enter confirms only when the button is
/// enabled, and at first the focus is where Enter does no harm.
final class ConfirmPane extends VBox {
    /// At least this many characters of the narrow type fit into one line.
    private static final int CHARACTERS = 64;

    private static final int CODE_LINES = 10;

    private final Question question;
    private final Consumer<Question.Answer> onYes;
    private final Consumer<Region> onClose;
    private final TextField name = new TextField();
    private final TextField reason = new TextField();
    private final Button confirm;
    private final Button cancel = new Button("Not now");

    private boolean enterIsHeld;

    /// @param enterIsDown whether Enter is held since before there was a question: nobody answers with that
    ConfirmPane(Question question, Consumer<Question.Answer> onYes, Consumer<Region> onClose, boolean enterIsDown) {
        this.enterIsHeld = enterIsDown;
        this.question = question;
        this.onYes = onYes;
        this.onClose = onClose;
        var dangerous = question.weight() == Question.Weight.DANGEROUS;
        confirm = new Button(question.verb());
        confirm.getStyleClass().add(dangerous ? "danger" : "accent");
        confirm.setId("confirm");
        confirm.setOnAction(_ -> yes());
        cancel.setOnAction(_ -> onClose.accept(this));
        cancel.setId("confirm-cancel");
        getStyleClass().add("confirm-pane");
        setMaxSize(520, USE_PREF_SIZE);
        setAccessibleText(question.title());
        getChildren().addAll(head(dangerous), body(), foot());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventFilter(KeyEvent.KEY_RELEASED, key -> enterIsHeld &= key.getCode() != KeyCode.ENTER);
    }

    private Node head(boolean dangerous) {
        var icon = dangerous ? Icon.WARNING.at(17, "i-danger") : Icon.INFORMATION.at(17, "i-accent");
        var title = Labels.sentence(question.title(), "t-13", "t-semibold");
        var head = Labels.row(8, icon, title, Labels.spacer());
        if (!question.environment().isEmpty()) {
            head.getChildren().add(Badge.environment(question.environment()));
        }
        head.getStyleClass().add("confirm-head");
        return head;
    }

    private VBox body() {
        var body = new VBox(10);
        body.getStyleClass().add("confirm-body");
        question.sentences().forEach(text -> body.getChildren().add(sentence(text)));
        if (!question.changes().isEmpty()) {
            body.getChildren().add(changes());
        }
        if (question.asksReason()) {
            reason.setId("confirm-reason");
            reason.setPromptText("Why? Kept in the audit log (optional)");
            body.getChildren().add(field("Reason", reason));
        }
        question.typeToEnable().ifPresent(wanted -> {
            name.setId("confirm-name");
            name.setPromptText(wanted);
            confirm.disableProperty().bind(name.textProperty().isNotEqualTo(wanted));
            body.getChildren().add(field("Type the database name " + wanted + " to enable the button", name));
        });
        return body;
    }

    /// A text of several lines is code: the statements that would run.
    private static Node sentence(String text) {
        if (!text.contains("\n")) {
            return Labels.sentence(text, "t-13");
        }
        var code = new CodeBlock("statements", CODE_LINES).wrapping();
        code.show(text, TextHighlight.sql(text));
        return code;
    }

    private ScrollPane changes() {
        var lines = new VBox(3);
        lines.getStyleClass().add("confirm-changes");
        question.changes().forEach(line -> lines.getChildren().add(Labels.sentence(line, "t-mono-11")));
        var scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(190);
        scroll.setMinHeight(Math.min(190, rows() * 18 + 18));
        scroll.getStyleClass().add("confirm-changes-frame");
        return scroll;
    }

    /// A long line needs several rows.
    private int rows() {
        return question.changes().stream()
                .mapToInt(line -> Math.max(1, Math.ceilDiv(line.length(), CHARACTERS)))
                .sum();
    }

    private static VBox field(String words, TextField field) {
        var label = new Label(words);
        label.getStyleClass().addAll("t-12", "t-muted");
        label.setLabelFor(field);
        return new VBox(4, label, field);
    }

    private Node foot() {
        var foot = Labels.row(8, Labels.spacer(), cancel, confirm);
        question.alternative().ifPresent(other -> {
            var button = new Button(other.text());
            button.setId("confirm-alternative");
            button.setOnAction(_ -> {
                onClose.accept(this);
                other.onChosen().run();
            });
            foot.getChildren().addFirst(button);
        });
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.getStyleClass().add("card-footer");
        return foot;
    }

    /// Gives the focus to the first field to fill in, or to Not now.
    void takeFocus() {
        if (question.typeToEnable().isPresent()) {
            name.requestFocus();
        } else if (question.asksReason()) {
            reason.requestFocus();
        } else if (question.weight() == Question.Weight.DANGEROUS) {
            cancel.requestFocus();
        } else {
            confirm.requestFocus();
        }
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            key.consume();
            onClose.accept(this);
        } else if (key.getCode() == KeyCode.ENTER && (enterIsHeld || !cancel.isFocused())) {
            key.consume();
            if (!enterIsHeld) {
                enter();
            }
        }
    }

    /// What is dangerous begins at its button, and not by the second Enter of somebody who asked for it by keys.
    private void enter() {
        if (question.weight() == Question.Weight.DANGEROUS && reason.isFocused()) {
            confirm.requestFocus();
        } else {
            yes();
        }
    }

    private void yes() {
        if (!confirm.isDisabled()) {
            onClose.accept(this);
            onYes.accept(new Question.Answer(reason.getText().strip(), name.getText()));
        }
    }
}
