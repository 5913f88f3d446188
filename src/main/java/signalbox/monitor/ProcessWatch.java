package signalbox.monitor;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.election.RunnerConnection;
import signalbox.election.session.Backend;
import signalbox.postgres.Deadline;
import signalbox.worker.HostCoverage;
import signalbox.worker.ProcessMatcher;
import signalbox.worker.ProcessSource;
import signalbox.worker.Workers;
import signalbox.worker.listing.ProcessException;
import signalbox.worker.listing.ProcessListing;

/// Lists a host's processes on its own thread, every few seconds and only while snapshots ask for them. A snapshot uses
/// the newest list and does not wait.
final class ProcessWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessWatch.class);
    /// The pause between two lists: one list costs a tenth of a second or more.
    private static final Duration REST = Duration.ofSeconds(4);

    /// Processes are listed with each snapshot for the next one: an older list shows nothing about now.
    private static final Duration CURRENT = Monitor.LONGEST_INTERVAL.plusSeconds(10);

    /// @param begunAt, endedAt by this machine's clock, before and after the host was asked
    /// @param good until when the list counts as current: by this machine's own clock, because the host may have
    ///     another
    private record Seen(ProcessListing listing, Workers workers, Instant begunAt, Instant endedAt, Deadline good) {
        Duration age() {
            return CURRENT.minus(good.left());
        }
    }

    private final ProcessSource source;
    private final InstantSource clock;
    private final GoneProcesses gone = new GoneProcesses();
    private final Semaphore asked = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("processes").unstarted(this::loop);
    private volatile @Nullable Seen newest;
    private volatile @Nullable String fault;
    private @Nullable InetAddress here;

    ProcessWatch(ProcessSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    private void loop() {
        try {
            while (true) {
                asked.acquire();
                asked.drainPermits();
                list();
                Thread.sleep(REST);
            }
        } catch (InterruptedException e) {
            LOG.trace("Closed");
        }
    }

    /// If listing fails, the last list stays; its age shows that.
    void list() {
        try {
            var begun = Deadline.now();
            var begunAt = clock.instant();
            var listing = source.list();
            newest = new Seen(listing, Workers.of(source, listing), begunAt, clock.instant(), begun.plus(CURRENT));
            fault = null;
        } catch (ProcessException e) {
            var message = e.getMessage();
            if (!Objects.equals(message, fault)) {
                LOG.warn("{}", message, e);
            }
            fault = message;
        } catch (RuntimeException | Error e) {
            LOG.error("The processes could not be listed", e);
            fault = e.toString();
        }
    }

    /// The newest list, with the processes behind these runners. For one thread.
    ///
    /// @param own Signalbox's own backend
    /// @param sessions of the watched database, without Signalbox's own
    Workers workers(Backend own, List<RunnerConnection> runners, List<Backend> sessions) {
        asked.release();
        var seen = newest;
        if (seen == null) {
            return Workers.UNSEEN.failing(fault);
        }
        var matching = new ProcessMatcher(seen.listing(), seen.workers().all(), here(seen.listing(), own));
        var coverage = HostCoverage.of(
                seen.begunAt(), seen.endedAt(), matching, sessions, seen.age(), gone.see(seen.workers()));
        return seen.workers()
                .withMatches(matching, runners.stream().map(Backend::of).toList())
                .withRunners(runners)
                .covering(coverage)
                .failing(fault);
    }

    boolean isCurrent() {
        var seen = newest;
        return seen != null && !seen.good().isOver();
    }

    /// This host's address as the server sees it. Once known, it also holds for a connection that is newer than the
    /// list, as long as the address stays the same.
    private @Nullable InetAddress here(ProcessListing listing, Backend own) {
        var known = here;
        var same = known != null
                && own.client() instanceof Backend.Client.Tcp client
                && client.address().equals(known);
        here = ProcessMatcher.here(source, listing, own).orElse(same ? known : null);
        return here;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
