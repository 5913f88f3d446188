package signalbox.ui.kit.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;

@Tag("fx")
class LeadershipTimelineTest {
    private static final Instant NOW = Instant.parse("2026-06-12T03:12:00Z");

    private final LeadershipTimeline timeline =
            Headless.on(() -> new LeadershipTimeline(LeadershipTimeline.Layout.FULL));
    private final Scene scene = Headless.scene(() -> timeline, 600, 100, Theme.LIGHT);

    private Label mark(Instant at) {
        Headless.on(() -> {
            timeline.show(
                    new LeadershipLanes(new TimeRange(NOW.minusSeconds(3600), NOW), List.of(), List.of(), List.of()));
            timeline.mark(at);
            return true;
        });
        Headless.layOut(scene);
        return (Label) Headless.on(() -> timeline.lookup(".moment-label"));
    }

    @Test
    void a_moment_is_marked_at_its_place_with_its_time() {
        var label = mark(NOW.minusSeconds(1800));

        assertThat(label.getText()).startsWith("02:42:00");
        assertThat(label.getLayoutX() + label.getWidth() / 2).isBetween(350.0, 400.0);
    }

    @Test
    void a_moment_before_the_time_shown_is_said_at_the_left_edge() {
        var label = mark(NOW.minusSeconds(86_400));

        assertThat(label.getText()).startsWith("before this: ").contains("03:12:00");
        assertThat(label.getLayoutX()).isEqualTo(150);
    }
}
