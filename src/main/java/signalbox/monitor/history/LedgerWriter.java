package signalbox.monitor.history;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads and writes a ledger's terms on its own thread, one task after the other: callers never wait for the disk. A
/// file that cannot be written is reported once.
final class LedgerWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);
    private static final Duration CLOSING = Duration.ofMillis(500);

    private final TermStore store;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("ledger").factory());
    private boolean failed;

    LedgerWriter(TermStore store) {
        this.store = store;
    }

    /// The terms that were seen since then, oldest first; none if the file cannot be read.
    Future<List<LedgerTerm>> read(Instant oldest) {
        return thread.submit(() -> {
            try {
                return store.read(oldest);
            } catch (UncheckedIOException e) {
                report(e);
                return List.of();
            }
        });
    }

    void append(LedgerTerm term, Instant oldest) {
        try {
            thread.execute(() -> {
                try {
                    store.write(term, oldest);
                    failed = false;
                } catch (UncheckedIOException e) {
                    report(e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug(
                    "The ledger is closed: a term of pid {} is not written",
                    term.leader().pid());
        }
    }

    private void report(UncheckedIOException e) {
        if (!failed) {
            LOG.warn("Terms of leadership are not kept: {}", e.getMessage());
        }
        failed = true;
    }

    boolean isClosed() {
        return thread.isTerminated();
    }

    /// Writes what is left to write, unless the disk does not answer.
    @Override
    public void close() {
        try {
            thread.execute(store::close);
        } catch (RejectedExecutionException e) {
            LOG.trace("Closed before", e);
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The ledger could not be written in time: its disk does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
