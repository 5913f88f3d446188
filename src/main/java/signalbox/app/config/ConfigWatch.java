package signalbox.app.config;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.health.Finding;
import signalbox.health.KnownConfig;

/// Judges the odoo.conf of the profile's own build every few minutes, from the first snapshot on. If the file cannot be
/// read again, the last findings stay. Findings of severity info show only on the Config screen.
public final class ConfigWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigWatch.class);
    private static final Duration EVERY = Duration.ofMinutes(2);

    private final Supplier<KnownConfig> build;
    private final Semaphore seen = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("config-watch").unstarted(this::loop);
    private volatile List<Finding> findings = List.of();
    private volatile KnownConfig config = new KnownConfig.NotGiven("it was not read yet.");

    /// @param build reads the build's odoo.conf; blocks
    public ConfigWatch(Supplier<KnownConfig> build) {
        this.build = build;
    }

    public void start() {
        thread.start();
    }

    /// To be called when there is a snapshot: then there is something to compare the file with.
    public void wake() {
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
                Thread.sleep(EVERY);
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
        if (read instanceof KnownConfig.Unreadable(var reason)) {
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
