package signalbox.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.JobFacts;
import signalbox.channel.JobFacts.Phase;
import signalbox.queue.JobState;
import signalbox.queue.channel.Backlog;
import signalbox.queue.channel.BacklogRow;
import signalbox.queue.channel.KnownOpenJobs.BacklogRows;
import signalbox.queue.channel.KnownOpenJobs.OtherOpen;
import signalbox.queue.channel.KnownOpenJobs.ScheduledRows;
import signalbox.queue.channel.MappedList;

/// Which of the jobs in memory the scheduler and forecasts look at: the same that `OpenJobQueries` and `BacklogQueries`
/// read by statements.
final class SchedulerRows {
    private final LiveJobs jobs;
    private final Instant now;
    private final long moment;
    private final List<BlockRow> pending = new ArrayList<>();
    private final List<BlockRow> running = new ArrayList<>();
    /// By channel, the one with the lowest id.
    private final Map<Integer, BlockRow> failed = new HashMap<>();
    private long waiting;
    private long withoutUuid;
    private long firstPending = Long.MAX_VALUE;

    SchedulerRows(LiveJobs jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
        this.moment = ColumnTime.of(now);
        jobs.forEachRow((block, at) -> see(new BlockRow(block, at)));
    }

    private void see(BlockRow row) {
        var state = row.block().state(row.at());
        var isNamed = !OpenJobIndex.isWithoutUuid(row.block().key(row.at()));
        if (state == JobState.WAIT_DEPENDENCIES) {
            waiting++;
        } else if (state == JobState.PENDING) {
            firstPending = Math.min(firstPending, row.id());
            if (isNamed) {
                pending.add(row);
            } else {
                withoutUuid++;
            }
        } else if (isNamed && state == JobState.FAILED) {
            failed.merge(row.channel(), row, (one, other) -> one.id() < other.id() ? one : other);
        } else if (isNamed) {
            running.add(row);
        }
    }

    ScheduledRows scheduled(int most) {
        return new ScheduledRows(
                firstOfEachChannel(most + 1).stream()
                        .map(row -> facts(row, Phase.QUEUED))
                        .toList(),
                failed.values().stream().map(row -> facts(row, Phase.FAILED)).toList(),
                running.stream()
                        .limit(most)
                        .map(row -> facts(row, Phase.RUNNING))
                        .toList());
    }

    private JobFacts facts(BlockRow row, Phase phase) {
        return row.facts(jobs.channel(row.channel()), phase);
    }

    /// Those that are due, and those for later.
    private record Turn(int channel, boolean ahead) {}

    /// The first of each channel, then the second of each, and so on, with the jobs for later apart.
    private List<BlockRow> firstOfEachChannel(int most) {
        var turns = new HashMap<Turn, FirstRows>();
        for (var row : pending) {
            turns.computeIfAbsent(
                            new Turn(row.channel(), row.isAhead(moment)),
                            turn -> new FirstRows(turn.ahead() ? BlockRow.BY_ETA : BlockRow.ORDER, most))
                    .offer(row);
        }
        var lists = turns.values().stream().map(FirstRows::inOrder).toList();
        var first = new ArrayList<BlockRow>();
        for (int nth = 0; first.size() < Math.min(most, pending.size()); nth++) {
            var at = nth;
            lists.stream()
                    .filter(list -> at < list.size())
                    .map(list -> list.get(at))
                    .sorted(BlockRow.ORDER)
                    .limit(most - first.size())
                    .forEach(first::add);
        }
        return first;
    }

    BacklogRows backlog(int most) {
        var due = new ArrayList<BlockRow>();
        var ahead = new ArrayList<BlockRow>();
        for (var row : pending) {
            if (!row.isAhead(moment)) {
                due.add(row);
            } else if (ColumnTime.isTime(row.eta())) {
                ahead.add(row);
            }
        }
        var never = withoutUuid + pending.size() - due.size() - ahead.size();
        var isCut = due.size() + ahead.size() > most;
        var counted = new Backlog.Pending(due.size(), ahead.size());
        return new BacklogRows(
                backlog(isCut ? first(due, ahead, most + 1) : first(due, ahead), Phase.QUEUED),
                backlog(List.copyOf(failed.values()), Phase.FAILED),
                backlog(running.subList(0, Math.min(most, running.size())), Phase.RUNNING),
                new OtherOpen(waiting, never, counted, isCut ? byChannel(due, ahead) : Map.of()),
                firstPending == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(firstPending));
    }

    private static List<BlockRow> first(List<BlockRow> due, List<BlockRow> ahead) {
        due.addAll(ahead);
        return due;
    }

    private static List<BlockRow> first(List<BlockRow> due, List<BlockRow> ahead, int most) {
        var first = new ArrayList<>(inOrder(due, most));
        first.addAll(inOrder(ahead, most - first.size()));
        return first;
    }

    private static List<BlockRow> inOrder(List<BlockRow> rows, int most) {
        var first = new FirstRows(BlockRow.ORDER, most);
        if (most > 0) {
            rows.forEach(first::offer);
        }
        return first.inOrder();
    }

    private Map<String, Long> byChannel(List<BlockRow> due, List<BlockRow> ahead) {
        var counts = new HashMap<String, Long>();
        Stream.concat(due.stream(), ahead.stream())
                .forEach(row -> counts.merge(jobs.channel(row.channel()), 1L, Long::sum));
        return counts;
    }

    private List<BacklogRow> backlog(List<BlockRow> rows, Phase phase) {
        return new MappedList<>(rows, row -> backlog(row, phase));
    }

    private BacklogRow backlog(BlockRow row, Phase phase) {
        var call = jobs.callOf(row);
        return new BacklogRow(facts(row, phase), call.model(), call.method(), runningFor(row));
    }

    private @Nullable Duration runningFor(BlockRow row) {
        if (row.block().state(row.at()) != JobState.STARTED) {
            return null;
        }
        var started = row.block().started(row.at());
        var since = ColumnTime.isTime(started) ? Objects.requireNonNull(ColumnTime.instant(started)) : now;
        var running = Duration.between(since, now);
        return running.isNegative() ? Duration.ZERO : Duration.ofMillis(Math.round(running.toNanos() / 1e6));
    }
}
