package signalbox.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableRow;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.queue.channel.ChannelUsage;
import signalbox.queue.count.FailingMethod;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.chart.LeaderGap;
import signalbox.ui.kit.chart.LeadershipLanes;
import signalbox.ui.kit.chart.LeadershipTimeline;
import signalbox.ui.kit.chart.ThroughputChart;
import signalbox.ui.kit.chart.ThroughputSeries;
import signalbox.ui.kit.chart.TimeRange;
import signalbox.ui.kit.chart.TimelineLane;
import signalbox.ui.kit.table.ColumnMemory;

/// What is shown again a second later consists of the same nodes with the same styles: a node or a style that is put
/// in again makes JavaFX work out styles and paint the whole window a second time.
@Tag("fx")
class SecondLaterTest {
    private static final Instant NOW = Instant.parse("2026-06-12T03:12:00Z");

    /// Style classes that changed since the nodes were listed.
    private final List<String> restyled = new ArrayList<>();

    /// Shows, waits for what that leads to, and shows what is a second later.
    ///
    /// @return the nodes before
    private List<Node> shownTwice(Scene scene, Runnable first, Runnable second) {
        lay(scene, first);
        var before = Headless.on(() -> nodes(scene.getRoot()).toList());
        Headless.on(() -> {
            before.forEach(node ->
                    node.getStyleClass().addListener((ListChangeListener<String>) _ -> restyled.add(node.toString())));
            return true;
        });
        lay(scene, second);
        assertThat(restyled).isEmpty();
        return before;
    }

    private static void lay(Scene scene, Runnable show) {
        Headless.on(() -> {
            show.run();
            return true;
        });
        Headless.layOut(scene);
    }

    private static Stream<Node> nodes(Node node) {
        return Stream.concat(
                Stream.of(node),
                node instanceof Parent parent
                        ? parent.getChildrenUnmodifiable().stream().flatMap(SecondLaterTest::nodes)
                        : Stream.of());
    }

    private static List<Node> now(Scene scene) {
        return Headless.on(() -> nodes(scene.getRoot()).toList());
    }

    @Test
    void rows_of_a_table_keep_their_cells_and_none_is_emptied() {
        var card = Headless.on(() -> new FailingCard(ColumnMemory.none(), _ -> {}, _ -> {}, _ -> {}, () -> {}));
        var scene = Headless.scene(() -> new StackPane(card.node()), 900, 400, Theme.LIGHT);
        var emptied = new ArrayList<Integer>();

        var before =
                shownTwice(scene, () -> card.show(List.of(failing("send", 40), failing("confirm", 3600)), NOW), () -> {
                    card.node().lookupAll(".table-row-cell").stream()
                            .map(TableRow.class::cast)
                            .filter(row -> !row.isEmpty())
                            .forEach(row -> row.emptyProperty().subscribe(() -> emptied.add(row.getIndex())));
                    card.show(List.of(failing("send", 40), failing("confirm", 3600)), NOW.plusSeconds(1));
                });

        assertThat(texts(now(scene))).contains("41 s ago");
        assertThat(now(scene)).containsExactlyElementsOf(before);
        assertThat(emptied).isEmpty();
    }

    @Test
    void channels_keep_their_slots() {
        var card = Headless.on(() -> new ChannelsCard(_ -> {}));
        var scene = Headless.scene(() -> new StackPane(card.node()), 900, 400, Theme.LIGHT);

        var before = shownTwice(
                scene,
                () -> card.show(List.of(new ChannelUsage("root", 8, 3, 1, 20, 0, 7)), "∞"),
                () -> card.show(List.of(new ChannelUsage("root", 8, 3, 1, 21, 0, 7)), "∞"));

        assertThat(now(scene)).containsExactlyElementsOf(before);
    }

    @Test
    void a_slot_that_is_taken_is_the_only_one_that_changes() {
        var card = Headless.on(() -> new ChannelsCard(_ -> {}));
        var scene = Headless.scene(() -> new StackPane(card.node()), 900, 400, Theme.LIGHT);

        var before = shownTwice(
                scene,
                () -> card.show(List.of(new ChannelUsage("root", 8, 3, 0, 20, 0, 7)), "∞"),
                () -> card.show(List.of(new ChannelUsage("root", 8, 4, 0, 20, 0, 7)), "∞"));

        assertThat(now(scene)).hasSameSizeAs(before);
        assertThat(now(scene).stream().filter(node -> !before.contains(node))).hasSize(1);
    }

