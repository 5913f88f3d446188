package signalbox.queue.action.bulk;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import signalbox.audit.Outcome;
import signalbox.audit.RefusedException;
import signalbox.queue.job.JobTarget;

/// Holds the operation on many jobs that is running, or the last one: only one runs at a time. Safe for several
/// threads.
public final class CurrentBulk {
    /// Why no other one can begin.
    public static final String TAKEN = "Another operation on many jobs is running: wait for it, or stop it.";

    private final InstantSource clock;
    private final AtomicReference<@Nullable BulkRun> newest = new AtomicReference<>();
    private volatile Consumer<BulkRun> listener = _ -> {};

    public CurrentBulk(InstantSource clock) {
        this.clock = clock;
    }

    /// @param told called at each change of a run's progress, on the thread that runs it
    public void notify(Consumer<BulkRun> told) {
        listener = told;
    }

    /// The one that is running, or the last one; empty before the first.
    public Optional<BulkRun> newest() {
        return Optional.ofNullable(newest.get());
    }

    /// The one that is running or waits.
    public Optional<BulkRun> running() {
        return newest().filter(run -> run.progress().phase() != BulkPhase.OVER);
    }

    /// Lets the running one end after its batch.
    ///
    /// @param why half a sentence for the report
    public void stop(String why) {
        running().ifPresent(run -> run.stop(why));
    }

    /// Runs it to its end, and blocks until then.
    ///
    /// @throws RefusedException when another one is running
    BulkReport run(BulkAction action, Function<List<JobTarget>, Outcome> change) {
        var before = newest.get();
        var next = new BulkRun(action, change, clock, run -> listener.accept(run));
        if (!(before == null || before.progress().phase() == BulkPhase.OVER) || !newest.compareAndSet(before, next)) {
            throw new RefusedException(TAKEN);
        }
        return next.run();
    }
}
