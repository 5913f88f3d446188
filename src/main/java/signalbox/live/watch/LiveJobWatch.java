package signalbox.live.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.live.LiveJobs;
import signalbox.live.OpenJob;
import signalbox.live.OpenJobIndex;
import signalbox.live.OpenJobSource;
import signalbox.live.OpenJobSource.FromMemory;
import signalbox.live.OpenJobSource.FromStatements;
import signalbox.live.OpenJobSource.WhileReading;
import signalbox.postgres.Database;
import signalbox.postgres.Deadline;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.JobState;
import signalbox.queue.count.Count;
import signalbox.queue.stuck.BlockedJobs;
import signalbox.queue.stuck.BlockedQueries;
import signalbox.text.NumberText;
import signalbox.text.TimeOrder;

/// Keeps the open jobs of one database in memory while changes are notified: all are read once, on a thread of its own,
/// then only those that were notified. From time to time all are compared with the table again: a check may take half
/// a percent of the time. After a missed notification nothing is answered until the next check has ended. One thread.
public final class LiveJobWatch {
    /// No more open jobs than this are kept.
    public static final int MOST_JOBS = 2_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(LiveJobWatch.class);
    private static final int BATCH = 2_000;
    private static final int COST_FACTOR = 200;
    private static final Duration CHECK_AGAIN = Duration.ofSeconds(10);
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration LONG_WAIT = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(100);
    /// So many jobs in the shorter wait are fast.
    private static final int FAST = 20_000;
    private static final Duration RETRY = Duration.ofSeconds(20);

    private final int most;
    private final Duration checkAgain;
    private final Runnable whenRead;
    private final ChangeReport report;
    private OpenJobIndex index = new OpenJobIndex();
    private @Nullable OpenJobCheck check;
    /// How exact the index is; null: it is not.
    private @Nullable FromMemory exact;
    /// Why the jobs are not even being read; empty: they are.
    private String whyNot = "";
    /// Whether a check has changed something since the last answer.
    private boolean corrected;
    private @Nullable Database before;
    private @Nullable LiveJobQueries queries;
    private Deadline checkDue = Deadline.now();
    private final WaitingJobs waiting = new WaitingJobs();
    private final ClosedJobs closed;
    private volatile @Nullable LiveJobs newest;

    /// @param whenRead called, on another thread, when all open jobs have been read for the first time: the next
    ///     answer comes from memory
    public LiveJobWatch(Runnable whenRead) {
        this(whenRead, _ -> {});
    }

    /// @param changes gets what each look showed, on the thread that looks; it must not block
    public LiveJobWatch(Runnable whenRead, Consumer<SeenChanges> changes) {
        this(MOST_JOBS, CHECK_AGAIN, whenRead, changes);
    }

    LiveJobWatch(int most, Duration checkAgain, Runnable whenRead) {
        this(most, checkAgain, whenRead, _ -> {});
    }

    /// @param most open jobs that are kept
    /// @param checkAgain how long after a check or a count the next one begins, at the earliest
    LiveJobWatch(int most, Duration checkAgain, Runnable whenRead, Consumer<SeenChanges> changes) {
        this.most = most;
        this.checkAgain = checkAgain;
        this.closed = new ClosedJobs(checkAgain);
        this.whenRead = whenRead;
        this.report = new ChangeReport(changes);
    }

    /// @param jobs null while they are not known exactly
    /// @param rows the notified jobs as they were read; null when they were not read
    /// @param corrected whether jobs had changed without a notification, or were counted
    public record Followed(
            @Nullable LiveJobs jobs, @Nullable List<NotifiedRow> rows, boolean corrected, OpenJobSource source) {
        static Followed not(OpenJobSource source) {
            return new Followed(null, null, false, source);
        }
    }

    /// Whether nothing is known, and all open jobs could be read now.
    public boolean mustBegin(Database database, Capabilities capabilities, NotifiedJobs news) {
        return news.listens()
                && (database != before || !news.complete())
                && ChangeNotice.obstacle(capabilities).isEmpty();
    }

