package signalbox.ui.jobs.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import signalbox.queue.JobState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;
import signalbox.ui.kit.state.StateStyle;

/// Draws a job's way: an icon for each stage, the durations between them, words and times below.
final class JobTimelineStrip extends Region {
    private static final String NO_END = "It ended after it was started; queue_job stores no time of a failure.";
    private static final double ICON = 17;
    private static final double LINE_Y = 24;
    private static final double WORDS_Y = 38;
    private static final double HEIGHT = 72;
    private static final double WITH_DAYS = 88;

    /// @param line from the stage before to this one; its duration is above it
    private record Mark(Node icon, Label word, Label time, Region line, Label between) {}

    private final List<Mark> marks = new ArrayList<>();
    private List<JobTimeline.Stage> stages = List.of();

    JobTimelineStrip() {
        getStyleClass().add("lifeline");
        SpokenName.picture(this);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMinWidth(0);
    }

    void show(List<JobTimeline.Stage> next) {
        if (next.equals(stages)) {
            return;
        }
        stages = next;
        marks.clear();
        getChildren().clear();
        stages.forEach(this::add);
        var hasDays = marks.stream().anyMatch(mark -> mark.time.getText().contains("\n"));
        setMinHeight(hasDays ? WITH_DAYS : HEIGHT);
        setPrefHeight(hasDays ? WITH_DAYS : HEIGHT);
        setAccessibleText(
                stages.stream().map(stage -> stage.word() + " " + stage.time()).collect(Collectors.joining(", ")));
        requestLayout();
    }

    private void add(JobTimeline.Stage stage) {
        var icon = stage.reached()
                ? StateStyle.of(stage.state()).at((int) ICON)
                : Icon.PENDING.at((int) ICON, "lifeline-open");
        var line = new Region();
        line.getStyleClass().addAll("lifeline-line", stage.reached() ? "lifeline-reached" : "lifeline-open");
        var word = Labels.of(stage.word(), "t-12", stage.reached() ? "t-semibold" : "t-muted");
        if (stage.state() == JobState.FAILED) {
            word.getStyleClass().add("t-danger");
            Tooltip.install(icon, new Tooltip(NO_END));
        }
        var mark = new Mark(icon, word, time(stage), line, Labels.of(stage.before(), "t-11"));
        if (!marks.isEmpty()) {
            getChildren().addAll(line, mark.between);
        }
        getChildren().addAll(icon, mark.word, mark.time);
        marks.add(mark);
    }

    /// A day and its time need a line each where several stages share the width.
    private static Label time(JobTimeline.Stage stage) {
        var isMoment = !stage.tooltip().isEmpty();
        var time = Labels.of(isMoment ? stage.time().replace(' ', '\n') : stage.time(), "t-mono-11", "t-muted");
        if (isMoment) {
            time.setTooltip(new Tooltip(stage.tooltip()));
        }
        return time;
    }

    @Override
    protected void layoutChildren() {
        for (var i = 0; i < marks.size(); i++) {
            place(i);
        }
    }

    private void place(int index) {
        var mark = marks.get(index);
        var x = center(index);
        layoutInArea(mark.icon, x - ICON / 2, LINE_Y - ICON / 2, ICON, ICON, 0, HPos.CENTER, VPos.CENTER);
        placeText(mark.word, index, WORDS_Y);
        placeText(mark.time, index, WORDS_Y + 16);
        if (index > 0) {
            var from = center(index - 1) + ICON / 2 + 4;
            var width = Math.max(0, x - ICON / 2 - 4 - from);
            layoutInArea(mark.line, from, LINE_Y - 1, width, 2, 0, HPos.LEFT, VPos.TOP);
            layoutInArea(mark.between, from, 0, width, 16, 0, HPos.CENTER, VPos.CENTER);
        }
    }

    /// The texts at both ends stay inside the edges, so that nothing is cut.
    private void placeText(Label label, int index, double y) {
        var width = Math.min(label.prefWidth(-1), getWidth() / Math.max(1, marks.size()) + 16);
        var x = index == 0 ? 0 : index == marks.size() - 1 ? getWidth() - width : Math.rint(center(index) - width / 2);
        label.resizeRelocate(x, y, width, label.prefHeight(-1));
    }

    private double center(int index) {
        var inset = ICON / 2;
        return marks.size() < 2 ? inset : inset + Math.rint((getWidth() - ICON) * index / (marks.size() - 1.0));
    }

    @Override
    protected double computePrefWidth(double height) {
        return 100;
    }
}
