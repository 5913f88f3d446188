package signalbox.app.config;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.health.KnownLog;
import signalbox.postgres.Deadline;

/// The log of an open profile's runner. It is read when a finding or an answer to Why needs it, and at most once a
/// minute while one does; and when the operator asks for it. Safe for several threads.
public final class LogWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Supplier<KnownLog> log;
    private final Duration every;
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("log-watch").unstarted(this::loop);
    private volatile KnownLog newest = KnownLog.notAsked();
    private Deadline due = Deadline.now();

    /// @param log reads it, and throws nothing; blocks
    public LogWatch(Supplier<KnownLog> log) {
        this(log, EVERY);
    }

    LogWatch(Supplier<KnownLog> log, Duration every) {
        this.log = log;
        this.every = every;
    }

    public void start() {
        thread.start();
    }

    /// Something needs the log: it is read soon, unless it was read less than a minute ago. Does not block.
    public void want() {
        if (wanted.availablePermits() == 0) {
            wanted.release();
        }
    }

    /// As it was read last. Does not block.
    public KnownLog newest() {
        return newest;
    }

    /// Reads it now. Blocks, with a time limit.
    public synchronized KnownLog read() {
        newest = log.get();
        due = Deadline.in(every);
        return newest;
    }

    /// As it was read less than a minute ago; else reads it now, and blocks.
    public synchronized KnownLog recent() {
        return due.isOver() ? read() : newest;
    }

    private void loop() {
        try {
            while (true) {
                wanted.acquire();
                lookSafely();
                Thread.sleep(every);
                wanted.drainPermits();
            }
        } catch (InterruptedException e) {
            LOG.trace("Closed");
        }
    }

    private void lookSafely() {
        try {
            recent();
        } catch (RuntimeException | Error e) {
            LOG.warn("The log of the runner was not read", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
