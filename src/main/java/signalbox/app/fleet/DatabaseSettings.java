package signalbox.app.fleet;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.app.config.BuildSettings;
import signalbox.app.session.Session;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigQueries;
import signalbox.monitor.LightWatch;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Deadline;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PostgresException;

/// What the database of a profile stores for the queue, read now and then. Safe for several threads.
final class DatabaseSettings {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseSettings.class);
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private volatile @Nullable ConfigFile read;
    private volatile Deadline due = Deadline.now();

    /// As a file; empty when it was not read yet.
    Optional<ConfigFile> read() {
        return Optional.ofNullable(read);
    }

    /// Reads it with the watch's connection, if that is due. Blocks.
    void readAfter(Snapshot snapshot, LightWatch watch) {
        if (due.isOver()) {
            due = Deadline.in(GOOD_FOR);
            reading(snapshot, work -> watch.use("read the configuration", work));
        }
    }

    /// Reads it with a connection of the session, on a thread of its own, if that is due.
    void readAfter(Snapshot snapshot, Session session) {
        var database = session.monitor().database();
        if (database != null && due.isOver()) {
            due = Deadline.in(GOOD_FOR);
            Thread.ofVirtual()
                    .name("fleet-settings")
                    .start(() -> reading(snapshot, work -> Optional.of(database.use("read the configuration", work))));
        }
    }

    private void reading(Snapshot snapshot, Function<Function<Sql, ConfigFile>, Optional<ConfigFile>> with) {
        try {
            with.apply(sql -> BuildSettings.comparable(new ConfigQueries(snapshot.capabilities()).read(sql)))
                    .ifPresent(settings -> read = settings);
        } catch (PostgresException e) {
            LOG.debug(
                    "The parameters of {} were not read", snapshot.observation().database(), e);
        }
    }
}
