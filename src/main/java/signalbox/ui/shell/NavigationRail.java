package signalbox.ui.shell;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.election.EmbeddedMarker;
import signalbox.election.RunnerConnection;
import signalbox.health.rule.Findings;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.queue.count.Count;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.Severity;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.ChosenStyle;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyBinding;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.ToggleChoice;
import signalbox.ui.past.TimeMachine;
import signalbox.ui.screen.ScreenName;
import signalbox.ui.screen.StaleSince;
import signalbox.ui.screen.timeline.NoLeaderLabel;

/// The screens, each with its figure, and below them the leader.
final class NavigationRail extends VBox {
    private static final ChosenStyle CROWN = ChosenStyle.of("i-accent", "i-danger", "i-warning", "i-subtle");
    private static final ChosenStyle PILL = ChosenStyle.of("pill", "pill-danger", "pill-warning");
    private final ToggleChoice<ScreenName> items;
    private final Map<ScreenName, Label> counts = new EnumMap<>(ScreenName.class);
    private final OpenedList opened;
    private final Label fleet = Labels.of("", "nav-count");
    private final Badge embedded = Badge.worker("EMBEDDED");
    private final Label leader = Labels.of("", "t-mono");
    private final FontIcon crown = Icon.LEADER.at(15, "i-accent");
    private final Label since = Labels.of("", "t-11", "t-muted");

    NavigationRail(Consumer<ScreenName> onChoice, WindowServices frame) {
        super(2);
        opened = new OpenedList(frame.others()::showOpened, frame.others()::closeOpened);
        items = new ToggleChoice<>(onChoice);
        getStyleClass().add("rail");
        getChildren().add(fleet(frame.others()::openFleet));
        for (var place : ScreenName.values()) {
            var count = Labels.of("", "nav-count");
            var word = Labels.of(place.label(), "nav-word");
            word.setMinWidth(USE_PREF_SIZE);
            var row = Labels.row(8, place.icon().at(17), word, Labels.spacer(), count);
            row.setMouseTransparent(true);
            var item = new ToggleButton();
            item.getStyleClass().setAll("nav-item");
            item.setGraphic(row);
            item.setId("nav-" + place.name().toLowerCase(Locale.ROOT));
            item.setMaxWidth(Double.MAX_VALUE);
            row.prefWidthProperty().bind(item.widthProperty().subtract(26));
            item.setTooltip(new Tooltip(place.label() + "  Ctrl " + place.key()));
            item.setAccessibleText(place.label());
            items.add(place, item);
            counts.put(place, count);
            getChildren().add(item);
        }
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        var foot = new VBox(3, Labels.row(7, crown, leader), embedded, since);
        foot.getStyleClass().add("rail-foot");
        embedded.setVisible(false);
        embedded.managedProperty().bind(embedded.visibleProperty());
        getChildren().addAll(opened, gap, foot);
    }

    /// It belongs to the window: choosing it leaves this frame.
    private Button fleet(Runnable onOpen) {
        var row = Labels.row(8, Icon.FLEET.at(17), Labels.of("Fleet", "nav-word"), Labels.spacer(), fleet);
        row.setMouseTransparent(true);
        var item = new Button();
        item.getStyleClass().setAll("nav-item");
        item.setGraphic(row);
        item.setId("nav-fleet");
        item.setMaxWidth(Double.MAX_VALUE);
        row.prefWidthProperty().bind(item.widthProperty().subtract(26));
        item.setTooltip(new Tooltip("All profiles  " + KeyBinding.FLEET.keys()));
        item.setAccessibleText("Fleet");
        item.setOnAction(_ -> onOpen.run());
        return item;
    }

    /// @param critical how many profiles of the fleet are in a critical state
    void showWindow(List<OpenedList.Entry> entries, int critical) {
        opened.show(entries.size() < 2 ? List.of() : entries);
        fleet.setText(critical == 0 ? "" : NumberText.count(critical));
        fleet.getStyleClass().removeAll("pill", "pill-danger");
        if (critical > 0) {
            fleet.getStyleClass().addAll("pill", "pill-danger");
        }
    }

