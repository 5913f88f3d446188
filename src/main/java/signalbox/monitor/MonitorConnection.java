package signalbox.monitor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ConfiguredChannels;
import signalbox.election.RunnerConnection;
import signalbox.election.session.BackendQueries;
import signalbox.live.LiveJobs;
import signalbox.live.watch.LiveJobWatch;
import signalbox.live.watch.SeenChanges;
import signalbox.monitor.memory.HeardJobFeed;
import signalbox.monitor.memory.MonitorMemory;
import signalbox.postgres.Database;
import signalbox.postgres.Deadline;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.StatementLimits;
import signalbox.worker.Workers;

/// The sessions that a monitor watches with, and the reader on them. They are opened when they are needed, and again
/// after they were lost. The reader is made again each minute, when it is checked again what the database offers. For
/// the monitor's thread; `database`, `openJobs` and `disconnect` for any thread.
final class MonitorConnection {
    private static final Duration CAPABILITIES_GOOD_FOR = Duration.ofSeconds(60);

    private final ConnectionSpec spec;
    private final Supplier<ConfiguredChannels> stated;
    private final InstantSource clock;
    private final MonitorMemory memory;
    private final Consumer<FirstLook> first;
    private volatile @Nullable Database database;
    private @Nullable SnapshotReader reader;
    private final LiveJobWatch live;
    private volatile Deadline capabilitiesDue = Deadline.now();

    /// @param first gets what is known while all open jobs are read, until they are
    /// @param changes gets the changes of jobs that each look showed
    MonitorConnection(
            ConnectionSpec spec,
            Supplier<ConfiguredChannels> stated,
            InstantSource clock,
            MonitorMemory memory,
            Consumer<FirstLook> first,
            Runnable whenOpenJobsAreRead,
            Consumer<SeenChanges> changes) {
        this.live = new LiveJobWatch(whenOpenJobsAreRead, changes);
        this.spec = spec;
        this.stated = stated;
        this.clock = clock;
        this.memory = memory;
        this.first = first;
    }

    /// Null until the first connection, and while there is no connection.
    @Nullable
    Database database() {
        return database;
    }

    /// The open jobs at the last look, while all are known.
    Optional<LiveJobs> openJobs() {
        return database == null ? Optional.empty() : live.newest();
    }

    /// @throws PostgresException when the server cannot be reached, or has no queue_job
    SnapshotReader reader() {
        var known = reader;
        if (known != null && !capabilitiesDue.isOver()) {
            return known;
        }
        var sessions = connected();
        var capabilities = CapabilityQueries.of(sessions);
        if (capabilities.poolerSuspected() && sessions.pooler().isEmpty()) {
            throw new PostgresException(
                    PostgresException.Kind.CONNECTION_LOST,
                    "The connection now goes through a pooler: Signalbox opens its sessions again to work with it.",
                    null);
        }
        var fresh = new SnapshotReader(sessions, capabilities, stated, clock, memory, live, first);
        reader = fresh;
        capabilitiesDue = Deadline.in(CAPABILITIES_GOOD_FOR);
        return fresh;
    }

    /// @throws PostgresException when the server cannot be reached
    Database connected() {
        var open = database;
        if (open == null) {
            open = Database.watching(spec, StatementLimits.WATCHING);
            database = open;
        }
        return open;
    }

    HeardJobFeed heardJobs() {
        return memory.heardJobs();
    }

    /// The processes behind runners, as this watch lists them.
    ProcessSnapshot processes(ProcessWatch watch) {
        return new ProcessSnapshot() {
            @Override
            public Workers behind(List<RunnerConnection> runners) {
                return connected().use("read the sessions", sql -> {
                    var own = BackendQueries.own(sql);
                    return watch.workers(own, runners, BackendQueries.othersHere(sql));
                });
            }

            @Override
            public boolean areCurrent() {
                return watch.isCurrent();
            }
        };
    }

    void disconnect() {
        var open = database;
        database = null;
        capabilitiesDue = Deadline.now();
        if (open != null) {
            open.close();
        }
    }
}