    /// Forgets what it knows, and begins to read all open jobs. Notifications that came before need not be followed.
    public void begin(Database database, Capabilities capabilities, Sql sql) {
        if (database != before) {
            closed.forget();
        }
        before = database;
        startAgain();
        beginCheck(database, queries(sql, capabilities));
    }

    /// Waits until all open jobs are read: 10 s at most, and 1 s over a slow connection, where statements with short
    /// answers are quicker.
    ///
    /// @param progress gets how many were read so far, each tenth of a second
    public void awaitJobs(IntConsumer progress) {
        var running = check;
        if (running == null) {
            return;
        }
        running.await(STEP);
        for (var waited = STEP;
                running.isRunning() && waited.compareTo(longestWait()) < 0;
                waited = waited.plus(STEP)) {
            progress.accept(index.size());
            running.await(STEP);
        }
        if (running.isRunning()) {
            running.whenEnded(whenRead);
        }
    }

    private Duration longestWait() {
        return index.size() >= FAST ? LONG_WAIT : WAIT;
    }

    private void startAgain() {
        forget();
        queries = null;
        newest = null;
        whyNot = "";
    }

    private OpenJobCheck beginCheck(Database database, LiveJobQueries queries) {
        index.beginCheck();
        var begun = OpenJobCheck.start(database, queries, index, most);
        check = begun;
        return begun;
    }

    /// Takes over what was notified since the last call.
    ///
    /// @param sql in a transaction that began after these notifications came
    /// @throws signalbox.postgres.connection.PostgresException when the server does not answer. The next call must
    ///     bring the same uuids again
    public Followed follow(Database database, Capabilities capabilities, Sql sql, NotifiedJobs news) {
        var isReconnected = database != before;
        before = database;
        var obstacle = ChangeNotice.obstacle(capabilities);
        if (isReconnected) {
            closed.forget();
        }
        if (isReconnected || !news.complete() || !obstacle.isEmpty()) {
            startAgain();
            return notKept(
                    !obstacle.isEmpty()
                            ? new FromStatements(obstacle)
                            : isReconnected ? new WhileReading(0) : new FromStatements(ChangeNotice.MISSED),
                    news.now());
        }
        var queries = queries(sql, capabilities);
        var rows = exact != null || check != null ? replace(sql, queries, news) : null;
        waiting.notified(news.uuids(), news.now());
        // The open jobs are shown before the closed ones are counted.
        var wasExact = exact != null;
        conclude(news.now());
        if (wasExact && exact != null && check == null) {
            corrected |= closed.conclude(database, sql, news.now());
        }
        if (check == null && checkDue.isOver() && !closed.areBeingCounted()) {
            var begun = beginCheck(database, queries);
            if (exact == null) {
                begun.whenEnded(whenRead);
            }
        }
        var answer = new Followed(exact == null ? null : index.view(), rows, corrected, source());
        corrected = false;
        newest = answer.jobs();
        var checked = index.takeChecked();
        if (wasExact) {
            report.found(checked);
        }
        report.send(news.now(), wasExact && exact != null, answer.source());
        return answer;
    }

    private Followed notKept(OpenJobSource why, Instant now) {
        report.send(now, false, why);
        return Followed.not(why);
    }

    /// The jobs that nothing will release, as the statement reads them.
    ///
    /// @param jobs those of the last answer
    /// @param sql in a transaction that began after it
    public BlockedJobs blocked(LiveJobs jobs, Instant now, Sql sql, BlockedQueries statement) {
        return waiting.blocked(jobs.waitingUuids(now, BlockedQueries.WAITING), now, sql, statement);
    }

    /// How many jobs were done or cancelled at the last answer; empty while they were not counted. While changes may
    /// have been missed it is the last exact figure with what was notified since, and approximate.
    public Optional<Count> closed(JobState state) {
        return closed.count(state);
    }

