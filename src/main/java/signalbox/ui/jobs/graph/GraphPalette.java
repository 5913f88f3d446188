package signalbox.ui.jobs.graph;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Group;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import signalbox.queue.JobState;
import signalbox.ui.kit.state.StateStyle;

/// The colours of the theme for what is drawn on a canvas, which has no style sheet: each is the fill of a shape that
/// has one and shows nothing.
final class GraphPalette extends Group {
    enum Ink {
        EDGE,
        HELD,
        HELD_BELOW,
        REGION,
        REGION_LINE,

        TEXT,

        ACCENT,
        SEEN
    }

    private final Map<Ink, Rectangle> inks = new EnumMap<>(Ink.class);
    private final Map<JobState, Rectangle> states = new EnumMap<>(JobState.class);

    /// @param onChange when the theme changed
    GraphPalette(Runnable onChange) {
        for (var ink : Ink.values()) {
            inks.put(ink, swatch("ink-" + ink.name().toLowerCase(Locale.ROOT).replace('_', '-'), onChange));
        }
        for (var state : JobState.values()) {
            states.put(state, swatch("ink-" + StateStyle.of(state).style(), onChange));
        }
        setManaged(false);
        setMouseTransparent(true);
    }

    private Rectangle swatch(String style, Runnable onChange) {
        var swatch = new Rectangle(0, 0);
        swatch.getStyleClass().add(style);
        swatch.fillProperty().subscribe((_, _) -> onChange.run());
        getChildren().add(swatch);
        return swatch;
    }

    Paint of(Ink ink) {
        return Objects.requireNonNull(inks.get(ink)).getFill();
    }

    Paint of(JobState state) {
        return Objects.requireNonNull(states.get(state)).getFill();
    }
}
