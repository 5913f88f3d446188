package signalbox.app;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.config.check.ConfigChecks;
import signalbox.config.check.ConfigFinding;
import signalbox.config.check.Titles;
import signalbox.election.Anomaly.Severity;
import signalbox.health.Finding;
import signalbox.health.Remedy;

/// Judges the odoo.conf of the profile's own build every few minutes, from the first snapshot on. What was
/// found stays while it cannot be read again. Notes are left to the Config screen.
final class ConfigWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigWatch.class);
    private static final Duration EVERY = Duration.ofMinutes(2);

    private final Configs configs;
    private final Semaphore seen = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("config-watch").unstarted(this::loop);
    private volatile List<Finding> findings = List.of();

    ConfigWatch(Configs configs) {
        this.configs = configs;
    }

    void start() {
        thread.start();
    }

    /// There is a snapshot now: what a file is compared with is known.
    void wake() {
        if (seen.availablePermits() == 0) {
            seen.release();
        }
    }

    List<Finding> findings() {
        return findings;
    }

    private void loop() {
        try {
            seen.acquire();
            while (true) {
                look();
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            LOG.trace("Closed");
        }
    }

    private void look() {
        try {
            var read = configs.read(configs.builds().getLast());
            findings = of(read.file().name(), ConfigChecks.check(read.file(), configs.context()));
        } catch (RuntimeException e) {
            LOG.info("The configuration is not judged: {}", e.getMessage());
        }
    }

    /// One for each code.
    static List<Finding> of(String file, List<ConfigFinding> found) {
        return found.stream()
                .filter(finding -> finding.severity() != ConfigFinding.Severity.INFO)
                .collect(groupingBy(ConfigFinding::code, LinkedHashMap::new, java.util.stream.Collectors.toList()))
                .values()
                .stream()
                .map(group -> finding(file, group))
                .toList();
    }

    private static Finding finding(String file, List<ConfigFinding> group) {
        var first = group.getFirst();
        return new Finding(
                "config-" + first.code(),
                first.severity() == ConfigFinding.Severity.CRITICAL ? Severity.CRITICAL : Severity.WARNING,
                Titles.of(first.code()),
                group.stream()
                        .map(finding -> place(file, finding) + finding.seen())
                        .toList(),
                first.why(),
                first.fix().text(),
                new Remedy.ShowConfig());
    }

    private static String place(String file, ConfigFinding finding) {
        return finding.line() == null ? file + ": " : file + ", line " + finding.line() + ": ";
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
