package signalbox.app.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.app.TestProfiles;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.health.Finding;
import signalbox.health.Remedy;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.monitor.WatchLoad;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.text.Severity;
import signalbox.ui.shell.SampleFeed;

/// Rows with invented figures.
public final class FleetRows {
    public static final Instant NOW = SampleFeed.NOW;

    private FleetRows() {}

    public static Profile profile(String name, Environment environment) {
        return TestProfiles.of(name, ConnectionSpec.of("db.example.com", 5432, name + "-881", "odoo"), environment);
    }

    public static FleetRow row(String name, Environment environment, FleetContact contact, Finding... findings) {
        return row(name, environment, contact, SampleFeed.healthy().snapshot(), findings);
    }

    public static FleetRow row(
            String name,
            Environment environment,
            FleetContact contact,
            @Nullable Snapshot snapshot,
            Finding... findings) {
        return new FleetRow(
                profile(name, environment),
                name.split("-", 2)[0],
                contact,
                snapshot,
                List.of(findings),
                new ConfigDrift.OfProduction(),
                false,
                "",
                new WatchLoad(1, WatchLoad.NONE.lastMinute(), 0.02, null));
    }

    public static FleetRow sound(String name, Environment environment) {
        return row(name, environment, new FleetContact.Current());
    }

    public static FleetContact unreachable(Duration ago) {
        return new FleetContact.Unreachable(NOW.minus(ago), "Connection to db.example.com:5432 refused.");
    }

    public static Finding finding(String code, Severity severity, String title) {
        return new Finding(
                code,
                severity,
                title,
                List.of("pid 30117 closed."),
                "Nothing starts jobs.",
                "Wait.",
                new Remedy.None());
    }

    public static Feed feed(@Nullable Snapshot snapshot, Feed.@Nullable Fault fault) {
        return new Feed(snapshot, fault, Feed.Mode.RUNNING, Duration.ofSeconds(2), false);
    }
}
