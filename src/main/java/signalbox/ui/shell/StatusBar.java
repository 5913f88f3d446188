package signalbox.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.app.profile.Profile;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.monitor.WatchLoad;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.ShownTime;
import signalbox.text.ShownZone;
import signalbox.text.TimeText;
import signalbox.ui.kit.ChosenStyle;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.Motion;
import signalbox.ui.kit.ZoneSwitch;
import signalbox.ui.shell.server.ServerFacts;
import signalbox.ui.shell.server.ServerPane;

/// The status bar: the connection, the server, the state of the refresh, what this role cannot see, and the time. In a
/// narrow window its parts are shortened: it never makes the window wider.
final class StatusBar extends HBox {
    private static final ChosenStyle CONNECTED = ChosenStyle.of("i-success", "i-danger");
    private final FontIcon link = Icon.CONNECTED.at(15, "i-success");
    private final Button server = link();
    private final Button module = link();
    private final Label took = Labels.of("", "t-mono-11");
    private final Label every = Labels.of("", "t-11", "t-muted");
    private final HBox refresh = Labels.row(5, Labels.of("refresh", "t-11", "t-muted"), took, every);
    private final Label reading = part("");
    private final Label limits = part("");
    private final Label awake = part("");
    private final Tooltip allLimits = new Tooltip();
    private final Label clock = part("");
    private final Tooltip zones = new Tooltip();
    private final ChangeListener<ZoneId> onZone;
    private final Label environment;
    private final ConnectionSpec spec;
    private final Button address = link();
    private @Nullable Snapshot newest;
    private WatchLoad load = WatchLoad.NONE;
    private boolean onBattery;
    private final Button recorded;
    private boolean past;

    /// @param onZone called when moments are written in another zone
    /// @param onPast shows a moment of the past, or the present again
    StatusBar(Profile profile, ConnectionSpec spec, Runnable onZone, Runnable onPast) {
        this.onZone = (_, _, _) -> onZone.run();
        this.spec = spec;
        getStyleClass().add("status-bar");
        environment = Labels.of(
                profile.environment().name(),
                "status-environment",
                "status-" + profile.environment().word());
        environment.setMinWidth(USE_PREF_SIZE);
        address.setText(address(spec));
        address.setGraphic(link);
        refresh.getStyleClass().add("status-part");
        refresh.setOnMouseClicked(_ -> open(refresh));
        took.setMinWidth(USE_PREF_SIZE);
        clock.getStyleClass().addAll("t-mono-11", "status-last");
        recorded = link();
        recorded.setId("time-machine");
        recorded.setGraphic(Icon.TIME_MACHINE.at(14));
        recorded.setText("time machine");
        recorded.setTooltip(new Tooltip("Look at a moment of the past, or go back to live  Ctrl T"));
        recorded.setOnAction(_ -> onPast.run());
        limits.setGraphic(Icon.SHIELD.at(14, "i-warning"));
        limits.getStyleClass().add("status-limits");
        limits.setTooltip(allLimits);
        clock.setMinWidth(USE_PREF_SIZE);
        clock.setId("status-clock");
        clock.setTooltip(zones);
        clock.setOnMouseClicked(_ -> ZoneSwitch.toggle());
        ZoneSwitch.shown().addListener(new WeakChangeListener<>(this.onZone));
        for (var label : new Labeled[] {server, module, reading, limits, awake}) {
            label.managedProperty().bind(label.textProperty().isNotEmpty());
            label.visibleProperty().bind(label.managedProperty());
        }
        getChildren()
                .addAll(
                        environment,
                        recorded,
                        address,
                        server,
                        module,
                        refresh,
                        reading,
                        Labels.spacer(),
                        limits,
                        awake,
                        clock);
    }

    /// How far the name of the environment reaches, in pixels: it is never covered.
    double environmentWidth() {
        return environment.getWidth();
    }

    /// Whether a moment of the past is shown: the clock says that it is the present's.
    void past(boolean shown) {
        past = shown;
        recorded.setText(shown ? "recorded" : "time machine");
        recorded.pseudoClassStateChanged(PseudoClass.getPseudoClass("past"), shown);
        clock.setText((shown ? "live is " : "") + clock.getText().replace("live is ", ""));
    }

    void show(Feed feed) {
        link.setIconCode((feed.fault() == null ? Icon.CONNECTED : Icon.DISCONNECTED).glyph());
        CONNECTED.set(link, feed.fault() == null ? "i-success" : "i-danger");
        address.setText(address(spec));
        var snapshot = feed.snapshot();
        newest = snapshot;
        load = feed.load();
        refresh.setVisible(snapshot != null);
        every.setText(
                switch (feed.mode()) {
                    case PAUSED -> "paused";
                    case BACKGROUND -> "slowly, while hidden";
                    case RUNNING -> "every " + pace(feed) + (onBattery ? ", on battery" : "");
                });
        if (snapshot != null) {
            var capabilities = snapshot.capabilities();
            server.setText("PostgreSQL " + release(capabilities.server().version()));
            module.setText("queue_job " + (capabilities.queueJob() == null ? "unknown" : capabilities.queueJob()));
            took.setText(DurationText.millis(snapshot.took()));
            reading.setText(snapshot.open().progress(snapshot.counts()));
            var all = ServerFacts.of(snapshot).warnings();
            limits.setText(
                    all.isEmpty()
                            ? ""
                            : all.size() == 1
                                    ? all.getFirst()
                                    : NumberText.count(all.size()) + " limits: " + all.getFirst());
            allLimits.setText(String.join("\n", all));
        }
    }

    /// Without what a distribution adds to it.
    private static String release(String version) {
        return version.split(" ", 2)[0];
    }

    /// Whether this machine runs on its battery; shown with the next feed.
    void onBattery(boolean battery) {
        onBattery = battery;
    }

    /// The address may change when a tunnel connects again.
    private static String address(ConnectionSpec spec) {
        var tunnel = spec.tunnel();
        return spec.user() + " @ " + spec.address() + (tunnel == null ? "" : " by " + tunnel.label());
    }

    private Button link() {
        var button = new Button();
        button.setMnemonicParsing(false);
        button.getStyleClass().setAll("status-part", "status-link", "t-11", "t-muted");
        button.setMinWidth(0);
        button.setTooltip(new Tooltip("What this connection sees and may do"));
        button.setOnAction(_ -> open(button));
        return button;
    }

    private void open(Node from) {
        if (newest != null) {
            var pop = new PopOver(new ServerPane(ServerFacts.of(newest).with(load)));
            pop.setArrowLocation(PopOver.ArrowLocation.BOTTOM_LEFT);
            pop.setArrowSize(8);
            Motion.show(pop, from);
        }
    }

    /// @param visits how often the site is visited to keep it awake; empty: never
    void tick(Instant now, Optional<Duration> visits) {
        clock.setText((past ? "live is " : "") + ShownTime.ofDay(now));
        zones.setText(TimeText.inBothZones(now) + "\nA click writes all times in "
                + (ShownZone.isUtc() ? "the local zone" : "UTC") + ".");
        awake.setText(visits.map(every -> "site visited every " + DurationText.rough(every))
                .orElse(""));
    }

    private static String pace(Feed feed) {
        return feed.load().slowedTo() == null
                ? DurationText.setting(feed.interval())
                : DurationText.of(feed.pace()) + ", to spare the server";
    }

    private static Label part(String text) {
        var label = Labels.of(text, "status-part", "t-11", "t-muted");
        label.setMinWidth(0);
        return label;
    }
}
