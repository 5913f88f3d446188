package signalbox.ui.shell;

import java.time.Instant;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.app.Profile;
import signalbox.monitor.Feed;
import signalbox.postgres.ConnectionSpec;
import signalbox.ui.kit.Durations;
import signalbox.ui.kit.Figures;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.Times;

/// Where one is, what is there, how the watch is doing, what this role cannot see, and the time.
final class StatusBar extends HBox {
    private final FontIcon link = Icon.CONNECTED.at(15, "i-success");
    private final Label server = part("");
    private final Label module = part("");
    private final Label took = Labels.of("", "t-mono-11");
    private final Label every = Labels.of("", "t-11", "t-muted");
    private final HBox refresh = Labels.row(5, Labels.of("refresh", "t-11", "t-muted"), took, every);
    private final Label limits = part("");
    private final Tooltip allLimits = new Tooltip();
    private final Label clock = part("");

    StatusBar(Profile profile, ConnectionSpec spec) {
        getStyleClass().add("status-bar");
        var environment = Labels.of(
                profile.environment().name(),
                "status-environment",
                "status-" + profile.environment().word());
        environment.setMinWidth(USE_PREF_SIZE);
        var address = part(spec.user() + " @ " + spec.host() + ":" + spec.port());
        address.setGraphic(link);
        refresh.getStyleClass().add("status-part");
        refresh.setMinWidth(USE_PREF_SIZE);
        took.setMinWidth(USE_PREF_SIZE);
        every.setMinWidth(USE_PREF_SIZE);
        clock.getStyleClass().addAll("t-mono-11", "status-last");
        limits.setGraphic(Icon.SHIELD.at(14, "i-warning"));
        limits.getStyleClass().add("status-limits");
        limits.setTooltip(allLimits);
        limits.setMinWidth(0);
        for (var label : new Label[] {server, module, limits}) {
            label.managedProperty().bind(label.textProperty().isNotEmpty());
            label.visibleProperty().bind(label.managedProperty());
        }
        getChildren().addAll(environment, address, server, module, refresh, Labels.spacer(), limits, clock);
    }

    void show(Feed feed) {
        link.setIconCode((feed.fault() == null ? Icon.CONNECTED : Icon.DISCONNECTED).glyph());
        link.getStyleClass().removeAll("i-success", "i-danger");
        link.getStyleClass().add(feed.fault() == null ? "i-success" : "i-danger");
        var snapshot = feed.snapshot();
        refresh.setVisible(snapshot != null);
        every.setText(
                switch (feed.mode()) {
                    case PAUSED -> "paused";
                    case BACKGROUND -> "slowly, while hidden";
                    case RUNNING -> "every " + seconds(feed);
                });
        if (snapshot != null) {
            var capabilities = snapshot.capabilities();
            server.setText("PostgreSQL " + capabilities.server().version());
            module.setText("queue_job " + (capabilities.queueJob() == null ? "unknown" : capabilities.queueJob()));
            took.setText(Durations.millis(snapshot.took()));
            var all = capabilities.limits();
            limits.setText(
                    all.isEmpty()
                            ? ""
                            : all.size() == 1
                                    ? all.getFirst()
                                    : Figures.count(all.size()) + " limits: " + all.getFirst());
            allLimits.setText(String.join("\n", all));
        }
    }

    void tick(Instant now) {
        clock.setText(Times.clock(now) + " UTC");
    }

    private static String seconds(Feed feed) {
        var millis = feed.interval().toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private static Label part(String text) {
        var label = Labels.of(text, "status-part", "t-11", "t-muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
