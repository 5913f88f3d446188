package signalbox.postgres.connection;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Measures what the sessions of one `Database` ask of the server. Safe for several threads.
///
/// Only the server knows how long it worked, and pg_stat_statements does not keep the sessions of one role apart. So
/// the time until the last row had come is taken, without that of the way and of waiting for a processor. Most
/// statements are work of a moment: what half of them take is taken for that.
public final class LoadMeter implements AutoCloseable {
    private static final int SECONDS = 60;
    private static final int LATEST = 255;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final AtomicLong NUMBERS = new AtomicLong();

    /// The driver makes the factory of its sockets by name, and hands it one text.
    private static final Map<String, LoadMeter> BY_NAME = new ConcurrentHashMap<>();

    private final LongSupplier nanos;
    private final String name = "meter-" + NUMBERS.incrementAndGet();
    private final Second[] seconds = new Second[SECONDS];
    private final long[] latest = new long[LATEST];
    private long statements;
    private long waited;

    /// One second of the last minute.
    private static final class Second {
        private long number = -1;
        private long statements;
        private long waited;
        private long received;
        private long sent;

        void begin(long wanted) {
            if (number != wanted) {
                number = wanted;
                statements = 0;
                waited = 0;
                received = 0;
                sent = 0;
            }
        }
    }

    public LoadMeter() {
        this(System::nanoTime);
        BY_NAME.put(name, this);
    }

    LoadMeter(LongSupplier nanos) {
        this.nanos = nanos;
        for (int i = 0; i < SECONDS; i++) {
            seconds[i] = new Second();
        }
    }

    /// The meter that sockets with this name count for; null when there is none, or none any more.
    static @Nullable LoadMeter named(String name) {
        return BY_NAME.get(name);
    }

    /// By which sockets find it.
    public String name() {
        return name;
    }

    /// A statement was answered.
    ///
    /// @param took until its last row had come, in nanoseconds
    public synchronized void answered(long took) {
        var now = now();
        now.statements++;
        now.waited += took;
        latest[(int) (statements % LATEST)] = took;
        statements++;
        waited += took;
    }

    synchronized void received(long bytes) {
        now().received += bytes;
    }

    synchronized void sent(long bytes) {
        now().sent += bytes;
    }

    private Second now() {
        var number = nanos.getAsLong() / SECOND;
        var second = seconds[(int) Math.floorMod(number, (long) SECONDS)];
        second.begin(number);
        return second;
    }

    /// The last 60 s.
    public synchronized ServerLoad lastMinute() {
        var number = nanos.getAsLong() / SECOND;
        var sum = new Second();
        for (var second : seconds) {
            if (second.number >= 0 && number - second.number < SECONDS) {
                sum.statements += second.statements;
                sum.waited += second.waited;
                sum.received += second.received;
                sum.sent += second.sent;
            }
        }
        return new ServerLoad(sum.statements, server(sum.statements, sum.waited), sum.received, sum.sent);
    }

    /// What was asked for up to a moment.
    public record LoadMark(long statements, long waited) {
        /// Before the first statement.
        public static final LoadMark START = new LoadMark(0, 0);
    }

    public synchronized LoadMark mark() {
        return new LoadMark(statements, waited);
    }

    /// How long the server has worked since that moment, about.
    public synchronized Duration serverSince(LoadMark mark) {
        return server(statements - mark.statements(), waited - mark.waited());
    }

    private Duration server(long many, long took) {
        return many == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, took - many * usual()));
    }

    /// What half of the latest statements took at most.
    private long usual() {
        var known = Arrays.copyOf(latest, (int) Math.min(statements, LATEST));
        Arrays.sort(known);
        return known[(known.length - 1) / 2];
    }

    /// Sockets that are open still no longer count.
    @Override
    public void close() {
        BY_NAME.remove(name);
    }
}
