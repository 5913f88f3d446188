package signalbox.queue.group;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Database;
import signalbox.postgres.Deadline;
import signalbox.postgres.ServerClock;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.connection.PostgresException;
import signalbox.text.TimeOrder;

/// Reads each failed job once, the newest first, and keeps some numbers of it. One `turn` reads one batch: a caller
/// that needs all calls it until it is complete, and may stop in between. Turns that follow each other at once take a
/// fifth of one core of the server; when all are read, only the list of failed jobs is read again, for half a percent
/// of the time, unless the caller knows which jobs failed. Any thread, one turn at a time.
public final class FailedJobReader {
    /// No more failed jobs are kept; of more, the newest.
    public static final int MOST = 1_000_000;

    private static final int BATCH = 500;
    private static final int REST_OF_BATCH = 4;
    private static final int REST_OF_LIST = 200;
    private static final Duration LIST_AGAIN = Duration.ofSeconds(2);

    private final int most;
    private final Object turning = new Object();
    private FailedJobTable table = new FailedJobTable(new JobCodes());
    private @Nullable Instant at;
    private int notListed;
    private int batch = BATCH;
    private Deadline batchDue = Deadline.now();
    private Deadline listDue = Deadline.now();

    public FailedJobReader() {
        this(MOST);
    }

    /// @param most failed jobs that are kept
    FailedJobReader(int most) {
        this.most = most;
    }

    /// @param versions which jobs had failed at that moment
    /// @param at by the server's clock
    public record Known(FailedVersions versions, Instant at) {}

    /// Reads a batch, or the list again when it is due. It waits before that, so that it takes no more than its share.
    ///
    /// @param known which jobs failed, if the caller knows it; null: the server is asked
    /// @throws PostgresException when the server does not answer. What was read before is kept. A batch that takes
    ///     too long is read again in smaller ones
    public void turn(Database database, Capabilities capabilities, Supplier<@Nullable Known> known)
            throws InterruptedException {
        synchronized (turning) {
            var queries = new FailedJobQueries(capabilities);
            if (listDue.isOver()) {
                list(database, queries, known.get());
            }
            var ids = nextIds();
            if (!ids.isEmpty()) {
                read(database, queries, ids);
            }
        }
    }

    /// Lets the next turn list the failed jobs: something changed them.
    public void listAgain() {
        synchronized (turning) {
            listDue = Deadline.now();
        }
    }

    private void list(Database database, FailedJobQueries queries, @Nullable Known known) {
        var begun = System.nanoTime();
        var listed = known != null
                ? known
                : database.atOneMoment(
                        "list the failed jobs",
                        sql -> new Known(queries.listed(sql), ServerClock.atTransactionStart(sql)));
        var rest = known != null ? Duration.ZERO : since(begun).multipliedBy(REST_OF_LIST);
        listDue = known != null ? Deadline.now() : Deadline.in(TimeOrder.longer(rest, LIST_AGAIN));
        take(listed);
    }

    private synchronized void take(Known listed) {
        notListed = Math.max(0, listed.versions().size() - most);
        table = table.of(listed.versions().newest(most));
        at = listed.at();
    }

    private synchronized List<Integer> nextIds() {
        return table.next(batch);
    }

    private void read(Database database, FailedJobQueries queries, List<Integer> ids) throws InterruptedException {
        var wait = batchDue.left();
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
        var begun = System.nanoTime();
        try {
            var found = database.use("read failed jobs", sql -> queries.read(sql, ids));
            put(ids, found);
            batch = Math.min(BATCH, batch * 2);
        } catch (PostgresException e) {
            if (e.kind() != PostgresException.Kind.TIMED_OUT || ids.size() == 1) {
                throw e;
            }
            batch = Math.max(1, ids.size() / 4);
        } finally {
            batchDue = Deadline.in(since(begun).multipliedBy(REST_OF_BATCH));
        }
    }

    private synchronized void put(List<Integer> asked, List<FailedJob> found) {
        table.put(asked, found);
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// What is known now. Does not wait for the server.
    public synchronized FailedGroups groups(GroupBy by, GroupScope scope) {
        var groups = GroupSums.of(table, by, scope);
        var jobs = groups.stream().mapToLong(JobGroup::jobs).sum();
        return new FailedGroups(
                groups, jobs, new FailedGroups.Progress(table.total() - table.unread(), table.total(), notListed, at));
    }

    /// The ids of the jobs of one group that were read, the newest first, at most `limit`.
    public synchronized List<Integer> ids(GroupKey key, GroupScope scope, int limit) {
        return table.ids(key, scope, limit);
    }
}
