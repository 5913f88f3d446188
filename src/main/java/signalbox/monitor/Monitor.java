package signalbox.monitor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.channel.ConfiguredChannels;
import signalbox.live.LiveJobs;
import signalbox.live.watch.HeardChanges;
import signalbox.monitor.Feed.Fault;
import signalbox.monitor.Feed.Mode;
import signalbox.monitor.history.History;
import signalbox.monitor.history.Ledger;
import signalbox.monitor.memory.HeardJobFeed;
import signalbox.monitor.memory.MonitorMemory;
import signalbox.monitor.memory.NotifiedChanges;
import signalbox.postgres.Database;
import signalbox.postgres.Deadline;
import signalbox.postgres.Listener;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PostgresException;
import signalbox.text.TimeOrder;
import signalbox.worker.ProcessSource;

/// Watches one database on a thread of its own: it takes a snapshot in each interval, and soon after a change that
/// follows a quiet time. Each subscriber is called on its own thread, and nothing waits for it. No method of this class
/// except `close` waits for the server or a disk. If the server goes away, the feed has a fault; the watch goes on by
/// itself when the server is back. Waits use the monotonic clock, whatever the wall clock does.
public final class Monitor implements AutoCloseable {
    public static final Duration SHORTEST_INTERVAL = Duration.ofMillis(500);
    public static final Duration LONGEST_INTERVAL = Duration.ofSeconds(60);
    public static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
    private static final Duration LISTENS_WITHIN = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofMillis(500);
    private static final Duration RETRY_SOON = Duration.ofMillis(700);
    private static final Duration RETRY_LATER = Duration.ofSeconds(10);
    private static final Duration LONGEST_WHILE_HEARING = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Listener listener;
    private final Thread thread;
    private final FeedSubscribers subscribers = new FeedSubscribers();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final HeardChanges heard = new HeardChanges();
    private @Nullable SnapshotReader listenedFor;
    private boolean wakeUp;
    private final RefreshSchedule schedule = new RefreshSchedule();
    private volatile boolean closed;

    private final LoadLimit limit = new LoadLimit();
    private final MonitorConnection connection;
    private final Ledger ledger;
    private final @Nullable ProcessWatch processes;
    private final ProcessSnapshot look;
    private final SessionSampler sampler;
    private volatile Feed newest;

    /// @param stated the runners' channels as an odoo.conf or the profile gives them; it must not block
    public Monitor(ConnectionSpec spec, Supplier<ConfiguredChannels> stated, InstantSource clock) {
        this(spec, stated, clock, WatchKeeping.of(Ledger.inMemory()), null);
    }

    /// @param kept where is kept what is seen
    /// @param processes the processes of this machine, which become a part of snapshots; null: none are listed
    public Monitor(
            ConnectionSpec spec,
            Supplier<ConfiguredChannels> stated,
            InstantSource clock,
            WatchKeeping kept,
            @Nullable ProcessSource processes) {
        this.ledger = kept.ledger();
        this.processes = processes == null ? null : new ProcessWatch(processes, clock);
        var memory = new MonitorMemory(ledger, History.Looks.Mode.WATCH);
        this.connection =
                new MonitorConnection(spec, stated, clock, memory, this::showFirst, this::showOpenJobs, kept.changes());
        this.look = this.processes == null ? ProcessSnapshot.NONE : connection.processes(this.processes);
        this.sampler = new SessionSampler(memory.shortSessions(), this::database, () -> newest().snapshot());
        this.clock = clock;
        this.newest = new Feed(null, null, Mode.RUNNING, USUAL_INTERVAL, false);
        this.listener = new Listener(
                spec, "queue_job", heardOf -> locked(() -> heard.add(heardOf)), this::beginToHear, RETRY_SOON);
        this.thread = Thread.ofVirtual().name("monitor-" + spec.database()).unstarted(this::loop);
    }

    /// Begins to watch, on threads of its own; returns at once. To be called once.
    public void start() {
        if (processes != null) {
            processes.start();
        }
        thread.start();
        sampler.start();
        listener.start();
    }

