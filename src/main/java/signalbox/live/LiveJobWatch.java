package signalbox.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.postgres.Database;
import signalbox.postgres.Deadline;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;

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
    private static final Duration RETRY = Duration.ofSeconds(20);

    private final int most;
    private OpenJobIndex index = new OpenJobIndex();
    private @Nullable OpenJobCheck check;
    private boolean exact;
    /// Whether a check has changed something since the last answer.
    private boolean corrected;
    private @Nullable Database before;
    private @Nullable LiveJobQueries queries;
    private Deadline checkDue = Deadline.now();

    public LiveJobWatch() {
        this(MOST_JOBS);
    }

    /// @param most open jobs that are kept
    LiveJobWatch(int most) {
        this.most = most;
    }

    /// @param jobs null while they are not known exactly
    /// @param rows the notified jobs as they were read; null when they were not read
    /// @param corrected whether jobs had changed without a notification
    public record Followed(
            @Nullable LiveJobs jobs, @Nullable List<NotifiedRow> rows, boolean corrected) {
        public static final Followed NOT = new Followed(null, null, false);
    }

    /// Takes over what was notified since the last call.
    ///
    /// @param sql in a transaction that began after these notifications came
    /// @param complete whether every change since the last call was notified
    /// @throws signalbox.postgres.PostgresException when the server does not answer. The next call must bring
    ///     the same uuids again
    public Followed follow(
            Database database, Capabilities capabilities, Sql sql, Collection<String> uuids, boolean complete) {
        var isReconnected = database != before;
        before = database;
        if (isReconnected || !complete || !capabilities.hearsChanges()) {
            forget();
            queries = null;
            return Followed.NOT;
        }
        conclude();
        var queries = queries(sql, capabilities);
        var rows = exact || check != null ? replace(sql, queries, List.copyOf(uuids)) : null;
        if (check == null && checkDue.isOver()) {
            index.beginCheck();
            check = OpenJobCheck.start(database, queries, index, most);
        }
        var answer = new Followed(exact ? index.view() : null, rows, corrected);
        corrected = false;
        return answer;
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

    private List<NotifiedRow> replace(Sql sql, LiveJobQueries queries, List<String> uuids) {
        var all = new ArrayList<NotifiedRow>();
        for (int from = 0; from < uuids.size(); from += BATCH) {
            var batch = uuids.subList(from, Math.min(uuids.size(), from + BATCH));
            var rows = queries.byUuid(sql, batch);
            index.replace(
                    batch,
                    rows.stream()
                            .map(NotifiedRow::open)
                            .filter(Objects::nonNull)
                            .toList());
            all.addAll(rows);
        }
        return all;
    }

    /// Takes over the result of a check that has ended.
    private void conclude() {
        var ended = check;
        if (ended == null || ended.isRunning()) {
            return;
        }
        check = null;
        var next = ended.took().multipliedBy(COST_FACTOR);
        var rest = next.compareTo(CHECK_AGAIN) > 0 ? next : CHECK_AGAIN;
        switch (ended.result()) {
            case COMPLETE -> {
                var changed = index.endCheck() + ended.corrected();
                if (exact && changed > 0) {
                    LOG.warn("{} open jobs had changed without a notification", changed);
                    corrected = true;
                }
                exact = true;
                checkDue = Deadline.in(rest);
            }
            case FAILED -> {
                index.abandonCheck();
                checkDue = Deadline.in(RETRY);
            }
            case TOO_MANY -> {
                LOG.warn("More than {} jobs are open: they are not kept in memory", most);
                forget();
                checkDue = Deadline.in(rest);
            }
        }
    }

    /// Forgets all jobs: a change may have been missed, or the connection was lost.
    private void forget() {
        var running = check;
        check = null;
        if (running != null) {
            running.stop();
        }
        if (exact || running != null || index.size() > 0) {
            index = new OpenJobIndex();
            checkDue = Deadline.now();
        }
        exact = false;
    }
}
