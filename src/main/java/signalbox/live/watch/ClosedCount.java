package signalbox.live.watch;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.channel.JobKey;
import signalbox.postgres.Database;
import signalbox.postgres.Deadline;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.JobState;

/// Counts the done and the cancelled jobs soon after a look, on a thread and in a session of its own, by the index on
/// the state; then tells which states some of the jobs had at the moment of the count. The server ends the count after
/// a
/// minute; if nobody asks for states within 20 s after it, it fails.
final class ClosedCount {
    private static final Logger LOG = LoggerFactory.getLogger(ClosedCount.class);
    /// Less than the server lets a transaction wait for its next statement.
    private static final Duration ASKED_WITHIN = Duration.ofSeconds(20);
    private static final int BATCH = 2_000;

    private static final String BEFORE = """
            SELECT (SELECT coalesce(max(id), 0) FROM {queue_job}) AS newest,
                   pg_stat_get_tuples_deleted(to_regclass({'queue_job'})) AS deleted
            """;

    /// The index tells the state of all rows on pages that VACUUM has seen; the table is three hundred times as large.
    private static final String LIMITS = "SET LOCAL statement_timeout = '60s'; SET LOCAL enable_seqscan = off;"
            + " SET LOCAL enable_bitmapscan = off; SET LOCAL max_parallel_workers_per_gather = 0";

    private static final String COUNT = """
            SELECT state, count(*) AS jobs FROM {queue_job} WHERE state IN ('done', 'cancelled') GROUP BY state
            """;

    private static final String STATES = "SELECT state FROM {queue_job} WHERE uuid = ANY(?)";

    /// @param jobs how many are done and cancelled
    /// @param states of the jobs that were asked for; those that did not exist are left out
    record AtMoment(Map<JobState, Long> jobs, List<JobState> states) {}

    private record Before(long newest, long deleted) {}

    private record Jobs(JobState state, long count) {}

    private final Before before;
    private final CompletableFuture<Set<JobKey>> asked = new CompletableFuture<>();
    private volatile @Nullable Deadline counted;
    private volatile Duration worked = Duration.ZERO;
    private volatile @Nullable AtMoment result;
    private volatile boolean ended;

    private ClosedCount(Before before) {
        this.before = before;
    }

    /// Returns at once.
    static ClosedCount start(Database database, Sql look) {
        var before = look.first(
                        "look before a count", BEFORE, row -> new Before(row.getLong("newest"), row.getLong("deleted")))
                .orElseThrow();
        var count = new ClosedCount(before);
        Thread.ofVirtual().name("closed-jobs-" + database.spec().database()).start(() -> count.run(database));
        return count;
    }

    private void run(Database database) {
        try {
            result = database.atOneMoment("count the done jobs", this::read).orElse(null);
        } catch (PostgresException e) {
            LOG.debug("The done jobs were not counted", e);
        } catch (RuntimeException | Error e) {
            LOG.error("The done jobs were not counted", e);
        } finally {
            ended = true;
        }
    }

    /// Empty when nobody asks for states.
    private Optional<AtMoment> read(Sql sql) {
        sql.execute("limit the count", LIMITS);
        var start = System.nanoTime();
        var jobs = count(sql);
        worked = Duration.ofNanos(System.nanoTime() - start);
        counted = Deadline.now();
        return awaitAsked().map(wanted -> new AtMoment(jobs, states(sql, wanted)));
    }

    private Optional<Set<JobKey>> awaitAsked() {
        try {
            return Optional.of(asked.get(ASKED_WITHIN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | CancellationException e) {
            LOG.debug("Nobody asked for the states of jobs");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static List<JobState> states(Sql sql, Set<JobKey> wanted) {
        return wanted.stream()
                .map(JobKey::text)
                .gather(Gatherers.windowFixed(BATCH))
                .flatMap(uuids ->
                        sql.list("read the states", STATES, row -> JobState.of(row.getString(1)), uuids).stream())
                .toList();
    }

    private static Map<JobState, Long> count(Sql sql) {
        var all = new EnumMap<JobState, Long>(Map.of(JobState.DONE, 0L, JobState.CANCELLED, 0L));
        sql.list(
                        "count the done jobs",
                        COUNT,
                        row -> new Jobs(JobState.of(row.getString("state")), row.getLong("jobs")))
                .forEach(jobs -> all.put(jobs.state(), jobs.count()));
        return all;
    }

    boolean isRunning() {
        return !ended;
    }

    /// Whether it has counted, and so long ago.
    boolean isOlderThan(Duration age) {
        var at = counted;
        return at != null && at.plus(age).isOver();
    }

    /// Asks for the states of these jobs at its moment.
    void ask(Set<JobKey> jobs) {
        asked.complete(jobs);
    }

    /// Ends it soon. It does not wait.
    void stop() {
        asked.cancel(false);
    }

    /// How long the server counted.
    Duration worked() {
        return worked;
    }

    /// Null when it failed, and while it runs.
    @Nullable
    AtMoment result() {
        return result;
    }

    /// The highest id at the look.
    long newest() {
        return before.newest();
    }

    /// How many rows of the table had been deleted until the look since the server began to count them.
    long deleted() {
        return before.deleted();
    }
}
