package signalbox.ui.audit;

import java.util.List;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import signalbox.ui.audit.content.AuditFigures.DayFigures;
import signalbox.ui.kit.SpokenName;

/// How many actions there were on each day, as one bar a day: refused and failed ones and those without a known result
/// stand on top of the others.
final class DayBars extends Region {
    private static final double HEIGHT = 34;
    private static final double BAR = 6;
    private static final double GAP = 2.5;

    private List<DayFigures> days = List.of();

    DayBars() {
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        getStyleClass().add("day-bars");
        SpokenName.picture(this);
    }

    void show(List<DayFigures> shown) {
        if (shown.equals(days)) {
            return;
        }
        days = shown;
        getChildren()
                .setAll(days.stream()
                        .flatMap(day ->
                                List.of(part(day, "bar-fine"), part(day, "bar-refused"), part(day, "bar-unclear"))
                                        .stream())
                        .toList());
        setAccessibleText(String.join("; ", days.stream().map(DayFigures::text).toList()));
        requestLayout();
    }

    private static Region part(DayFigures day, String style) {
        var part = new Region();
        part.getStyleClass().add(style);
        Tooltip.install(part, new Tooltip(day.text()));
        return part;
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(0, days.size() * (BAR + GAP) - GAP);
    }

    @Override
    protected void layoutChildren() {
        var most = days.stream().mapToInt(DayFigures::total).max().orElse(0);
        for (var i = 0; i < days.size(); i++) {
            var day = days.get(i);
            var y = getHeight();
            y = place(i, 0, y, height(day.fine(), most, day.total() == 0));
            y = place(i, 1, y, height(day.refused(), most, false));
            place(i, 2, y, height(day.unclear(), most, false));
        }
    }

    /// A day without an action has a line, so that it is there.
    private static double height(int count, int most, boolean isLine) {
        if (count == 0) {
            return isLine ? 1 : 0;
        }
        return Math.max(3, Math.round(HEIGHT * count / most));
    }

    private double place(int day, int part, double bottom, double height) {
        var bar = getChildren().get(3 * day + part);
        var top = Math.max(0, bottom - height);
        bar.resizeRelocate(day * (BAR + GAP), top, BAR, bottom - top);
        bar.setVisible(bottom > top);
        return top;
    }
}
