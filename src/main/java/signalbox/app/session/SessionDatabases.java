package signalbox.app.session;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import signalbox.app.session.action.ActionExecutor;
import signalbox.app.session.action.Arming;
import signalbox.live.LiveJobs;
import signalbox.live.page.OpenJobPages;
import signalbox.monitor.Monitor;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Database;
import signalbox.postgres.capability.ActionSessions;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.capability.HotStandby;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.StatementLimits;

/// The database sessions of an open profile: those that watch, and the one that acts while armed.
final class SessionDatabases implements ActionSessions, ActionExecutor.Console, AutoCloseable {
    /// The session of a command that starts no monitor.
    private record Look(Database database, Capabilities capabilities) {}

    private final ConnectionSpec spec;
    private final Monitor monitor;
    private final Arming arming;
    private final AtomicReference<@Nullable Look> look = new AtomicReference<>();

    SessionDatabases(ConnectionSpec spec, Monitor monitor, Arming arming) {
        this.spec = spec;
        this.monitor = monitor;
        this.arming = arming;
    }

    /// Connects without a monitor, for one command.
    ///
    /// @throws PostgresException when there is no connection, or no queue_job
    void connect() {
        var opened = Database.watching(spec, StatementLimits.WATCHING);
        try {
            look.set(new Look(opened, CapabilityQueries.of(opened)));
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public ConnectionSpec spec() {
        return spec;
    }

    @Override
    public String database() {
        var once = look.get();
        return Optional.ofNullable(once)
                .map(Look::capabilities)
                .or(() -> newest().map(Snapshot::capabilities))
                .map(seen -> seen.server().database())
                .orElse(spec.database());
    }

    @Override
    public Optional<Database> connected() {
        var once = look.get();
        return Optional.ofNullable(once == null ? monitor.database() : once.database());
    }

    /// Whether these sessions go through a pooler.
    boolean isPooled() {
        return connected().flatMap(Database::pooler).isPresent();
    }

    @Override
    public Database watching() {
        return connected().orElseThrow(this::notConnected);
    }

    @Override
    public Database acting() {
        return arming.acting();
    }

    @Override
    public Database reading() {
        return connected().orElseGet(this::acting);
    }

    @Override
    public Capabilities capabilities() {
        var once = look.get();
        return once == null ? snapshot().capabilities() : once.capabilities();
    }

    @Override
    public Optional<HotStandby> standby() {
        return Optional.ofNullable(capabilities().server().standby());
    }

    @Override
    public void requirePresent() {
        arming.requirePresent();
    }

    @Override
    public void requireArmed() {
        arming.require();
    }

    @Override
    public void refresh() {
        monitor.refresh();
    }

    /// The newest snapshot of the monitor.
    ///
    /// @throws PostgresException before the first snapshot
    Snapshot snapshot() {
        return newest().orElseThrow(this::notConnected);
    }

    Optional<Snapshot> newest() {
        return Optional.ofNullable(monitor.newest().snapshot());
    }

    /// The open jobs at the monitor's last look; empty while they are not all known.
    Optional<LiveJobs> openJobs() {
        return monitor.openJobs();
    }

    /// Lists jobs by what the newest snapshot has in memory.
    OpenJobPages pages() {
        return new OpenJobPages(capabilities(), newest().map(Snapshot::open).orElse(null));
    }

    private PostgresException notConnected() {
        var fault = monitor.newest().fault();
        return new PostgresException(
                PostgresException.Kind.CONNECTION_LOST,
                fault == null ? "Not connected to " + spec.label() + " yet." : fault.message(),
                null);
    }

    /// Closes what was opened here; the monitor and the arming close their own sessions.
    @Override
    public void close() {
        var once = look.getAndSet(null);
        if (once != null) {
            once.database().close();
        }
    }
}
