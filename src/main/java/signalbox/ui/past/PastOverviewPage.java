package signalbox.ui.past;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import signalbox.queue.JobState;
import signalbox.record.read.RecordedCourse;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.TimeText;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.chart.LeadershipTimeline;
import signalbox.ui.kit.chart.Legend;
import signalbox.ui.kit.chart.ThroughputChart;
import signalbox.ui.kit.state.StateTile;
import signalbox.ui.overview.ChannelsCard;
import signalbox.ui.screen.ScreenName;

/// The Overview at a moment of the past.
final class PastOverviewPage implements PastPage {
    private static final double UPPER = 244;
    private static final double LOWER = 290;
    /// If the window is narrower, the cards stand below each other.
    private static final double WIDE = 1150;
    private static final Duration SHORTLY = Duration.ofMinutes(2);
    private static final int MOST_POINTS = 60;

    private final PastLeaderCard leader;
    private final Map<JobState, StateTile> tiles = new EnumMap<>(JobState.class);
    private final HBox states = new HBox(8);
    private final Label age = Labels.of("", "t-20", "t-semibold");
    private final Label oldestChannel = Labels.of("", "t-12", "t-muted");
    private final Label oldestMethod = Labels.of("", "t-12");
    private final Card oldest = new Card();
    private final ChannelsCard channels;
    private final ThroughputChart chart = new ThroughputChart();
    private final LeadershipTimeline lanes = new LeadershipTimeline(LeadershipTimeline.Layout.STRIP);
    private final Card flow = new Card("Work and leadership");
    private final PastFindingsCard findings = new PastFindingsCard();
    private final PastEventsCard events;
    private final VBox parts = new VBox(12);
    private final PastFrame frame = new PastFrame(ScreenName.OVERVIEW, parts);
    private boolean narrow;

    PastOverviewPage(PastViewModel model, Runnable onJobs, Runnable onChannels) {
        leader = new PastLeaderCard(model);
        events = new PastEventsCard(model);
        channels = new ChannelsCard(_ -> onChannels.run());
        for (var state : JobState.values()) {
            var tile = new StateTile(state, onJobs);
            tile.setPrefWidth(114);
            tile.managedProperty().bind(tile.visibleProperty());
            HBox.setHgrow(tile, Priority.ALWAYS);
            tiles.put(state, tile);
            states.getChildren().add(tile);
        }
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        oldest.styledBody(
                "oldest-body", Labels.of("Oldest pending", "t-12", "t-muted"), age, oldestChannel, oldestMethod, gap);
        oldest.setPrefWidth(240);
        oldest.setMinSize(180, 0);
        flow();
        arrange();
        ((Region) frame.node()).widthProperty().subscribe(width -> {
            var isNarrow = width.doubleValue() > 0 && width.doubleValue() < WIDE;
            if (isNarrow != narrow) {
                narrow = isNarrow;
                arrange();
            }
        });
    }

    private void flow() {
        var legend = new Legend();
        legend.add(Legend.Mark.DONE, "done");
        legend.add(Legend.Mark.FAILED, "failed");
        legend.add(Legend.Mark.LEADING, "leading");
        legend.add(Legend.Mark.LEADING_CRON, "cron leads");
        VBox.setVgrow(chart, Priority.ALWAYS);
        flow.actions(legend).fill(new VBox(chart, lanes));
    }

    private void arrange() {
        parts.getChildren().clear();
        if (narrow) {
            parts.getChildren()
                    .setAll(
                            states,
                            row(UPPER, leader.node(), findings.node()),
                            row(UPPER, oldest, channels.node()),
                            row(LOWER, flow),
                            row(LOWER, events.node()));
            return;
        }
        VBox.setVgrow(channels.node(), Priority.ALWAYS);
        var below = row(0, oldest, channels.node());
        VBox.setVgrow(below, Priority.ALWAYS);
        var right = new VBox(12, states, below);
        var lower = row(LOWER, flow, findings.node(), events.node());
        VBox.setVgrow(lower, Priority.ALWAYS);
        parts.getChildren().setAll(row(UPPER, leader.node(), right), lower);
        flow.setPrefWidth(500);
        findings.node().setPrefWidth(290);
        events.node().setPrefWidth(370);
    }

    private static HBox row(double height, Node... nodes) {
        var row = new HBox(12, nodes);
        HBox.setHgrow(nodes[nodes.length - 1], Priority.ALWAYS);
        if (nodes.length > 1) {
            HBox.setHgrow(nodes[0], Priority.SOMETIMES);
        }
        if (height > 0) {
            row.setMinHeight(height);
            row.setPrefHeight(height);
        }
        return row;
    }

    @Override
    public Node node() {
        return frame.node();
    }

    @Override
    public void show(PastContent content) {
        var known = new PastFacts(content.moment().now());
        var text = NumberText.of(known.runners().size(), "runner connection") + " · "
                + NumberText.of(known.processes().size(), "process", "processes") + " · "
                + NumberText.of(known.findings().size(), "finding");
        if (!frame.show(content, text)) {
            return;
        }
        leader.show(content, known);
        tiles.forEach((state, tile) -> show(state, tile, content, known));
        showOldest(known);
        channels.show(known.channels(), "no limit");
        showFlow(content);
        findings.show(known.findings(), content.at());
        events.show(content);
    }

    private static void show(JobState state, StateTile tile, PastContent content, PastFacts known) {
        var figure = known.figure(state);
        tile.setVisible(state != JobState.OTHER || !(figure.equals("0") || figure.equals("–")));
        var course = content.moment().course();
        tile.show(figure, change(state, course, content.at(), known), points(state, course));
    }

    private static String change(JobState state, List<RecordedCourse> course, Instant at, PastFacts known) {
        var before = course.stream()
                .filter(each -> !each.at().isAfter(at.minus(SHORTLY)))
                .reduce((_, last) -> last)
                .orElse(null);
        if (before == null) {
            return "";
        }
        if (known.isEstimate(state)) {
            return "estimated";
        }
        var now = count(state, course.getLast());
        return NumberText.change(now - count(state, before)) + " in " + DurationText.rough(SHORTLY);
    }

    private static long count(JobState state, RecordedCourse course) {
        return Objects.requireNonNullElse(course.counts().get(state), 0L);
    }

    private static List<Long> points(JobState state, List<RecordedCourse> course) {
        var points = new ArrayList<Long>();
        var step = Math.max(1, Math.ceilDiv(course.size(), MOST_POINTS));
        for (var i = 0; i < course.size(); i += step) {
            points.add(count(state, course.get(i)));
        }
        if (!course.isEmpty()) {
            points.add(count(state, course.getLast()));
        }
        return List.copyOf(points);
    }

    private void showOldest(PastFacts known) {
        var counts = known.moment().counts();
        var waits = counts == null ? null : counts.oldest();
        age.setText(
                counts == null
                        ? PastFacts.NOT_RECORDED
                        : waits == null
                                ? "none"
                                : known.oldestAge().map(DurationText::of).orElse("not known"));
        oldestChannel.setText(waits == null ? "" : waits.channel());
        oldestMethod.setText(waits == null || waits.method() == null ? "" : waits.method());
    }

    private void showFlow(PastContent content) {
        var series = new PastSeries(content.near(), content.newest());
        chart.mark(content.at());
        chart.show(series.throughput());
        lanes.endsAs(TimeText.minute(content.near().to()));
        lanes.mark(content.at());
        lanes.show(series.lanes());
    }
}
