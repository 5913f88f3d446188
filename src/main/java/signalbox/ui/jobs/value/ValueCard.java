package signalbox.ui.jobs.value;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.queue.action.JobOperation;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SidePane;
import signalbox.ui.kit.SpokenName;

/// The card that asks for a value: a field, why its text is no value, and what is offered. Up and Down take what is
/// offered into the field, Enter goes on to the preview, Escape closes it.
final class ValueCard extends VBox {
    private static final double WIDTH = 460;
    private static final double ROW = 30;
    private static final int MOST_ROWS = 6;

    private final ValueViewModel model;
    private final Consumer<JobOperation> onValue;
    private final Consumer<Region> onClose;
    private final TextField text = new TextField();
    private final ListView<ValueChoice> list = new ListView<>();
    private final Button cancel = new Button("Not now");
    private final Button preview = new Button("Preview…");
    private boolean taking;

    ValueCard(ValueViewModel model, Consumer<JobOperation> onValue, Consumer<Region> onClose) {
        this.model = model;
        this.onValue = onValue;
        this.onClose = onClose;
        setId("value-card");
        getStyleClass().add("confirm-pane");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setAccessibleText(model.title());
        getChildren().addAll(head(), body(), foot());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /// What gets the focus.
    Node first() {
        return text;
    }

    private Node head() {
        var head = Labels.row(8, Icon.EDIT.at(17, "i-accent"), Labels.sentence(model.title(), "t-13", "t-semibold"));
        head.getStyleClass().add("confirm-head");
        return head;
    }

    private Node body() {
        var label = new Label(model.label());
        label.getStyleClass().addAll("t-12", "t-muted");
        label.setLabelFor(text);
        text.setId("value-text");
        text.setPromptText(model.example());
        text.textProperty().subscribe((_, typed) -> typed(typed));
        var fault = Labels.sentence("", "t-12", "t-danger");
        fault.setId("value-fault");
        fault.textProperty().bind(model.fault());
        fault.visibleProperty().bind(fault.textProperty().isNotEmpty());
        SidePane.foldable(fault);
        var body = new VBox(4, label, text, fault, choices());
        body.getStyleClass().add("confirm-body");
        return body;
    }

    private Node choices() {
        list.setId("value-choices");
        list.setAccessibleText("Values that are offered");
        list.getStyleClass().add("value-choices");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new ChoiceLine());
        var hint = Labels.sentence("", "t-12", "t-muted", "value-hint");
        hint.textProperty().bind(model.hint());
        list.setPlaceholder(hint);
        list.setOnMouseClicked(_ -> take());
        list.setPrefHeight(Math.min(model.choices().get().size(), MOST_ROWS) * ROW + 10);
        list.setMinHeight(Region.USE_PREF_SIZE);
        model.choices().subscribe(offered -> list.getItems().setAll(offered));
        list.setVisible(!list.getItems().isEmpty());
        SidePane.foldable(list);
        return list;
    }

    private Node foot() {
        cancel.setId("value-cancel");
        cancel.setOnAction(_ -> onClose.accept(this));
        preview.setId("value-preview");
        preview.getStyleClass().add("accent");
        preview.setOnAction(_ -> goOn());
        var foot = Labels.row(8, Labels.spacer(), cancel, preview);
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.getStyleClass().add("card-footer");
        return foot;
    }

    private void typed(String typed) {
        if (!taking) {
            model.type(typed);
        }
    }

    /// The list stays as it is while one moves through it.
    private void take() {
        var choice = list.getSelectionModel().getSelectedItem();
        if (choice != null) {
            taking = true;
            text.setText(choice.value());
            text.end();
            taking = false;
            text.requestFocus();
        }
    }

    private void goOn() {
        model.operation(text.getText())
                .ifPresentOrElse(
                        operation -> {
                            onClose.accept(this);
                            onValue.accept(operation);
                        },
                        text::requestFocus);
    }

    private void key(KeyEvent key) {
        var used = switch (key.getCode()) {
            case ESCAPE -> did(() -> onClose.accept(this));
            case ENTER -> !cancel.isFocused() && did(this::goOn);
            case DOWN -> text.isFocused() && did(this::down, this::moved);
            case UP -> text.isFocused() && did(() -> list.getSelectionModel().selectPrevious(), this::moved);
            default -> false;
        };
        if (used) {
            key.consume();
        }
    }

    /// A list counts its first line as the current one even while none is selected.
    private void down() {
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        } else {
            list.getSelectionModel().selectNext();
        }
    }

    private void moved() {
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        take();
    }

    private static boolean did(Runnable... steps) {
        for (var step : steps) {
            step.run();
        }
        return true;
    }

    private static final class ChoiceLine extends ListCell<ValueChoice> {
        @Override
        protected void updateItem(@Nullable ValueChoice choice, boolean empty) {
            super.updateItem(choice, empty);
            SpokenName.draw(
                    this,
                    empty || choice == null
                            ? null
                            : Labels.row(
                                    8,
                                    Labels.of(choice.value(), "t-mono"),
                                    Labels.spacer(),
                                    Labels.of(choice.meaning(), "t-11", "t-muted")));
        }
    }
}
