package signalbox.ui.channels;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.ui.kit.ChosenStyle;
import signalbox.ui.kit.ErrorPointer;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;

/// A field for another channel string, and what it would change for the present queue.
final class WhatIfPane {
    private static final ChosenStyle TONE = ChosenStyle.of("t-success", "t-warning", "t-muted");
    private static final String[] TITLES = {"Channel", "Slots", "Jobs", "Time now", "Time then", "Idle slots"};
    private static final double LEAST = 70;
    private static final double[] WIDTHS = {190, 120, 130, 100, 100, 80};

    private final WhatIfViewModel model;
    private final TextField field = new TextField();
    private final Label position = Labels.of("", "t-mono-11", "t-danger");
    private final Label fault = Labels.sentence("", "t-12", "t-danger");
    private final Label basis = Labels.wholeInTooltip(Labels.of("", "t-12", "t-muted"));
    private final Label present = Labels.of("", "t-20", "t-semibold");
    private final Label presentRange = Labels.wholeInTooltip(Labels.of("", "t-12", "t-muted"));
    private final Label tried = Labels.of("", "t-20", "t-semibold");
    private final Label triedRange = Labels.wholeInTooltip(Labels.of("", "t-12", "t-muted"));
    private final Label change = Labels.sentence("", "t-13", "t-semibold");
    private final GridPane grid = new GridPane();
    private final VBox notes = new VBox(2);
    private final VBox result;
    private final Label hint = Labels.sentence(
            "Type a channel string as in odoo.conf, then press Try. Signalbox simulates how the present backlog would"
                    + " drain, by the rules of a real runner and the recent run times of such jobs.",
            "t-12",
            "t-muted");
    private final VBox root;

    WhatIfPane(WhatIfViewModel model) {
        this.model = model;
        for (var i = 0; i < TITLES.length; i++) {
            var column = new ColumnConstraints(LEAST, WIDTHS[i], WIDTHS[i]);
            column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
            grid.getColumnConstraints().add(column);
        }
        grid.setVgap(6);
        var figures = Labels.row(
                28,
                figure("What may run now takes", present, presentRange),
                Icon.NEXT.at(18, "i-subtle"),
                figure("With this string", tried, triedRange));
        result = new VBox(14, new VBox(6, figures, change), grid, notes);
        var scroll = new ScrollPane(new VBox(10, hint, result));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var body = new VBox(8, entry(), position, fault, scroll);
        body.getStyleClass().add("what-if-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        root = new VBox(head(), body);
        for (var part : List.of(position, fault, result, hint)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        position.visibleProperty().bind(position.textProperty().isNotEmpty());
        fault.visibleProperty().bind(fault.textProperty().isNotEmpty());
        model.fault().subscribe(this::say);
        model.content().subscribe(this::show);
    }

    Node node() {
        return root;
    }

    private HBox head() {
        var head = Labels.row(
                8,
                Icon.PREDICT.at(15),
                Labels.heading("What if", "t-13"),
                Labels.wholeInTooltip(
                        Labels.of("another channel string, on the live queue; nothing is changed", "t-12", "t-muted")),
                Labels.spacer(),
                basis);
        head.getStyleClass().add("section-head");
        return head;
    }

    private HBox entry() {
        field.setId("what-if");
        field.getStyleClass().add("mono");
        field.setPromptText("root:4,root.mail:2");
        SpokenName.field(field, "Channel string to try");
        field.textProperty().bindBidirectional(model.text());
        field.setOnAction(_ -> model.tryIt());
        HBox.setHgrow(field, Priority.ALWAYS);
        var go = Labels.button("Try", Icon.RESUME, model::tryIt);
        go.setId("what-if-try");
        go.disableProperty().bind(model.busy());
        return Labels.row(8, field, go);
    }

    private static VBox figure(String title, Label time, Label range) {
        time.setMinWidth(Region.USE_PREF_SIZE);
        return new VBox(1, Labels.of(title, "t-11", "t-muted"), Labels.line(time, range));
    }

    private void say(WhatIfViewModel.Fault wrong) {
        var offset = wrong.offset();
        position.setText(offset == null ? "" : ErrorPointer.to(model.text().get(), offset));
        fault.setText(wrong.sentence());
    }

    private void show(@Nullable WhatIfContent content) {
        result.setVisible(content != null);
        hint.setVisible(content == null);
        if (content == null) {
            return;
        }
        basis.setText(content.basis());
        present.setText(content.present().time());
        presentRange.setText(content.present().range());
        tried.setText(content.tried().time());
        triedRange.setText(content.tried().range());
        change.setText(content.change());
        TONE.set(
                change,
                switch (content.tone()) {
                    case FASTER -> "t-success";
                    case SLOWER -> "t-warning";
                    case SAME -> "t-muted";
                });
        grid.getChildren().clear();
        for (var i = 0; i < TITLES.length; i++) {
            grid.add(Labels.of(TITLES[i], "t-11", "t-muted"), i, 0);
        }
        for (var line : content.lines()) {
            grid.addRow(
                    grid.getRowCount(),
                    Labels.wholeInTooltip(Labels.of(line.name(), "t-12")),
                    Labels.wholeInTooltip(Labels.of(line.slots(), "t-12")),
                    Labels.wholeInTooltip(Labels.of(line.jobs(), "t-12")),
                    Labels.wholeInTooltip(Labels.of(line.present(), "t-12", "t-muted")),
                    Labels.wholeInTooltip(Labels.of(line.tried(), "t-12", "t-medium")),
                    Labels.wholeInTooltip(Labels.of(line.idle(), "t-12")));
        }
        notes.getChildren()
                .setAll(content.notes().stream()
                        .map(note -> Labels.sentence(note, "t-12", "t-muted"))
                        .toList());
    }
}
