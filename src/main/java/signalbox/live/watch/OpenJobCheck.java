package signalbox.live.watch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.live.OpenJob;
import signalbox.live.OpenJobIndex;
import signalbox.postgres.Database;
import signalbox.postgres.connection.PostgresException;

/// Compares the index with all open jobs of the table, once, on a thread of its own.
final class OpenJobCheck {
    private static final Logger LOG = LoggerFactory.getLogger(OpenJobCheck.class);

    enum Result {
        COMPLETE,
        FAILED,
        TOO_MANY
    }

    private final OpenJobIndex index;
    private final int most;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final long begun = System.nanoTime();
    private final Thread thread;
    private volatile Result result = Result.FAILED;
    private volatile Duration took = Duration.ZERO;
    private volatile String fault = "";

    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private OpenJobCheck(Database database, LiveJobQueries queries, OpenJobIndex index, int most) {
        this.index = index;
        this.most = most;
        this.thread = Thread.ofVirtual()
                .name("open-jobs-" + database.spec().database())
                .unstarted(() -> run(database, queries));
    }

    static OpenJobCheck start(Database database, LiveJobQueries queries, OpenJobIndex index, int most) {
        var check = new OpenJobCheck(database, queries, index, most);
        check.thread.start();
        return check;
    }

    private void run(Database database, LiveJobQueries queries) {
        try {
            read(database, queries);
        } finally {
            ended.complete(null);
        }
    }

    /// To be called when there is a result: on the thread of the check, or at once if there is one.
    void whenEnded(Runnable told) {
        var _ = ended.thenRun(told);
    }

    private void read(Database database, LiveJobQueries queries) {
        try {
            database.atOneMoment("read the open jobs", sql -> {
                queries.readAll(sql, this::take);
                return true;
            });
            result = Result.COMPLETE;
        } catch (NotWantedException e) {
            result = stopped.get() ? Result.FAILED : Result.TOO_MANY;
        } catch (PostgresException e) {
            fault = String.valueOf(e.getMessage());
            LOG.debug("The open jobs were not read", e);
        } catch (RuntimeException | Error e) {
            LOG.error("The open jobs were not read", e);
        } finally {
            took = Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    private void take(OpenJob job) {
        index.check(job);
        if (stopped.get() || index.size() > most) {
            throw new NotWantedException();
        }
    }

    /// Ends the reading.
    private static final class NotWantedException extends RuntimeException {
        NotWantedException() {
            super("No more open jobs are wanted");
        }
    }

    /// Waits until it has ended, but not longer than this; less when the thread is interrupted.
    void await(Duration longest) {
        try {
            thread.join(longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isRunning() {
        return !ended.isDone();
    }

    /// Ends it soon. It does not wait.
    void stop() {
        stopped.set(true);
    }

    Result result() {
        return result;
    }

    /// Why it failed; empty if it did not, or not by the server's answer.
    String fault() {
        return fault;
    }

    Duration took() {
        return took;
    }
}
