package signalbox.ui.kit.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.chart.DrillLanes.Flag;
import signalbox.ui.kit.chart.DrillLanes.Kind;

@Tag("fx")
class DrillTimelineTest {
    private static final Instant ZERO = Instant.parse("2026-06-12T10:03:12.140Z");
    private static final double HEIGHT = 400;

    private final DrillTimeline timeline = Headless.on(DrillTimeline::new);

    private static Instant at(long millis) {
        return ZERO.plusMillis(millis);
    }

    private static DrillLanes course(long end, List<Flag> flags, boolean runs) {
        return new DrillLanes(
                new TimeRange(at(-1000), at(end)),
                ZERO,
                List.of(new TimelineLane("8121", "8121", "HTTP", List.of(), Optional.empty(), Optional.empty(), "")),
                List.of(at(-500), at(end / 2)),
                flags,
                Optional.of(new LeaderGap(ZERO, at(end / 2), "gap")),
                runs);
    }

    private static List<Flag> flags(long lost, long elected, long first) {
        return List.of(
                new Flag(Kind.LOST, at(lost), "leader lost +" + lost + " ms"),
                new Flag(Kind.LEADER, at(elected), "new leader +" + elected + " ms"),
                new Flag(Kind.DISPATCH, at(first), "first job +" + first + " ms"));
    }

    private void lay(DrillLanes course, double width) {
        var scene = Headless.scene(() -> new VBox(timeline), width, HEIGHT, Theme.LIGHT);
        Headless.on(() -> {
            timeline.show(course);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            scene.getRoot().layout();
            return true;
        });
    }

    private <N extends Node> List<N> found(String style, Class<N> type) {
        return timeline.lookupAll("." + style).stream().map(type::cast).toList();
    }

    private List<Bounds> flagBounds() {
        return found("flag", Label.class).stream().map(Node::getBoundsInParent).toList();
    }

    @Test
    void what_the_gap_is_called_stands_above_the_jobs() {
        lay(course(8000, flags(38, 3000, 4000), false), 400);
        var label = found("gap-label", Label.class).getFirst();
        var jobs = found("dispatch-tick", Node.class).getFirst();
        assertThat(timeline.getChildrenUnmodifiable().indexOf(label))
                .isGreaterThan(timeline.getChildrenUnmodifiable().indexOf(jobs));
    }

    @ParameterizedTest
    @CsvSource({
        "38, 6214, 6871, 8000, 850",
        "4, 9, 12, 1000, 850",
        "4, 180, 214, 1500, 600",
        "900, 950, 990, 1000, 500",
        "38, 6214, 6871, 8000, 300"
    })
    void no_flag_covers_another_or_leaves_the_picture(long lost, long elected, long first, long end, double width) {
        lay(course(end, flags(lost, elected, first), false), width);

        var bounds = flagBounds();
        assertThat(bounds).hasSize(3);
        for (var one : bounds) {
            assertThat(one.getMinX()).isNotNegative();
            assertThat(one.getMaxX()).isLessThanOrEqualTo(width);
            assertThat(bounds.stream().filter(one::intersects)).hasSize(1);
        }
    }

    @Test
    void each_flag_says_all_it_has_to_say() {
        lay(course(8000, flags(38, 6214, 6871), false), 850);

        assertThat(found("flag", Label.class))
                .allSatisfy(label -> assertThat(label.prefWidth(-1)).isLessThanOrEqualTo(label.getWidth()));
    }

    @Test
    void flags_that_move_to_other_rows_as_the_width_becomes_known_have_their_styles_at_once() {
        lay(course(8000, flags(38, 6214, 6871), false), 850);
        lay(course(8000, flags(38, 6214, 6871), false), 300);

        assertThat(found("flag", Label.class))
                .hasSize(3)
                .allSatisfy(flag -> assertThat(flag.getSkin()).isNotNull());
    }

    @Test
    void flags_that_stand_apart_need_one_row_and_those_close_together_more() {
        lay(course(20_000, flags(38, 6214, 6871), false), 850);
        var one = timeline.getPrefHeight();
        lay(course(1500, flags(4, 9, 12), false), 850);

        assertThat(timeline.getPrefHeight()).isGreaterThan(one);
    }

    @Test
    void a_phase_that_was_not_seen_has_no_flag_and_only_a_running_drill_has_a_line_of_now() {
        lay(course(4000, flags(38, 50, 60).subList(0, 1), true), 850);
        assertThat(found("flag", Label.class)).extracting(Label::getText).containsExactly("leader lost +38 ms");
        assertThat(found("now-line", Node.class)).hasSize(1);

        lay(course(4000, List.of(), false), 850);
        assertThat(found("flag", Label.class)).isEmpty();
        assertThat(found("now-line", Node.class)).isEmpty();
    }

    @Test
    void the_axis_counts_from_the_injection() {
        lay(course(8000, List.of(), false), 850);

        var texts = new ArrayList<String>();
        found("axis-time", Label.class).forEach(label -> texts.add(label.getText()));
        assertThat(texts).containsSequence("−1 s", "0 s", "+1 s", "+2 s");
        assertThat(Stream.of(8000L, 1200L, 60_000L, 600_000L)).allSatisfy(end -> {
            lay(course(end, List.of(), false), 850);
            assertThat(found("axis-time", Label.class)).hasSizeBetween(3, 12);
        });
    }
}
