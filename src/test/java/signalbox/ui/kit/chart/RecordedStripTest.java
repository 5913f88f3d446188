package signalbox.ui.kit.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;

/// A place on the strip is a moment, and a moment a place.
@Tag("fx")
class RecordedStripTest {
    private static final Instant FROM = Instant.parse("2026-06-12T00:00:00Z");
    private static final TimeRange RANGE = new TimeRange(FROM, FROM.plusSeconds(3600));

    private final List<Instant> chosen = new ArrayList<>();

    private Scene scene(List<TimeRange> unwatched) {
        var scene = Headless.scene(
                () -> {
                    var strip = new RecordedStrip(chosen::add);
                    strip.setId("strip");
                    strip.show(new RecordedSeries(RANGE, List.of(), List.of(), List.of(), List.of(), unwatched));
                    strip.show(FROM.plusSeconds(900));
                    return new StackPane(strip);
                },
                800,
                130,
                Theme.LIGHT);
        Headless.layOut(scene);
        return scene;
    }

    @Test
    void a_moment_leads_to_its_place_and_the_place_back_to_it() {
        var scene = scene(List.of());
        Headless.on(() -> {
            var strip = (RecordedStrip) scene.lookup("#strip");
            for (var seconds = 0; seconds <= 3600; seconds += 225) {
                var at = FROM.plusSeconds(seconds);
                assertThat(strip.momentAt(RANGE, strip.x(RANGE, at))).isBetween(at.minusMillis(2), at.plusMillis(2));
            }
            assertThat(strip.momentAt(RANGE, -50)).isEqualTo(RANGE.from());
            assertThat(strip.momentAt(RANGE, 5000)).isEqualTo(RANGE.to());
            return true;
        });
    }

    @Test
    void a_press_chooses_the_moment_below_the_pointer() {
        var scene = scene(List.of());
        Headless.on(() -> {
            var strip = (RecordedStrip) scene.lookup("#strip");
            strip.fireEvent(new MouseEvent(
                    MouseEvent.MOUSE_PRESSED,
                    strip.x(RANGE, FROM.plusSeconds(1800)),
                    20,
                    0,
                    0,
                    MouseButton.PRIMARY,
                    1,
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    false,
                    true,
                    false,
                    true,
                    null));
            return true;
        });

        assertThat(chosen)
                .singleElement()
                .satisfies(at -> assertThat(at).isBetween(FROM.plusSeconds(1799), FROM.plusSeconds(1801)));
    }

    @Test
    void a_time_without_a_watch_is_hatched_from_its_begin_to_its_end() {
        var hole = new TimeRange(FROM.plusSeconds(600), FROM.plusSeconds(1200));
        var scene = scene(List.of(hole));
        Headless.on(() -> {
            var strip = (RecordedStrip) scene.lookup("#strip");
            var hatch = Objects.requireNonNull(scene.lookup(".unwatched-hatch"));
            var bounds = hatch.getBoundsInParent();
            assertThat(bounds.getMinX()).isCloseTo(strip.x(RANGE, hole.from()), within());
            assertThat(bounds.getMaxX()).isCloseTo(strip.x(RANGE, hole.to()), within());
            return true;
        });
    }

    private static Offset<Double> within() {
        return Offset.offset(1.0);
    }
}
