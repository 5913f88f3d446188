package signalbox.ui.kit.chart;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import signalbox.ui.kit.SpokenName;

/// The course of one figure, oldest first, without axes. The style (`i-…` of a job state, or `i-warning`, `i-danger`,
/// `i-accent`) gives the colour; a dashed line may mark a limit.
public final class Sparkline extends Region {
    private final Path line = path("line");
    private final Path area = path("area");
    private final Path limitLine = path("limit");
    private List<Double> values = List.of();
    private double limit = Double.NaN;

    public Sparkline(String style) {
        getStyleClass().addAll("sparkline", style);
        SpokenName.picture(this);
        setMinSize(0, 12);
        setPrefSize(100, 20);
        getChildren().addAll(area, limitLine, line);
    }

    public void show(List<? extends Number> course) {
        var newest = course.stream().map(Number::doubleValue).toList();
        if (!newest.equals(values)) {
            values = newest;
            requestLayout();
        }
    }

    public void limit(double value) {
        limit = value;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        List.of(line, area, limitLine).forEach(path -> path.getElements().clear());
        if (values.size() < 2 || getWidth() <= 0) {
            return;
        }
        var low = values.stream().mapToDouble(v -> v).min().orElse(0);
        var high = values.stream().mapToDouble(v -> v).max().orElse(0);
        if (!Double.isNaN(limit)) {
            high = Math.max(high, limit);
            low = 0;
        }
        if (high - low < 1e-9) {
            low -= 1;
            high += 1;
        }
        var step = getWidth() / (values.size() - 1);
        area.getElements().add(new MoveTo(0, getHeight()));
        for (var i = 0; i < values.size(); i++) {
            var y = y(values.get(i), low, high);
            area.getElements().add(new LineTo(i * step, y));
            line.getElements().add(i == 0 ? new MoveTo(0, y) : new LineTo(i * step, y));
        }
        area.getElements().add(new LineTo(getWidth(), getHeight()));
        if (!Double.isNaN(limit)) {
            var y = Math.rint(y(limit, low, high)) + 0.5;
            limitLine.getElements().addAll(new MoveTo(0, y), new LineTo(getWidth(), y));
        }
    }

    private double y(double value, double low, double high) {
        return 1 + (getHeight() - 3) * (1 - (value - low) / (high - low));
    }

    private static Path path(String style) {
        var path = new Path();
        path.getStyleClass().setAll(style);
        path.setManaged(false);
        return path;
    }
}
