package signalbox.monitor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.channel.ConfiguredChannels;
import signalbox.monitor.Feed.Fault;
import signalbox.monitor.Feed.Mode;
import signalbox.monitor.history.History.Looks;
import signalbox.monitor.history.Ledger;
import signalbox.monitor.memory.MonitorMemory;
import signalbox.postgres.Database;
import signalbox.postgres.Deadline;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.StatementLimits;
import signalbox.text.TimeOrder;

/// Watches one database with one connection and no thread of its own: it does not listen for changes, holds no open
/// jobs in memory and lists no processes. Most looks are at the runners alone; everything is read less often, and still
/// less often where that would cost the server more than its share. One thread calls `look`; the other methods are for
/// any thread.
public final class LightWatch implements AutoCloseable {
    /// So often the runners are looked at, unless another interval is set.
    public static final Duration USUAL_INTERVAL = Duration.ofSeconds(3);

    /// So often everything is read, unless another interval is set.
    public static final Duration USUAL_READING = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(LightWatch.class);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration CAPABILITIES_GOOD_FOR = Duration.ofMinutes(5);
    private static final Duration RETRY_LATER = Duration.ofSeconds(10);

    private final ConnectionSpec spec;
    private final Supplier<ConfiguredChannels> stated;
    private final InstantSource clock;
    private final MonitorMemory memory;
    private final LoadLimit limit = new LoadLimit();
    private final LookCost looks = new LookCost();
    private volatile Duration interval = USUAL_INTERVAL;
    private volatile double share = WatchLoad.USUAL_LIMIT;
    private volatile @Nullable Database database;
    private volatile boolean closed;
    private volatile Feed newest = new Feed(null, null, Mode.RUNNING, USUAL_INTERVAL, false);
    private @Nullable SnapshotReader reader;
    private Deadline capabilitiesDue = Deadline.now();
    private volatile Deadline readingDue = Deadline.now();
    private volatile Duration readings = USUAL_READING;

    /// @param stated the runners' channels as an odoo.conf or the profile gives them; it must not block
    /// @param mode whether further looks follow, which settle a doubt
    public LightWatch(ConnectionSpec spec, Supplier<ConfiguredChannels> stated, InstantSource clock, Looks.Mode mode) {
        this.memory = new MonitorMemory(Ledger.inMemory(), mode);
        this.spec = spec;
        this.stated = stated;
        this.clock = clock;
    }

    /// Looks once and returns what is known then; a fault is in the feed. Blocks for some seconds at most, and longer
    /// only through a relay that has to start first.
    public Feed look() {
        try {
            var snapshot = snapshot(newest.snapshot());
            newest = new Feed(snapshot, null, Mode.RUNNING, interval, false, load(), null);
        } catch (PostgresException e) {
            fault(e, e.getMessage() == null ? "The server does not answer." : e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A look at {} failed", spec.label(), e);
            fault(e, "A look failed: " + e.getMessage());
        }
        return newest;
    }

    private Snapshot snapshot(@Nullable Snapshot before) {
        limit.refreshBegins(database);
        var known = reader();
        var open = database;
        if (before != null && open != null && newest.fault() == null && !readingDue.isOver()) {
            var mark = open.meter().mark();
            var seen = known.withRunners(before, ProcessSnapshot.NONE);
            looks.took(open.meter().serverSince(mark));
            if (seen.isPresent()) {
                return seen.get();
            }
        }
        limit.limitTo(looks.leaves(share, interval));
        var read = known.read(List.of(), ProcessSnapshot.NONE);
        readingDue = Deadline.in(TimeOrder.longer(readings, limit.restAfterRefresh(database, LONGEST)));
        return read;
    }

    /// @throws PostgresException when the server cannot be reached, or has no queue_job
    private SnapshotReader reader() {
        var known = reader;
        if (known != null && database != null && !capabilitiesDue.isOver()) {
            return known;
        }
        var sessions = connected();
        var fresh = new SnapshotReader(sessions, CapabilityQueries.of(sessions), stated, clock, memory, null, _ -> {});
        reader = fresh;
        capabilitiesDue = Deadline.in(CAPABILITIES_GOOD_FOR);
        readingDue = Deadline.now();
        return fresh;
    }

    private Database connected() {
        var open = database;
        if (open == null) {
            open = Database.watchingAlone(spec, StatementLimits.WATCHING);
            database = open;
            if (closed) {
                disconnect();
                throw new PostgresException(PostgresException.Kind.CONNECTION_LOST, "The watch was closed.", null);
            }
        }
        return open;
    }

    private void fault(RuntimeException cause, String message) {
        var before = newest.fault();
        if (!closed && (before == null || !message.equals(before.message()))) {
            LOG.info("{}", message);
        }
        var since = before == null ? clock.instant() : before.since();
        newest = new Feed(
                newest.snapshot(), new Fault(since, message, cause), Mode.RUNNING, interval, false, load(), null);
        if (!(cause instanceof PostgresException e && e.kind() == PostgresException.Kind.TIMED_OUT)) {
            disconnect();
        }
    }

    /// How long to wait until the next look.
    public Duration rest() {
        var fault = newest.fault();
        if (fault == null) {
            return looks.rest(share, interval);
        }
        return fault.cause() instanceof PostgresException e && e.kind().mayPass()
                ? interval
                : TimeOrder.longer(interval, RETRY_LATER);
    }

    /// Reads with the one connection, between two looks; empty while there is none.
    public <T> Optional<T> use(String what, Function<Sql, T> work) {
        var open = database;
        return open == null ? Optional.empty() : Optional.of(open.use(what, work));
    }

    /// @param lookEvery how often the runners are looked at
    /// @param readEvery how often everything is read, not more often than that
    /// @throws IllegalArgumentException when one is not positive
    public void setPace(Duration lookEvery, Duration readEvery) {
        if (!lookEvery.isPositive() || !readEvery.isPositive()) {
            throw new IllegalArgumentException("A watch looks at intervals, not after " + lookEvery);
        }
        interval = lookEvery;
        readings = TimeOrder.longer(lookEvery, readEvery);
    }

    /// How much of one core of the server this watch may take.
    ///
    /// @param allowed above 0, at most 1
    /// @throws IllegalArgumentException when it is not
    public void limitLoad(double allowed) {
        limit.limitTo(allowed);
        share = allowed;
    }

    /// The next look reads everything.
    public void refresh() {
        readingDue = Deadline.now();
    }

    private WatchLoad load() {
        return limit.now(database, false, readings);
    }

    /// Ends the connection; the next look opens it again.
    public void disconnect() {
        var open = database;
        database = null;
        if (open != null) {
            open.close();
        }
    }

    /// Takes at most 1 s; a statement that is under way is broken off.
    @Override
    public void close() {
        closed = true;
        disconnect();
    }
}
