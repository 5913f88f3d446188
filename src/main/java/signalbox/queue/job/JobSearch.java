package signalbox.queue.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Deadline;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PostgresException;

/// Looks for jobs that no index finds, by steps: each statement looks at some ids only, so that none takes long,
/// however large the table is and however rare a match. It stops when a page is full, when the table ends, or when the
/// time for one call is over; the next call goes on from there.
final class JobSearch {
    private static final Duration ONE_CALL = Duration.ofMillis(700);
    /// A step should take about this time: the next one is longer or shorter.
    private static final Duration ONE_STEP = Duration.ofMillis(150);
    private static final long FIRST_IDS = 2_000;
    private static final long FEWEST_IDS = 50;
    private static final long MOST_IDS = 1_000_000;

    private static final String ENDS = "SELECT min(id) AS first, max(id) AS last FROM {queue_job}";
    private static final String CREATED =
            "SELECT %s AS created FROM {queue_job} j WHERE j.id %s ? ORDER BY j.id %s LIMIT 1";

    /// Reads the jobs that match among these ids, in order.
    interface Step {
        List<Job> read(IdRange ids, int limit);
    }

    /// @param from the lowest
    /// @param to the highest
    record IdRange(long from, long to) {
        private boolean isEmpty() {
            return from > to;
        }
    }

    private final Sql sql;
    private final JobOrder order;
    private final Step step;
    private final String created;
    private final Duration longest;
    private long ids = FIRST_IDS;

    /// @param created the expression for the time of creation, from the alias j
    JobSearch(Sql sql, JobOrder order, String created, Step step) {
        this(sql, order, created, ONE_CALL, step);
    }

    /// @param longest the time for one call
    JobSearch(Sql sql, JobOrder order, String created, Duration longest, Step step) {
        this.sql = sql;
        this.order = order;
        this.created = created;
        this.longest = longest;
        this.step = step;
    }

    /// @param after where the search goes on; null: at its beginning
    /// @param size most jobs of the page
    JobPage page(@Nullable JobCursor after, int size) {
        var all = sql.first(
                        "read the ends of queue_job",
                        ENDS,
                        row -> row.getObject("first") == null
                                ? Optional.<IdRange>empty()
                                : Optional.of(new IdRange(row.getLong("first"), row.getLong("last"))))
                .orElseThrow();
        return all.map(range -> page(range, after, size)).orElse(new JobPage(List.of(), null));
    }

    private JobPage page(IdRange all, @Nullable JobCursor after, int size) {
        var found = new ArrayList<Job>();
        var left = after == null ? all : beyond(all, after.id());
        var end = Deadline.in(longest);
        while (!left.isEmpty() && found.size() <= size && !end.isOver()) {
            var part = first(left);
            var jobs = read(part, size + 1 - found.size());
            if (jobs.isPresent()) {
                found.addAll(jobs.get());
                left = beyond(left, order.isAscending() ? part.to() : part.from());
            }
        }
        if (found.size() > size) {
            var jobs = found.subList(0, size);
            return new JobPage(jobs, new JobCursor("", jobs.getLast().id()));
        }
        return left.isEmpty()
                ? new JobPage(found, null)
                : new JobPage(found, new JobCursor("", edge(left)), reach(all, left));
    }

    private IdRange beyond(IdRange range, long id) {
        return order.isAscending()
                ? new IdRange(Math.max(range.from(), id + 1), range.to())
                : new IdRange(range.from(), Math.min(range.to(), id - 1));
    }

    /// The id after which the rest comes.
    private long edge(IdRange left) {
        return order.isAscending() ? left.from() - 1 : left.to() + 1;
    }

    /// The next step.
    private IdRange first(IdRange left) {
        return order.isAscending()
                ? new IdRange(left.from(), Math.min(left.to(), left.from() + ids - 1))
                : new IdRange(Math.max(left.from(), left.to() - ids + 1), left.to());
    }

    /// Empty when the step was too long for the server's limit: the next one is shorter.
    private Optional<List<Job>> read(IdRange part, int limit) {
        var begun = System.nanoTime();
        try {
            var jobs = sql.isInTransaction()
                    ? sql.apart("search jobs", () -> step.read(part, limit))
                    : step.read(part, limit);
            adapt(Duration.ofNanos(System.nanoTime() - begun));
            return Optional.of(jobs);
        } catch (PostgresException e) {
            if (e.kind() != PostgresException.Kind.TIMED_OUT || ids == FEWEST_IDS) {
                throw e;
            }
            ids = Math.max(FEWEST_IDS, ids / 16);
            return Optional.empty();
        }
    }

    private void adapt(Duration took) {
        if (took.compareTo(ONE_STEP) > 0) {
            ids = Math.max(FEWEST_IDS, ids / 2);
        } else if (took.multipliedBy(3).compareTo(ONE_STEP) < 0) {
            ids = Math.min(MOST_IDS, ids * 3);
        }
    }

    private SearchReach reach(IdRange all, IdRange left) {
        var at = sql.first(
                        "read how far the search came",
                        order.isAscending()
                                ? CREATED.formatted(created, ">=", "ASC")
                                : CREATED.formatted(created, "<=", "DESC"),
                        row -> Optional.ofNullable(Sql.utc(row, "created")),
                        order.isAscending() ? left.from() : left.to())
                .flatMap(each -> each);
        var whole = all.to() - all.from() + 1.0;
        return new SearchReach(at.orElse(null), 1 - (left.to() - left.from() + 1) / whole);
    }
}
