package signalbox.monitor;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.postgres.Deadline;
import signalbox.postgres.connection.PostgresException;

/// Looks at the runners while the watch rests to spare the server: who comes, goes or leads is remembered, and shows
/// soon. For the monitor's thread.
final class RunnerLooks {
    /// A refresh that other runners cause is followed by the next such one after this time: they may change again and
    /// again, and refreshing is dear where the watch rests.
    static final Duration SHOWN_EVERY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(RunnerLooks.class);

    private Deadline shownAgain = Deadline.now();

    /// Whether to refresh now, because the runners are not those of this snapshot, or the connection is lost.
    ///
    /// @param reader may fail, as the server may
    boolean callForRefresh(Supplier<SnapshotReader> reader, Snapshot newest) {
        try {
            if (!reader.get().seesOtherRunners(newest) || !shownAgain.isOver()) {
                return false;
            }
        } catch (PostgresException e) {
            return e.kind() != PostgresException.Kind.TIMED_OUT;
        } catch (RuntimeException e) {
            LOG.error("A look at the runners failed", e);
            return false;
        }
        shownAgain = Deadline.in(SHOWN_EVERY);
        return true;
    }
}
