package signalbox.app.config;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.health.Finding;
import signalbox.health.KnownConfig;
import signalbox.monitor.Snapshot;

/// Judges the odoo.conf of the profile's own build every few minutes, from the first snapshot on, and soon after
/// other processes appear. If the file cannot be
/// read again, the last findings stay. Findings of severity info show only on the Config screen.
public final class ConfigWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigWatch.class);
    private static final Duration EVERY = Duration.ofMinutes(2);
    private static final Duration AT_LEAST = Duration.ofSeconds(5);

    private final Supplier<KnownConfig> build;
    private final Duration pause;
    private final Semaphore seen = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("config-watch").unstarted(this::loop);
    private volatile List<Integer> before = List.of(-1);
    private volatile List<Finding> findings = List.of();
    private volatile KnownConfig config = new KnownConfig.NotGiven("it was not read yet.");

    /// @param build reads the build's odoo.conf; blocks
    public ConfigWatch(Supplier<KnownConfig> build) {
        this(build, AT_LEAST);
    }

    /// @param pause the least between two looks
    ConfigWatch(Supplier<KnownConfig> build, Duration pause) {
        this.build = build;
        this.pause = pause;
    }

    public void start() {
        thread.start();
    }

    /// To be called with each snapshot: the file is looked for at once when there is something to compare it with, and
    /// when other processes may name another.
    public void see(Snapshot snapshot) {
        var now = OdooProcesses.in(snapshot).started();
        if (!now.equals(before)) {
            before = now;
            wake();
        }
    }

    void wake() {
        if (seen.availablePermits() == 0) {
            seen.release();
        }
    }

    public List<Finding> findings() {
        return findings;
    }

    /// The newest odoo.conf that could be read.
    public KnownConfig config() {
        return config;
    }

    private void loop() {
        try {
            seen.acquire();
            while (true) {
                lookSafely();
                Thread.sleep(pause);
                var isWoken = seen.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
                LOG.trace("Looks again, woken: {}", isWoken);
            }
        } catch (InterruptedException e) {
            LOG.trace("Closed");
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException | Error e) {
            LOG.warn("The configuration of the build was not checked", e);
        }
    }

    void look() {
        var read = build.get();
        if (read instanceof KnownConfig.Unreadable(var reason, var _)) {
            LOG.info("The configuration of the build was not checked: {}", reason);
            if (config instanceof KnownConfig.Read) {
                return;
            }
        }
        findings = read.findings();
        config = read;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
