package signalbox.ui.overview;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.monitor.Feed.Mode;
import signalbox.queue.JobState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.Scrolling;
import signalbox.ui.kit.SegmentedControl;
import signalbox.ui.kit.state.StateTile;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.screen.action.RemedyButtons;

/// The Overview's layout. Binds to its view-model and forwards clicks.
final class OverviewView {
    /// The height for the channel card's head and six rows.
    private static final double UPPER = 266;
    /// Less than this, and the page scrolls.
    private static final double LOWEST = 720;

    /// Set, so that no text in it makes the findings narrower.
    private static final double LEFT = 700;

    /// If the window is narrower, the leader, the states and the channels do not fit beside each other.
    private static final double WIDE = 1150;

    private final OverviewViewModel model;
    private final Label summary = Labels.of("", "t-12", "t-muted");
    private final Label asOf = Labels.of("", "t-12", "t-warning");
    private final Map<JobState, StateTile> tiles = new EnumMap<>(JobState.class);
    private final LeaderCard leader;
    private final OldestPendingCard oldest = new OldestPendingCard();
    private final ChannelsCard channels;
    private final ThroughputCard flow;
    private final FailingCard failing;
    private final FindingsCard findings;
    private final LastHourCard lastHour;
    private final HBox states = states();
    private final HBox header;
    private final VBox page = new VBox(12);
    private final ScrollPane root;
    private boolean narrow;

    OverviewView(OverviewViewModel model, FindingsCard findings, RemedyButtons buttons, ColumnMemory columns) {
        this.model = model;
        leader = new LeaderCard(buttons);
        channels = new ChannelsCard(model::openChannel);
        flow = new ThroughputCard(pid -> model.openRunner(Integer.parseInt(pid)));
        failing = new FailingCard(
                columns,
                model::openGroups,
                model::openFailing,
                model::openTrend,
                () -> model.openJobs(JobState.FAILED));
        this.findings = findings;
        lastHour = new LastHourCard(model::openRunners);
        header = header();
        page.getStyleClass().add("page");
        root = new ScrollPane(page);
        root.setId("overview-scroll");
        Scrolling.drawChangesOnly(root);
        root.setFitToWidth(true);
        root.setFitToHeight(true);
        arrange();
        root.widthProperty().subscribe(width -> {
            var isNarrow = width.doubleValue() > 0 && width.doubleValue() < WIDE;
            if (isNarrow != narrow) {
                narrow = isNarrow;
                arrange();
            }
        });
        model.content().subscribe(overview -> {
            page.setVisible(overview != null);
            if (overview != null) {
                show(overview);
            }
        });
    }

    Node node() {
        return root;
    }

    /// Puts the focus on the first figure; Tab goes on in the order as read.
    void focus() {
        states.getChildren().getFirst().requestFocus();
    }

    private HBox header() {
        var range = new SegmentedControl<>("Time shown", Arrays.asList(TimeWindow.values()), TimeWindow::label);
        range.selectedProperty().bindBidirectional(model.window());
        summary.setMinWidth(0);
        Labels.wholeInTooltip(summary);
        var pause = new Button("Pause", Icon.PAUSE.at(15));
        pause.setMinWidth(Region.USE_PREF_SIZE);
        pause.setOnAction(_ -> model.togglePause());
        model.mode().subscribe(mode -> showMode(pause, mode));
        var header = Labels.row(10, Labels.title("Overview"), summary, asOf, Labels.spacer(), range, pause);
        header.getStyleClass().add("page-header");
        return header;
    }

    private static void showMode(Button pause, Mode mode) {
        var paused = mode == Mode.PAUSED;
        pause.setText(paused ? "Resume" : "Pause");
        ((FontIcon) pause.getGraphic()).setIconCode((paused ? Icon.RESUME : Icon.PAUSE).glyph());
    }

    /// Puts cards beside each other if there is space; if not, the findings come first, beside the leader.
    private void arrange() {
        page.setMinHeight(narrow ? Region.USE_PREF_SIZE : LOWEST);
        if (narrow) {
            page.getChildren()
                    .setAll(
                            header,
                            states,
                            beside(leader.node(), findings.node()),
                            beside(oldest.node(), channels.node()),
                            flow.node(),
                            beside(failing.node(), lastHour.node()));
        } else {
            page.getChildren().setAll(header, upper(), lower());
        }
    }

    private static HBox beside(Node left, Node right) {
        HBox.setHgrow(left, Priority.SOMETIMES);
        HBox.setHgrow(right, Priority.ALWAYS);
        var row = new HBox(12, left, right);
        row.setMinHeight(UPPER);
        row.setPrefHeight(UPPER);
        return row;
    }

    private HBox states() {
        var row = new HBox(8);
        for (var state : JobState.values()) {
            var tile = new StateTile(state, () -> model.openJobs(state));
            tile.setPrefWidth(114);
            tile.managedProperty().bind(tile.visibleProperty());
            tile.setVisible(state != JobState.OTHER);
            HBox.setHgrow(tile, Priority.ALWAYS);
            tiles.put(state, tile);
            row.getChildren().add(tile);
        }
        return row;
    }

    private HBox upper() {
        HBox.setHgrow(channels.node(), Priority.ALWAYS);
        var below = new HBox(12, oldest.node(), channels.node());
        VBox.setVgrow(below, Priority.ALWAYS);
        var right = new VBox(12, states, below);
        HBox.setHgrow(right, Priority.ALWAYS);
        var upper = new HBox(12, leader.node(), right);
        upper.setMinHeight(UPPER);
        return upper;
    }

    private HBox lower() {
        VBox.setVgrow(failing.node(), Priority.ALWAYS);
        VBox.setVgrow(flow.node(), Priority.SOMETIMES);
        var left = new VBox(12, flow.node(), failing.node());
        left.setPrefWidth(LEFT);
        HBox.setHgrow(left, Priority.ALWAYS);
        VBox.setVgrow(findings.node(), Priority.ALWAYS);
        var right = new VBox(12, findings.node(), lastHour.node());
        right.setMinWidth(FindingsCard.NARROWEST);
        right.setPrefWidth(FindingsCard.WIDTH);
        var lower = new HBox(12, left, right);
        VBox.setVgrow(lower, Priority.ALWAYS);
        return lower;
    }

    private void show(OverviewContent overview) {
        summary.setText(overview.summary());
        asOf.setText(overview.asOf());
        leader.show(overview.leader(), overview.asOf());
        overview.tiles().forEach(this::show);
        oldest.show(overview.oldest(), overview.oldestCourse(), overview.nextEta());
        channels.show(overview.channels(), overview.unlimited());
        flow.show(overview);
        findings.show(overview.findings());
        findings.leaveOut(model.unchecked());
        lastHour.show(overview.lastHour());
        failing.show(overview.failing(), overview.now());
    }

    private void show(StateCount tile) {
        var node = tiles.get(tile.state());
        if (node != null) {
            node.setVisible(tile.isShown());
            node.show(tile.figure(), tile.change(), tile.course());
        }
    }
}
