package signalbox.app.session;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.app.config.BuildConfigs;
import signalbox.app.config.ConfigArchive;
import signalbox.app.config.ConfigCatalog;
import signalbox.app.config.ConfigReader;
import signalbox.app.config.ConfigWatch;
import signalbox.app.config.LogWatch;
import signalbox.app.profile.Profile;
import signalbox.channel.ConfiguredChannels;
import signalbox.config.ConfigQueries;
import signalbox.config.DatabaseConfig;
import signalbox.health.Finding;
import signalbox.health.KnownConfig;
import signalbox.monitor.Monitor;

/// What an open profile knows about its Odoo's configuration: the catalogue, the newest odoo.conf of the build, the
/// runners' channels in it, and the log that it names.
final class SessionConfigs implements AutoCloseable {
    private final ConfiguredChannels ofProfile;
    private final SessionDatabases databases;
    private final ConfigCatalog catalog;
    private final ConfigWatch watch;
    private final LogWatch log;

    /// @throws signalbox.channel.text.ChannelStringException when the profile's channel string is not valid
    SessionConfigs(
            Profile profile,
            BuildConfigs builds,
            ConfigArchive archive,
            SessionDatabases databases,
            InstantSource clock) {
        this.ofProfile = ConfiguredChannels.ofProfile(profile.channels());
        this.databases = databases;
        this.catalog = new ConfigReader(
                profile, builds, archive, () -> databases.newest().orElse(null), this::ofDatabase, clock);
        this.watch = new ConfigWatch(catalog::ofOwnBuild);
        this.log = new LogWatch(() -> catalog.log(newest()));
    }

    private DatabaseConfig ofDatabase() {
        return databases.watching().use("read the configuration", new ConfigQueries(databases.capabilities())::read);
    }

    /// The odoo.conf, if it is known where one is, is judged from the first snapshot on.
    void follow(Monitor monitor) {
        watch.start();
        log.start();
        monitor.subscribe(feed -> {
            var snapshot = feed.snapshot();
            if (snapshot != null) {
                watch.see(snapshot);
            }
        });
    }

    ConfigCatalog catalog() {
        return catalog;
    }

    /// What the runner wrote.
    LogWatch log() {
        return log;
    }

    /// The newest odoo.conf that could be read, or the reason why there is none.
    KnownConfig newest() {
        return catalog.builds().isEmpty() ? catalog.ofOwnBuild() : watch.config();
    }

    /// The odoo.conf as it was read last. Does not block.
    KnownConfig known() {
        return watch.config();
    }

    /// The channels as the odoo.conf states them, or else the profile.
    ConfiguredChannels configuredChannels() {
        return watch.config().channels(databases.database(), ofProfile);
    }

    /// Why the odoo.conf is not among what was checked; empty when it is. Does not block.
    String unchecked() {
        return watch.config().caveat().orElse("");
    }

    List<Finding> findings() {
        return watch.findings();
    }

    /// How many HTTP workers the odoo.conf starts; null when it is not known.
    @Nullable
    Integer httpWorkers() {
        return watch.config().httpWorkers();
    }

    @Override
    public void close() {
        watch.close();
        log.close();
    }
}