    /// The subscriber gets the newest feed soon, and then newer ones, never an older one. A slow subscriber misses
    /// feeds that are outdated by then.
    public void subscribe(Consumer<Feed> subscriber) {
        locked(() -> {
            if (!closed) {
                subscribers.add(subscriber, newest);
            }
        });
    }

    /// Where those who follow single jobs register.
    public HeardJobFeed heardJobs() {
        return connection.heardJobs();
    }

    public Feed newest() {
        return newest;
    }

    /// The sessions that this watch uses, for reading pages and details; null until the first connection.
    public @Nullable Database database() {
        return connection.database();
    }

    /// The open jobs at the last look; empty while they are not all known.
    public Optional<LiveJobs> openJobs() {
        return connection.openJobs();
    }

    /// @throws IllegalArgumentException when it is shorter than `SHORTEST_INTERVAL` or longer than
    ///     `LONGEST_INTERVAL`
    public void setInterval(Duration wanted) {
        locked(() -> schedule.setInterval(wanted));
        republish();
    }

    /// How much of one core of the server refreshing may take: above it the watch slows down by itself.
    ///
    /// @param share above 0, at most 1
    /// @throws IllegalArgumentException when it is not
    public void limitLoad(double share) {
        limit.limitTo(share);
        republish();
    }

    /// Goes on, or reads nothing until `refresh` is called.
    public void setPaused(Pausing wanted) {
        locked(() -> schedule.setPaused(wanted == Pausing.PAUSED));
        republish();
    }

    /// Whether the window is visible: a hidden window is refreshed less often. It does not end a pause.
    public void setVisibility(Visibility wanted) {
        locked(() -> schedule.setHidden(wanted == Visibility.HIDDEN));
        republish();
    }

    public enum Pausing {
        RUNNING,
        PAUSED
    }

    public enum Visibility {
        VISIBLE,
        HIDDEN
    }

    /// Tells subscribers at once that the mode has changed, with the figures that there are.
    private void republish() {
        locked(() -> publish(newest.snapshot(), newest.fault(), newest.listening(), newest.firstLook()));
    }

