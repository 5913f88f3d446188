package signalbox.live.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Database;
import signalbox.postgres.Deadline;
import signalbox.postgres.Sql;
import signalbox.queue.JobState;
import signalbox.queue.count.Count;
import signalbox.text.TimeOrder;

/// How many jobs are done and how many are cancelled: counted in the background, and kept by what is notified. They are
/// counted again when a change was seen that does not tell all, or when rows were deleted without a notification, as
/// Odoo's own cleaning does; counting may take half a percent of the time. One thread.
final class ClosedJobs {
    private static final int COST_FACTOR = 200;
    /// A notification comes within milliseconds of its commit.
    private static final Duration NOTIFIED_WITHIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_KEPT = Duration.ofHours(1);
    private static final String DELETED = "SELECT pg_stat_get_tuples_deleted(to_regclass({'queue_job'}))";

    private record Counting(ClosedCount count, ClosedChanges since) {}

    /// @param deleted how many rows had been deleted
    private record Counted(Map<JobState, Long> jobs, long deleted, ClosedChanges since, Deadline kept) {}

    private final Duration again;
    private @Nullable Counting running;
    private @Nullable Counted known;
    private Deadline due = Deadline.now();
    private Deadline deletedDue = Deadline.now();
    private boolean missesDeleted;
    /// Whether changes may have been missed since `known` was counted.
    private boolean missesChanges;
    /// When the figures were exact last, by the server's clock, and how long that is worth more than an estimate.
    private Instant exactAt = Instant.EPOCH;

    private Deadline exactFor = Deadline.now();

    /// @param again how long after a count the next one begins, at the earliest, and how often is looked for deleted
    /// rows
    ClosedJobs(Duration again) {
        this.again = again;
    }

    /// What was known is of another connection.
    void forget() {
        missChanges();
        known = null;
    }

    /// Changes may have been missed: what was known is kept as about right until it is counted again.
    void missChanges() {
        if (running != null) {
            running.count().stop();
        }
        running = null;
        missesChanges = true;
    }

    boolean areBeingCounted() {
        return running != null;
    }

    /// @param uuids of the jobs that were notified
    /// @param open those among them that were open before
    /// @param rows what the table has of them now
    void follow(Collection<String> uuids, Set<String> open, List<NotifiedRow> rows) {
        if (known != null) {
            known.since().follow(uuids, open, rows);
        }
        if (running != null) {
            running.since().follow(uuids, open, rows);
        }
    }

    /// Takes over a count that has ended, and begins one that is due. To be called after `follow`.
    ///
    /// @param look the transaction of `follow`
    /// @param now the server's time
    /// @return whether there is a new count
    boolean conclude(Database database, Sql look, Instant now) {
        if (running != null && !running.since().haveBegun() && running.count().isOlderThan(NOTIFIED_WITHIN)) {
            running.count().ask(running.since().begin());
        }
        var isNew = takeOver();
        if (known != null && (isNew || !isDoubtful(known))) {
            exactAt = now;
            exactFor = Deadline.in(LONGEST_KEPT);
        }
        if (known != null && deletedDue.isOver()) {
            deletedDue = Deadline.in(again);
            missesDeleted |= deleted(look) > known.deleted() + known.since().deleted();
        }
        if (running == null && due.isOver() && mustCount()) {
            var count = ClosedCount.start(database, look);
            running = new Counting(count, new ClosedChanges(count.newest()));
        }
        return isNew;
    }

    private static long deleted(Sql look) {
        return look.first("look for deleted jobs", DELETED, row -> row.getLong(1))
                .orElse(0L);
    }

    private boolean mustCount() {
        return known == null
                || isDoubtful(known)
                || known.since().areMany()
                || known.kept().isOver();
    }

    private boolean isDoubtful(Counted counted) {
        return missesDeleted || missesChanges || !counted.since().areExact();
    }

    private boolean takeOver() {
        var ended = running;
        if (ended == null || ended.count().isRunning()) {
            return false;
        }
        running = null;
        due = Deadline.in(TimeOrder.longer(ended.count().worked().multipliedBy(COST_FACTOR), again));
        var result = ended.count().result();
        if (result == null) {
            return false;
        }
        ended.since().were(result.states());
        known = new Counted(result.jobs(), ended.count().deleted(), ended.since(), Deadline.in(LONGEST_KEPT));
        missesDeleted = false;
        missesChanges = false;
        return true;
    }

    /// Empty before the first count, and when the last exact figure is too old to be better than an estimate.
    ///
    /// @param state done or cancelled
    Optional<Count> count(JobState state) {
        return Optional.ofNullable(known)
                .filter(counted -> !isDoubtful(counted) || !exactFor.isOver())
                .map(counted -> new Count(
                        Math.max(
                                0,
                                counted.jobs().getOrDefault(state, 0L)
                                        + counted.since().more(state)),
                        isDoubtful(counted),
                        isDoubtful(counted) ? exactAt : null));
    }
}
