package signalbox.monitor.reading;

import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.postgres.Deadline;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PostgresException;
import signalbox.text.TimeOrder;

/// Reads a figure only as often as it is cheap: reading may take two percent of the time. If a reading takes too long,
/// the last value stays and the figure is not read for a while, so that it does not delay the others.
public final class RateLimitedRead<T extends @Nullable Object> {
    private static final Logger LOG = LoggerFactory.getLogger(RateLimitedRead.class);
    private static final int COST_FACTOR = 50;

    private final String what;
    private final Duration atLeast;
    private final BiFunction<T, PostgresException, T> otherwise;
    private Deadline due = Deadline.now();
    private T value;

    /// @param what completes "Could not …"
    /// @param atLeast for how long at least a value is used
    public RateLimitedRead(String what, T first, Duration atLeast) {
        this(what, first, atLeast, RateLimitedRead::ifTimedOut);
    }

    private RateLimitedRead(String what, T first, Duration atLeast, BiFunction<T, PostgresException, T> otherwise) {
        this.what = what;
        this.value = first;
        this.atLeast = atLeast;
        this.otherwise = otherwise;
    }

    /// For a figure that the others do not need: if it cannot be read, the result is the reason.
    static <T> RateLimitedRead<ReadResult<T>> reading(String what, Duration atLeast) {
        return new RateLimitedRead<>(
                what, ReadResult.unknown("It was not checked yet."), atLeast, RateLimitedRead::ifUnreadable);
    }

    private static <T extends @Nullable Object> T ifTimedOut(T before, PostgresException e) {
        if (e.kind() != PostgresException.Kind.TIMED_OUT) {
            throw e;
        }
        LOG.warn("{} Its last value stays.", e.getMessage());
        return before;
    }

    private static <T> ReadResult<T> ifUnreadable(ReadResult<T> before, PostgresException e) {
        if (e.kind() == PostgresException.Kind.TIMED_OUT && before instanceof ReadResult.Known<T>) {
            return ifTimedOut(before, e);
        }
        if (!e.kind().isOfStatement()) {
            throw e;
        }
        return ReadResult.unknown(String.valueOf(e.getMessage()));
    }

    boolean isDue() {
        return due.isOver();
    }

    /// The next call of `get` reads, for example because somebody asked for everything to be read again.
    public void makeDue() {
        due = Deadline.now();
    }

    /// The value. It is read again if that is due; to be called inside a transaction, which a failed reading does
    /// not end.
    public T get(Sql sql, Supplier<T> read) {
        if (isDue()) {
            var begun = System.nanoTime();
            try {
                value = sql.apart(what, read);
            } catch (PostgresException e) {
                value = otherwise.apply(value, e);
            }
            var cost = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(COST_FACTOR);
            due = Deadline.in(TimeOrder.longer(cost, atLeast));
        }
        return value;
    }
}
