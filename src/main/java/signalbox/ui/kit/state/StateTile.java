package signalbox.ui.kit.state;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import signalbox.queue.JobState;
import signalbox.text.NumberText;
import signalbox.ui.kit.ChosenStyle;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.chart.Sparkline;

/// One state on the Overview: icon and word, the count, its change, and its course. A click opens those jobs.
public final class StateTile extends Button {
    private static final ChosenStyle FIGURE = ChosenStyle.of("long", "none");
    private static final int LONG = 8;
    private static final double FRAME = 24;

    private final StateStyle style;
    private final Label figure = Labels.of("–", "t-20", "t-semibold", "figure");
    private final Label change = Labels.wholeInTooltip(Labels.of("", "t-11", "t-muted"));
    private final Sparkline course;
    private final Tooltip whole = new Tooltip();
    private String text = "–";

    public StateTile(JobState state, Runnable onOpen) {
        style = StateStyle.of(state);
        course = new Sparkline(style.style());
        course.setPrefHeight(20);
        getStyleClass().setAll("state-tile", "card");
        figure.getStyleClass().add("figure-" + state.stored());
        var head = Labels.row(7, style.at(14), Labels.of(style.shortWord(), "t-12", "t-muted"));
        var body = new VBox(head, figure, change, course);
        body.getStyleClass().add("state-tile-body");
        body.setMaxWidth(Double.MAX_VALUE);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(body);
        setMaxWidth(Double.MAX_VALUE);
        body.prefWidthProperty().bind(widthProperty().subtract(FRAME));
        widthProperty().subscribe(_ -> fit());
        setMinWidth(0);
        setOnAction(_ -> onOpen.run());
    }

    /// A figure that is cut says nothing: where it does not fit, it is rounded, and the tooltip has it in full.
    private void fit() {
        figure.setText(text);
        if (getScene() == null || getWidth() <= FRAME) {
            return;
        }
        figure.applyCss();
        var isWhole = figure.prefWidth(-1) <= getWidth() - FRAME;
        figure.setText(isWhole ? text : NumberText.rounded(text));
        setTooltip(isWhole ? null : whole);
    }

    /// @param figure the count as written; an estimate is marked
    /// @param change how the count changed in the time that is shown; empty when unknown
    /// @param course counts, oldest first
    public void show(String figure, String change, List<? extends Number> course) {
        text = figure;
        whole.setText(style.word() + ": " + figure);
        if (figure.equals("0")) {
            FIGURE.set(this.figure, "none");
        } else if (figure.length() > LONG) {
            FIGURE.set(this.figure, "long");
        } else {
            FIGURE.set(this.figure);
        }
        fit();
        this.change.setText(change);
        this.course.show(course);
        setAccessibleText(style.word() + ", " + NumberText.ofFigure(figure, "job") + ", " + change);
    }
}