    private OpenJobSource source() {
        if (exact != null) {
            return exact;
        }
        return whyNot.isEmpty() ? new WhileReading(index.size()) : new FromStatements(whyNot);
    }

    /// What the last call answered. For any thread.
    public Optional<LiveJobs> newest() {
        return Optional.ofNullable(newest);
    }

    /// Made once for each connection: it asks for a right.
    private LiveJobQueries queries(Sql sql, Capabilities capabilities) {
        var known = queries;
        if (known == null) {
            known = new LiveJobQueries(sql, capabilities);
            queries = known;
        }
        return known;
    }

    private List<NotifiedRow> replace(Sql sql, LiveJobQueries queries, NotifiedJobs news) {
        var uuids = List.copyOf(news.uuids());
        var all = new ArrayList<NotifiedRow>();
        for (int from = 0; from < uuids.size(); from += BATCH) {
            var batch = uuids.subList(from, Math.min(uuids.size(), from + BATCH));
            var rows = queries.byUuid(sql, batch);
            var open = rows.stream()
                    .map(NotifiedRow::open)
                    .filter(Objects::nonNull)
                    .toList();
            var replaced = index.replace(batch, open);
            if (exact != null) {
                report.found(replaced.checked());
            }
            report.notified(batch, replaced.states(), rows);
            closed.follow(batch, replaced.states().keySet(), rows);
            all.addAll(rows);
        }
        if (news.concernsJobsWithoutUuid()) {
            replaceWithoutUuid(queries.withoutUuid(sql));
        }
        return all;
    }

    private void replaceWithoutUuid(List<OpenJob> found) {
        if (found.size() > LiveJobQueries.MOST_WITHOUT_UUID) {
            exact = null;
            whyNot = "a job without a uuid changed, and more than " + NumberText.count(LiveJobQueries.MOST_WITHOUT_UUID)
                    + " open jobs have none";
        } else {
            index.replaceWithoutUuid(found);
        }
    }

    /// Takes over the result of a check that has ended. To be called after what was notified until now.
    private void conclude(Instant now) {
        var ended = check;
        if (ended == null || ended.isRunning()) {
            return;
        }
        check = null;
        var next = ended.took().multipliedBy(COST_FACTOR);
        var rest = TimeOrder.longer(next, checkAgain);
        switch (ended.result()) {
            case COMPLETE -> {
                compared(index.endCheck(), now);
                checkDue = Deadline.in(rest);
            }
            case FAILED -> {
                index.abandonCheck();
                whyNot = "they could not be read" + (ended.fault().isEmpty() ? "" : ": " + ended.fault());
                checkDue = Deadline.in(TimeOrder.longer(ended.took(), RETRY));
            }
            case TOO_MANY -> {
                LOG.warn("More than {} jobs are open: they are not kept in memory", most);
                forget();
                whyNot = "more than " + NumberText.count(most) + " jobs are open: they are counted, not kept";
                checkDue = Deadline.in(rest);
            }
        }
    }

    private void compared(int unnoticed, Instant now) {
        var known = exact;
        if (known == null) {
            exact = new FromMemory(now, now, 0);
        } else {
            if (unnoticed > 0) {
                LOG.warn("{} open jobs had changed without a notification", unnoticed);
                corrected = true;
                waiting.forget();
                closed.missChanges();
            }
            exact = new FromMemory(unnoticed > 0 ? now : known.since(), now, unnoticed);
        }
        whyNot = "";
    }

    /// Forgets all jobs: a change may have been missed, or the connection was lost.
    private void forget() {
        var running = check;
        check = null;
        if (running != null) {
            running.stop();
        }
        if (exact != null || running != null || index.size() > 0) {
            index = new OpenJobIndex();
            checkDue = Deadline.now();
        }
        exact = null;
        report.forget();
        waiting.forget();
        closed.missChanges();
    }
}
