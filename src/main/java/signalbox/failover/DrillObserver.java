package signalbox.failover;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import signalbox.election.BackendKey;
import signalbox.election.RunnerQueries;
import signalbox.election.Scheme;
import signalbox.postgres.Deadline;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;

/// Watches while a drill runs: it reads the runner connections every 50 ms, and each job as soon as it is notified. It
/// uses two connections, each with its own thread. What they saw can be read at any time, from any thread.
final class DrillObserver implements AutoCloseable {
    private static final Duration CADENCE = Duration.ofMillis(50);
    private static final Duration CLOSING = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 2_000;

    private final Sql look;
    private final Sql listening;
    private final String database;
    private final boolean pooled;
    private Scheme scheme = Scheme.UNKNOWN;
    private final List<RunnerSample> samples = new ArrayList<>();
    private final List<ObservedJob> sightings = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;
    private volatile @Nullable String fault;
    private volatile @Nullable Deadline looked;

    DrillObserver(ConnectionSpec spec, boolean pooled) {
        this.database = spec.database();
        this.pooled = pooled;
        this.look = new Sql(PlainConnection.openToWatch(spec, "signalbox"));
        this.listening = second(spec, look);
    }

    private static Sql second(ConnectionSpec spec, Sql first) {
        try {
            return new Sql(PlainConnection.openToWatch(spec, "signalbox"));
        } catch (RuntimeException e) {
            close(first);
            throw e;
        }
    }

    void start() {
        listening.execute("listen", "LISTEN queue_job");
        threads.add(Thread.ofVirtual().name("drill-look").start(() -> guarded(this::sample)));
        threads.add(Thread.ofVirtual().name("drill-listen").start(() -> guarded(this::listen)));
    }

    private interface Work {
        void run() throws InterruptedException, SQLException;
    }

    private void guarded(Work work) {
        try {
            while (!closed) {
                work.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (PostgresException | SQLException e) {
            if (!closed) {
                fault = Objects.requireNonNullElse(e.getMessage(), e.toString());
            }
        } catch (RuntimeException | Error e) {
            fault = e.toString();
        }
    }

    private void sample() throws InterruptedException {
        var begun = Deadline.now();
        var sample = RunnerSample.of(
                RunnerQueries.observe(look, database, known(), pooled).withEarlier(scheme));
        scheme = sample.leadership().remembered(scheme);
        synchronized (samples) {
            samples.add(sample);
        }
        looked = begun;
        var left = begun.plus(CADENCE).left();
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }

    /// A runner without an election is recognised by its last statement: once recognised, it stays known.
    private List<BackendKey> known() {
        synchronized (samples) {
            return samples.isEmpty()
                    ? List.of()
                    : samples.getLast().seen().connections().stream()
                            .filter(runner -> !runner.isElected())
                            .map(BackendKey::of)
                            .toList();
        }
    }

    private void listen() throws SQLException {
        var arrived = listening.connection().unwrap(PGConnection.class).getNotifications((int) CADENCE.toMillis());
        if (arrived == null || arrived.length == 0) {
            return;
        }
        var uuids = new LinkedHashSet<String>();
        List.of(arrived).forEach(notification -> uuids.add(notification.getParameter()));
        read(uuids);
    }

    private void read(Set<String> uuids) {
        remember(JobSightingQueries.of(
                listening, uuids.stream().limit(MOST_AT_ONCE).toList()));
    }

    /// Adds jobs that were seen in another way.
    void remember(List<ObservedJob> seen) {
        synchronized (sightings) {
            sightings.addAll(seen);
        }
    }

    List<RunnerSample> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    List<ObservedJob> sightings() {
        synchronized (sightings) {
            return sightings.stream()
                    .sorted(Comparator.comparing(ObservedJob::at))
                    .toList();
        }
    }

    /// Whether a look has begun after that moment.
    boolean hasLookedSince(Deadline moment) {
        var last = looked;
        return last != null && last.orLater(moment).equals(last);
    }

    /// Why it cannot watch any more; null while it can.
    @Nullable
    String fault() {
        return fault;
    }

    @Override
    public void close() {
        closed = true;
        try {
            for (var thread : threads) {
                if (!thread.join(CLOSING)) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
        close(look);
        close(listening);
    }

    private static void close(Sql sql) {
        try {
            sql.connection().close();
        } catch (SQLException e) {
            // The connection is gone in any case.
        }
    }
}
