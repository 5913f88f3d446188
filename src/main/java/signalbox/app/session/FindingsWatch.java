package signalbox.app.session;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.app.config.LogWatch;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.KnownDatabases;
import signalbox.app.profile.SilenceStore;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.Silences;
import signalbox.health.rule.Findings;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Deadline;
import signalbox.queue.installation.OdooSetup;
import signalbox.text.Severity;

/// Judges each snapshot, leaves out silenced findings, and reports new critical findings. A finding that stays, or
/// disappears only for a moment, is reported once. Safe for several threads.
public final class FindingsWatch {
    private static final Logger LOG = LoggerFactory.getLogger(FindingsWatch.class);
    private static final Duration KNOWN_GOOD_FOR = Duration.ofMinutes(1);
    /// Nobody is called so soon after the first snapshot: much that looks critical then is over at the next look.
    static final Duration QUIET_AT_FIRST = Duration.ofSeconds(15);

    private final Destination destination;
    private final @Nullable KnownDatabases databases;
    private final SilenceStore silences;
    private final InstantSource clock;
    private final List<Consumer<Finding>> listeners = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<Snapshot, List<Finding>>> found = new CopyOnWriteArrayList<>();
    private final ReportedFindings reported = new ReportedFindings();
    private volatile Supplier<List<Finding>> others = List::of;
    private volatile Supplier<String> unchecked = () -> "";
    private volatile Supplier<@Nullable Integer> httpWorkers = () -> null;
    private volatile @Nullable LogWatch log;
    private volatile FindingContext known = FindingContext.NOTHING;
    private Deadline knownDue = Deadline.now();
    private @Nullable OdooSetup remembered;
    private @Nullable Instant first;
    private final FindingHistory history = new FindingHistory();

    private FindingsWatch(
            Destination destination, @Nullable KnownDatabases databases, SilenceStore silences, InstantSource clock) {
        this.destination = destination;
        this.databases = databases;
        this.silences = silences;
        this.clock = clock;
    }

    public static FindingsWatch of(Destination destination, AppFolders folders, InstantSource clock) {
        return new FindingsWatch(
                destination, new KnownDatabases(folders), new SilenceStore(folders, destination, clock), clock);
    }

    /// Keeps no file and knows no other profile.
    static FindingsWatch inMemory(Destination destination, InstantSource clock) {
        return new FindingsWatch(destination, null, SilenceStore.inMemory(clock), clock);
    }

    /// Adds findings from elsewhere.
    ///
    /// @param found must not block
    void alsoFrom(Supplier<List<Finding>> found) {
        others = found;
    }

    /// Sets the source for why no odoo.conf is behind the findings.
    ///
    /// @param why sentences, empty when one is; must not block
    void lacking(Supplier<String> why) {
        unchecked = why;
    }

    /// Why no odoo.conf is behind the findings, in sentences; empty when one is. Does not block.
    public String unchecked() {
        return unchecked.get();
    }

    /// Sets the source for how many HTTP workers the odoo.conf starts.
    ///
    /// @param count must not block
    void knowing(Supplier<@Nullable Integer> count) {
        httpWorkers = count;
    }

    /// Sets the log that is read while a finding needs it.
    void knowing(LogWatch ofRunner) {
        log = ofRunner;
    }

    /// The findings about a snapshot, the silenced ones apart. Does not block.
    public Silences.SortedFindings sorted(Snapshot snapshot) {
        return silences.current().sort(all(snapshot), clock.instant());
    }

    private List<Finding> all(Snapshot snapshot) {
        var read = log;
        var around = known.withHttpWorkers(httpWorkers.get());
        return Findings.of(snapshot, read == null ? around : around.withLog(read.newest()), others.get());
    }

    private void wantLog(List<Finding> found) {
        var ofRunner = log;
        if (ofRunner != null && Findings.needLog(found)) {
            ofRunner.want();
        }
    }

    /// Findings with this code are not reported until then. Blocks for the disk.
    ///
    /// @throws UncheckedIOException when the file cannot be written; its message names the file, and the finding is
    ///     silenced all the same
    public void silence(String code, Duration length) {
        silences.silence(code, clock.instant().plus(length));
    }

    /// Ends a silence.
    ///
    /// @throws UncheckedIOException as for `silence`
    public void endSilence(String code) {
        silences.endSilence(code);
    }

    /// When findings came and went since this session was opened; silenced ones are not in it.
    public FindingHistory history() {
        return history;
    }

    /// The listener is called on the thread that watches, for each new critical finding.
    public void onCritical(Consumer<Finding> listener) {
        listeners.add(listener);
    }

    /// The listener gets all findings of each snapshot, silenced ones as well, on the thread that watches.
    void onFound(BiConsumer<Snapshot, List<Finding>> listener) {
        found.add(listener);
    }

    private void reportFound(Snapshot snapshot, Silences.SortedFindings sorted) {
        var all = new ArrayList<>(sorted.open());
        sorted.silenced().forEach(silenced -> all.add(silenced.finding()));
        found.forEach(listener -> listener.accept(snapshot, all));
    }

    /// What the other one has reported is not reported again: the same profile is watched by this one from now on.
    public void takeOver(FindingsWatch other) {
        reported.takeOver(other.reported);
    }

    /// To be called on the thread that watches, for one feed after the other.
    ///
    /// @return the findings that are not silenced; empty when the feed has nothing new
    public Optional<List<Finding>> see(Feed feed) {
        var snapshot = feed.snapshot();
        if (snapshot == null || feed.fault() != null) {
            return Optional.empty();
        }
        look(snapshot);
        var now = clock.instant();
        var sorted = sorted(snapshot);
        reportFound(snapshot, sorted);
        var open = sorted.open();
        wantLog(open);
        history.see(open, now);
        first = first == null ? now : first;
        if (!now.isBefore(first.plus(QUIET_AT_FIRST))) {
            report(open, now);
        }
        return Optional.of(open);
    }

    private void report(List<Finding> open, Instant now) {
        var critical = open.stream()
                .filter(finding -> finding.severity() == Severity.CRITICAL)
                .toList();
        reported.news(critical, now).forEach(finding -> listeners.forEach(listener -> listener.accept(finding)));
    }

    private void look(Snapshot snapshot) {
        if (databases != null && knownDue.isOver()) {
            knownDue = Deadline.in(KNOWN_GOOD_FOR);
            known = around(databases);
            silences.readAgain();
            snapshot.health().setup().known().ifPresent(setup -> remember(databases, setup));
        }
    }

    private FindingContext around(KnownDatabases known) {
        try {
            return known.contextOf(destination);
        } catch (RuntimeException e) {
            LOG.warn("{}; it is not compared with other profiles", e.getMessage());
            return FindingContext.NOTHING;
        }
    }

    private void remember(KnownDatabases known, OdooSetup setup) {
        if (setup.equals(remembered)) {
            return;
        }
        remembered = setup;
        try {
            known.remember(destination, setup);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            LOG.warn("{}", e.getMessage());
        }
    }
}