    /// Takes a snapshot now, whatever the mode; also the way to try again after a fault.
    public void refresh() {
        locked(() -> wakeUp = true);
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Figures come from memory now: they are shown at once, unless the operator paused.
    private void showOpenJobs() {
        locked(() -> wakeUp |= schedule.mode() != Mode.PAUSED);
    }

    /// Changes before this moment were not notified.
    private void beginToHear() {
        locked(heard::miss);
        refresh();
    }

    private void loop() {
        try {
            while (!closed) {
                var begun = Deadline.now();
                await(begun, turn());
            }
        } catch (InterruptedException e) {
            LOG.trace("Closed");
        } finally {
            connection.disconnect();
        }
    }

    /// Takes one snapshot, or publishes one fault. Returns the least time to wait before the next turn.
    private Duration turn() throws InterruptedException {
        var asked = takeWakeUp();
        @Nullable NotifiedChanges news = null;
        try {
            limit.refreshBegins(connection.database());
            var reader = connection.reader();
            listenFor(reader);
            news = takeNews(asked);
            var snapshot = reader.read(news, look);
            if (snapshot.capabilities().hearsChanges()) {
                listener.wake();
            }
            var rest = limit.restAfterRefresh(connection.database(), longestRest(snapshot));
            var listening = listener.isListening();
            locked(() -> publish(snapshot, null, listening, null));
            return TimeOrder.longer(rest, RefreshSchedule.SETTLE);
        } catch (PostgresException e) {
            putBack(news);
            return fault(
                    e,
                    e.getMessage() == null ? "The server does not answer." : e.getMessage(),
                    e.kind().mayPass() ? RETRY_SOON : RETRY_LATER);
        } catch (RuntimeException | Error e) {
            LOG.error("A snapshot failed", e);
            var cause = e instanceof RuntimeException known ? known : new IllegalStateException(e);
            return fault(cause, "A snapshot failed: " + cause.getMessage(), RETRY_LATER);
        }
    }

    /// While changes are heard, only a burst of them costs much, and the runners are not to be left unseen for that.
    private static Duration longestRest(Snapshot snapshot) {
        return snapshot.open().jobs() == null ? LONGEST_INTERVAL : LONGEST_WHILE_HEARING;
    }

    /// Changes are heard of before anything is read, so that what is read stays true.
    private void listenFor(SnapshotReader reader) throws InterruptedException {
        if (reader != listenedFor && reader.hearsChanges()) {
            listener.awaitListening(LISTENS_WITHIN);
        }
        listenedFor = reader;
    }

    private void putBack(@Nullable NotifiedChanges unused) {
        if (unused != null) {
            locked(() -> heard.putBack(unused.uuids(), unused.complete()));
        }
    }

    private Duration fault(RuntimeException cause, String message, Duration retry) {
        if (!closed) {
            var before = newest.fault();
            if (before == null || !message.equals(before.message())) {
                LOG.warn("{}", message);
            }
            var since = before == null ? clock.instant() : before.since();
            locked(() -> publish(newest.snapshot(), new Fault(since, message, cause), false, null));
        }
        if (!(cause instanceof PostgresException e && e.kind() == PostgresException.Kind.TIMED_OUT)) {
            connection.disconnect();
        }
        return retry;
    }

    private boolean takeWakeUp() {
        lock.lock();
        try {
            var asked = wakeUp;
            wakeUp = false;
            return asked;
        } finally {
            lock.unlock();
        }
    }

    private NotifiedChanges takeNews(boolean asked) {
        lock.lock();
        try {
            var taken = heard.take(listener);
            if (!taken.uuids().isEmpty()) {
                schedule.tookNews();
            }
            return new NotifiedChanges(taken.uuids(), taken.complete(), taken.listens(), takeWakeUp() || asked);
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the next turn. While it rests, it looks at the runners as often as it would refresh.
    private void await(Deadline begun, Duration rest) throws InterruptedException {
        var earliest = Deadline.in(rest);
        var looked = begun;
        while (!awaitTurn(begun, earliest, looked)) {
            looked = Deadline.now();
            if (!lookAtRunners()) {
                return;
            }
        }
    }

    /// @return false when it is time to look at the runners before
    private boolean awaitTurn(Deadline begun, Deadline earliest, Deadline looked) throws InterruptedException {
        lock.lock();
        try {
            while (!closed && !wakeUp) {
                var due = schedule.due(begun, earliest, newest.fault() != null, !heard.areNone());
                var look = schedule.nextLook(looked);
                if (due.isOver()) {
                    return true;
                }
                if (look.isOver()) {
                    return false;
                }
                changed.awaitNanos(TimeOrder.shorter(due.left(), look.left()).toNanos());
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// @return false when all is to be read now
    private boolean lookAtRunners() {
        var before = newest.snapshot();
        if (before == null || newest.fault() != null) {
            return true;
        }
        try {
            var seen = connection.reader().withRunners(before, look);
            seen.ifPresent(snapshot -> locked(() -> publish(snapshot, null, listener.isListening(), null)));
            return seen.isPresent();
        } catch (PostgresException e) {
            return e.kind() == PostgresException.Kind.TIMED_OUT;
        } catch (RuntimeException e) {
            LOG.error("A look at the runners failed", e);
            return false;
        }
    }

    /// Before the first snapshot, what is known by then is shown. A fault stays until there is a snapshot.
    private void showFirst(FirstLook look) {
        locked(() -> {
            if (newest.snapshot() == null && newest.fault() == null) {
                publish(null, null, listener.isListening(), look);
            }
        });
    }

    private WatchLoad load(boolean listening) {
        return limit.now(connection.database(), listening, schedule.interval());
    }

    /// The caller holds the lock, so that subscribers get feeds in order.
    private void publish(
            @Nullable Snapshot snapshot, @Nullable Fault fault, boolean listening, @Nullable FirstLook look) {
        newest = new Feed(snapshot, fault, schedule.mode(), schedule.interval(), listening, load(listening), look);
        subscribers.offer(newest);
    }

    /// Ends within 2 s, whatever the server does.
    @Override
    public void close() {
        locked(() -> {
            closed = true;
            subscribers.close();
        });
        sampler.close();
        listener.close();
        if (processes != null) {
            processes.close();
        }
        thread.interrupt();
        connection.disconnect();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(CLOSING);
            }
            subscribers.awaitEnd(Deadline.in(CLOSING));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ledger.close();
    }
}
