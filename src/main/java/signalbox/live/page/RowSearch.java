package signalbox.live.page;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import signalbox.live.BlockRow;
import signalbox.live.FirstRows;
import signalbox.live.LiveJobs;
import signalbox.live.LiveJobs.RowTaker;
import signalbox.queue.RowVersion;
import signalbox.queue.group.FailedVersions;
import signalbox.queue.job.FoundJobs;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobOrder;

/// Searches in the jobs in memory: each is one pass over all of them. For one thread.
final class RowSearch {
    private final LiveJobs jobs;
    private final RowCondition condition;
    private boolean isClear;
    private long matching;

    RowSearch(LiveJobs jobs, RowCondition condition) {
        this.jobs = jobs;
        this.condition = condition;
    }

    /// The first that match, in that order. Empty when what is kept of a job does not show whether it matches.
    ///
    /// @param after where the previous page ended; null: from the beginning
    /// @param most at least 1
    Optional<FoundJobs> first(JobOrder wanted, @Nullable JobCursor after, int most) {
        var order = new RowOrder(wanted);
        Predicate<BlockRow> isBeyond = after == null ? _ -> true : order.isBeyond(after);
        var first = new FirstRows(order, most + 1);
        pass(wanted, (block, at) -> {
            var row = new BlockRow(block, at);
            if (isBeyond.test(row)) {
                first.offer(row);
            }
        });
        if (!isClear) {
            return Optional.empty();
        }
        var rows = first.inOrder();
        var page = rows.stream().limit(most).toList();
        var next = rows.size() > most ? order.cursor(page.getLast()) : null;
        return Optional.of(new FoundJobs(
                page.stream().map(row -> Math.toIntExact(row.id())).toList(), next));
    }

    /// All that match, in that order. Empty when what is kept of a job does not show whether it matches.
    Optional<JobLine> line(JobOrder wanted) {
        isClear = true;
        var rows = jobs.rowsWhere((block, at) -> {
            var match = condition.match(block, at);
            isClear &= match != RowMatch.UNKNOWN;
            return match == RowMatch.YES;
        });
        return isClear
                ? Optional.of(new JobLine(jobs, SortedRows.sort(jobs, rows, new RowOrder(wanted))))
                : Optional.empty();
    }

    /// How many match. Empty when what is kept of a job does not show whether it does.
    OptionalLong count() {
        matching = 0;
        pass(JobOrder.OLDEST, (_, _) -> matching++);
        return isClear ? OptionalLong.of(matching) : OptionalLong.empty();
    }

    /// All that match, by id. Empty when what is kept of a job does not show whether it does.
    Optional<FailedVersions> all() {
        var all = new FailedVersions();
        pass(JobOrder.OLDEST, (block, at) -> all.add(block.id(at), RowVersion.UNKNOWN, null));
        return isClear ? Optional.of(all.sorted()) : Optional.empty();
    }

    /// Newer jobs are mostly behind older ones: begun at the right end, few rows displace those that were found first.
    private void pass(JobOrder order, RowTaker taker) {
        isClear = true;
        RowTaker matched = (block, at) -> {
            switch (condition.match(block, at)) {
                case YES -> taker.take(block, at);
                case NO -> {}
                case UNKNOWN -> isClear = false;
            }
        };
        if (order.isAscending()) {
            jobs.forEachRow(matched);
        } else {
            jobs.forEachRowFromLast(matched);
        }
    }
}