    @Test
    void a_timeline_keeps_its_nodes_and_moves_by_whole_pixels() {
        var timeline = Headless.on(() -> new LeadershipTimeline(LeadershipTimeline.Layout.STRIP));
        var scene = Headless.scene(() -> timeline, 800, 200, Theme.LIGHT);

        var before = shownTwice(scene, () -> timeline.show(lanes(NOW)), () -> timeline.show(lanes(NOW.plusSeconds(1))));

        assertThat(now(scene)).containsExactlyElementsOf(before);
        var ring = Headless.on(() -> timeline.lookup(".lane-ring"));
        var places = LongStream.range(2, 60)
                .mapToObj(second -> Headless.on(() -> {
                    timeline.show(lanes(NOW.plusSeconds(second)));
                    timeline.layout();
                    return ring.getLayoutX();
                }))
                .distinct()
                .toList();
        assertThat(places).hasSizeBetween(10, 12);
        for (var i = 1; i < places.size(); i++) {
            assertThat(places.get(i - 1) - places.get(i)).isEqualTo(1);
        }
    }

    @Test
    void bars_that_stay_where_they_are_are_not_drawn_again() {
        var chart = Headless.on(ThroughputChart::new);
        var scene = Headless.scene(() -> chart, 800, 200, Theme.LIGHT);
        lay(scene, () -> chart.show(throughput(NOW)));
        var redrawn = new ArrayList<Integer>();
        var bars = (Path) Headless.on(() -> chart.lookup(".chart-done"));
        Headless.on(() -> bars.getElements().subscribe(() -> redrawn.add(1)));

        for (var second = 1; second <= 50; second++) {
            var later = NOW.plusSeconds(second);
            Headless.on(() -> {
                chart.show(throughput(later));
                chart.layout();
                return true;
            });
        }

        assertThat(redrawn).as("a pixel is 5.5 seconds").hasSizeBetween(8, 10);
        assertThat(Headless.on(() -> chart.lookup(".chart-done"))).isSameAs(bars);
    }

    @Test
    void lines_of_the_last_hour_keep_their_labels() {
        var card = Headless.on(() -> new LastHourCard(() -> {}));
        var scene = Headless.scene(() -> new StackPane(card.node()), 400, 200, Theme.LIGHT);

        var before = shownTwice(scene, () -> card.show(hour("for 4 s")), () -> card.show(hour("for 5 s")));

        assertThat(texts(now(scene))).contains("No runner leads for 5 s");
        assertThat(now(scene)).containsExactlyElementsOf(before);
    }

    private static LastHourEvents hour(String age) {
        return new LastHourEvents(
                List.of(new LastHourEvents.Line(NOW, "03:12:00", "No runner leads " + age, LastHourEvents.Tone.BAD)),
                "",
                NOW.minusSeconds(60));
    }

    private static LeadershipLanes lanes(Instant now) {
        var from = NOW.minusSeconds(1800);
        var lane = new TimelineLane(
                "1/a",
                "8121",
                "HTTP",
                List.of(new TimelineLane.Span(from, now, TimelineLane.Kind.LEADING, "leading")),
                Optional.of(from),
                Optional.empty(),
                "");
        return new LeadershipLanes(
                new TimeRange(now.minusSeconds(3600), now),
                List.of(lane),
                List.of(),
                List.of(new LeaderGap(from.minusSeconds(60), from, "no leader, 1 m")));
    }

    private static ThroughputSeries throughput(Instant now) {
        return new ThroughputSeries(
                new TimeRange(now.minusSeconds(3600), now),
                LongStream.rangeClosed(1, 59)
                        .mapToObj(minute -> new ThroughputSeries.Minute(NOW.minusSeconds(60 * minute), minute, 1))
                        .toList()
                        .reversed(),
                List.of(),
                NOW.minusSeconds(7200));
    }

    private static FailingMethod failing(String method, long seconds) {
        return new FailingMethod("mail.mail", method, "root.mail", "ValueError", 12, NOW.minusSeconds(seconds));
    }

    private static List<String> texts(List<Node> nodes) {
        return nodes.stream()
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText())
                .toList();
    }
}