    void select(ScreenName place) {
        items.select(place);
    }

    void show(Feed feed) {
        var snapshot = feed.snapshot();
        if (snapshot == null) {
            var look = feed.firstLook();
            var leads = look == null ? null : look.leadership().leader();
            leader.setText(leads == null ? "unknown" : "pid " + leads.pid());
            since.setText(look == null ? "no connection yet" : leads == null ? "no leader seen yet" : "leads now");
            return;
        }
        count(ScreenName.JOBS, figure(snapshot.counts().total()), "");
        var alarming = snapshot.waits().stream()
                .flatMap(wait -> wait.alarmingChannel(snapshot.serverTime()).stream())
                .distinct()
                .count();
        count(
                ScreenName.CHANNELS,
                alarming == 0 ? "" : NumberText.count(alarming),
                alarming == 0 ? "" : "pill-warning");
        var anomalies = snapshot.leadership().anomalies();
        if (anomalies.isEmpty()) {
            count(
                    ScreenName.RUNNERS,
                    NumberText.count(snapshot.observation().here().size()),
                    "");
        } else {
            var critical =
                    anomalies.stream().anyMatch(anomaly -> Findings.severity(anomaly, snapshot) == Severity.CRITICAL);
            count(ScreenName.RUNNERS, Integer.toString(anomalies.size()), critical ? "pill-danger" : "pill-warning");
        }
        showLeader(snapshot, StaleSince.text(feed));
    }

    /// At a moment of the past: what was counted then.
    void show(TimeMachine.PastSummary moment) {
        counts.keySet().forEach(place -> count(place, "", ""));
        counts.values().forEach(label -> label.getStyleClass().removeAll("pill", "pill-danger", "pill-warning"));
        count(ScreenName.JOBS, moment.jobs(), "");
        embedded.setVisible(false);
        crown.getStyleClass().removeAll("i-accent", "i-danger", "i-warning", "i-subtle");
        crown.getStyleClass().add("i-subtle");
        leader.setText(moment.leader());
        since.setText(moment.since());
    }

    private void showLeader(Snapshot snapshot, String asOf) {
        var leading = snapshot.leadership().leader();
        embedded.setVisible(leading != null && leading.embedded() != EmbeddedMarker.NO);
        CROWN.set(
                crown,
                switch (NoLeaderLabel.concern(snapshot)) {
                    case NONE -> leading != null && asOf.isEmpty() ? "i-accent" : "i-subtle";
                    case UNKNOWN -> "i-warning";
                    case ALARM -> "i-danger";
                });
        if (leading == null) {
            leader.setText(NoLeaderLabel.text(snapshot));
            since.setText(asOf.isEmpty() ? beside(snapshot) : asOf);
            return;
        }
        leader.setText("pid " + leading.pid());
        since.setText(asOf.isEmpty() ? since(leading, snapshot) : "led, " + asOf);
    }

    private static String since(RunnerConnection leading, Snapshot snapshot) {
        return snapshot.history().lanes().stream()
                .filter(lane -> lane.is(leading))
                .flatMap(lane -> lane.terms().stream())
                .filter(term -> term.until() == null)
                .reduce((_, last) -> last)
                .map(term -> term.knownFrom()
                        ? "leader for " + DurationText.of(Duration.between(term.from(), snapshot.serverTime()))
                        : "leader since before the watch")
                .orElse("leader");
    }

    private static String beside(Snapshot snapshot) {
        if (snapshot.observation().visibility().standby() != null) {
            return "a hot standby";
        }
        if (!snapshot.observation().here().isEmpty()) {
            return "see Runners";
        }
        return snapshot.observation().visibility().showsAllRunners() ? "no runner connected" : "no runner seen";
    }

    private static String figure(Count count) {
        return count.approximate() ? NumberText.briefEstimate(count.value()) : NumberText.brief(count.value());
    }

    private void count(ScreenName place, String figure, String pill) {
        var label = counts.get(place);
        if (label == null) {
            return;
        }
        label.setText(figure);
        if (pill.isEmpty()) {
            PILL.set(label);
        } else {
            PILL.set(label, "pill", pill);
        }
    }
}
