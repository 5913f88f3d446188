package signalbox.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelFacts;
import signalbox.live.BlockSummary.FailedGroup;
import signalbox.live.BlockSummary.FailedSum;
import signalbox.queue.CreatedAheadJobs;
import signalbox.queue.CreatedAheadQueries;
import signalbox.queue.JobState;
import signalbox.queue.channel.KnownOpenJobs;
import signalbox.queue.count.FailingMethod;
import signalbox.queue.group.FailedVersions;
import signalbox.queue.movement.CheckpointMark;
import signalbox.queue.movement.LastMovement;
import signalbox.queue.movement.RecentMoves;

/// The open jobs as they were at one moment. Immutable: it shares the columns with the index until those change. The
/// figures of blocks that did not change are worked out once.
public final class LiveJobs implements KnownOpenJobs {
    private static final char BETWEEN = '\u0000';
    private static final int NO_ROW = -1;

    private final JobBlock[] blocks;
    private final int size;
    private final String[] channels;
    private final int channelCount;
    private final String[] calls;
    private final String[] exceptions;
    private volatile @Nullable Sums newest;

    private record Sums(long moment, Map<String, ChannelSum> byChannel) {}

    LiveJobs(JobBlock[] blocks, int size, StringCodes channels, StringCodes calls, StringCodes exceptions) {
        this.blocks = blocks;
        this.size = size;
        this.channels = channels.snapshot();
        this.channelCount = channels.size();
        this.calls = calls.snapshot();
        this.exceptions = exceptions.snapshot();
    }

    static String call(String model, String method) {
        return model + BETWEEN + method;
    }

    /// How many there are.
    public int size() {
        return size;
    }

    /// By channel (complete name) and state.
    public Map<String, Map<JobState, Long>> openByChannel(Instant now) {
        var counts = new HashMap<String, Map<JobState, Long>>();
        sums(now).forEach((channel, sum) -> counts.put(channel, sum.states()));
        return counts;
    }

    /// The facts of each channel that has open jobs, by its complete name.
    ///
    /// @param sequential whether the channel of this name is sequential: then what holds it is looked for
    public Map<String, ChannelFacts> facts(Instant now, Predicate<String> sequential) {
        var moment = ColumnTime.of(now);
        var holds = new HeldChannels(this, moment, sequential);
        var facts = new HashMap<String, ChannelFacts>();
        sums(now).forEach((channel, sum) -> facts.put(channel, sum.facts(channel, holds.of(channel))));
        return facts;
    }

    /// By the channel's complete name. Several figures of one moment are asked for: the blocks are added up once.
    private Map<String, ChannelSum> sums(Instant now) {
        var moment = ColumnTime.of(now);
        var known = newest;
        if (known == null || known.moment() != moment) {
            known = new Sums(moment, addedUp(moment));
            newest = known;
        }
        return known.byChannel();
    }

    private Map<String, ChannelSum> addedUp(long moment) {
        var names = spellings();
        var sums = new HashMap<String, ChannelSum>();
        for (var block : blocks) {
            block.summary(moment)
                    .channels()
                    .forEach((channel, sum) -> sums.computeIfAbsent(names.name(channel), _ -> new ChannelSum())
                            .add(sum));
        }
        return sums;
    }

    /// When the last of the jobs that hold slots was dispatched; null when none is known.
    public @Nullable Instant lastEnqueued(Instant now) {
        return ColumnTime.instant(sums(now).values().stream()
                .mapToLong(ChannelSum::lastStart)
                .max()
                .orElse(ColumnTime.NONE));
    }

    /// The due job that has waited longest.
    ///
    /// @param since null when that is not known
    public record Oldest(
            long id, String uuid, String channel, @Nullable Instant since) {}

    public Optional<Oldest> oldest(Instant now) {
        var moment = ColumnTime.of(now);
        JobBlock in = null;
        BlockSummary best = null;
        for (var block : blocks) {
            var summary = block.summary(moment);
            if (summary.oldest() != NO_ROW && (best == null || summary.oldestSince() < best.oldestSince())) {
                in = block;
                best = summary;
            }
        }
        if (in == null || best == null) {
            return Optional.empty();
        }
        var at = best.oldest();
        var since = best.oldestSince() == Long.MAX_VALUE ? null : ColumnTime.instant(best.oldestSince());
        return Optional.of(new Oldest(in.id[at], in.key(at).text(), channels[in.channel[at]], since));
    }

    /// The methods with the most failed jobs, at most `limit`.
    public List<FailingMethod> failing(Instant now, int limit) {
        var moment = ColumnTime.of(now);
        var names = spellings();
        var groups = new HashMap<FailedGroup, FailedSum>();
        for (var block : blocks) {
            block.summary(moment)
                    .failed()
                    .forEach(
                            (group, sum) -> groups.merge(group.in(names.first(group.channel())), sum, FailedSum::plus));
        }
        return groups.entrySet().stream()
                .map(entry -> failing(entry.getKey(), names, entry.getValue()))
                .sorted(Comparator.comparingLong(FailingMethod::failed)
                        .thenComparing(FailingMethod::lastStarted, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .limit(limit)
                .toList();
    }

    private FailingMethod failing(FailedGroup group, ChannelSpellings names, FailedSum sum) {
        var call = calls[group.call()];
        var between = call.indexOf(BETWEEN);
        return new FailingMethod(
                call.substring(0, between),
                call.substring(between + 1),
                names.name(group.channel()),
                group.exception() == StringCodes.NONE ? null : exceptions[group.exception()],
                sum.jobs(),
                ColumnTime.instant(sum.lastStarted()));
    }

    /// When jobs moved last, and what the pending ones show of it.
    public LastMovement movement(RecentMoves moves, CheckpointMark checkpoint, Instant now) {
        return LiveMovement.of(this, blocks, moves, checkpoint, now);
    }

    /// How many wait for other jobs.
    private long waiting(Instant now) {
        return count(now, JobState.WAIT_DEPENDENCIES);
    }

    /// The uuids of those that wait for other jobs.
    ///
    /// @param most no more than this
    public List<String> waitingUuids(Instant now, int most) {
        var uuids = new ArrayList<String>();
        if (waiting(now) > 0) {
            for (var block : blocks) {
                for (int at = 0; at < JobBlock.SIZE && uuids.size() < most; at++) {
                    if (!block.isFree(at) && block.state(at) == JobState.WAIT_DEPENDENCIES) {
                        uuids.add(block.key(at).text());
                    }
                }
            }
        }
        return uuids;
    }

    /// Whether any job has been enqueued or started for so long, or has no date that shows it.
    public boolean mayBeLate(Duration patience, Instant now) {
        if (count(now, JobState.ENQUEUED) + count(now, JobState.STARTED) == 0) {
            return false;
        }
        var latest = ColumnTime.of(now.minus(patience));
        var ahead = ColumnTime.of(now) + ColumnTime.TOLERANCE;
        for (var block : blocks) {
            for (int at = 0; at < JobBlock.SIZE; at++) {
                if (block.isRunning(at) && block.mayBeLate(at, latest, ahead)) {
                    return true;
                }
            }
        }
        return false;
    }

    private long count(Instant now, JobState state) {
        return sums(now).values().stream().mapToLong(sum -> sum.jobs(state)).sum();
    }

    /// The jobs that were created ahead of the clock.
    public CreatedAheadJobs createdAhead(Instant now) {
        var moment = ColumnTime.of(now);
        var limit = moment + ColumnTime.TOLERANCE;
        var ahead = new ArrayList<OpenJob>();
        for (var block : blocks) {
            if (block.summary(moment).lastCreated() > limit) {
                for (int at = 0; at < JobBlock.SIZE && ahead.size() < CreatedAheadQueries.MOST; at++) {
                    if (!block.isFree(at) && block.created[at] > limit && ColumnTime.isTime(block.created[at])) {
                        ahead.add(job(block, at));
                    }
                }
            }
        }
        return CreatedAheadJobs.of(
                ahead.stream()
                        .sorted(Comparator.comparingLong(OpenJob::id).reversed())
                        .map(OpenJob::uuid)
                        .filter(Objects::nonNull)
                        .limit(CreatedAheadQueries.SAMPLES)
                        .toList(),
                ahead.size(),
                ahead.stream()
                        .map(OpenJob::created)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(now),
                now);
    }

    /// The lowest id of a job that runs or could run now; empty when there is none.
    public OptionalLong firstAble(Instant now) {
        var moment = ColumnTime.of(now);
        var first = Long.MAX_VALUE;
        for (var block : blocks) {
            first = Math.min(first, block.summary(moment).firstAble());
        }
        return first == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(first);
    }

    @Override
    public ScheduledRows scheduled(Instant now, int most) {
        return new SchedulerRows(this, now).scheduled(most);
    }

    @Override
    public BacklogRows backlog(Instant now, int most) {
        return new SchedulerRows(this, now).backlog(most);
    }

    /// What a job calls.
    public record ModelMethod(String model, String method) {}

    ModelMethod callOf(BlockRow row) {
        return call(row.block().call[row.at()]);
    }

    /// @param code of `JobBlock.call`
    public ModelMethod call(int code) {
        var call = calls[code];
        var between = call.indexOf(BETWEEN);
        return new ModelMethod(call.substring(0, between), call.substring(between + 1));
    }

    /// All of them, in no order.
    public void forEach(Consumer<OpenJob> taker) {
        forEachRow((block, at) -> taker.accept(job(block, at)));
    }

    /// Which jobs are failed, and which write of its row each is.
    public FailedVersions failed() {
        var failed = new FailedVersions();
        forEachRow((block, at) -> {
            if (block.isFailed(at)) {
                failed.add(block.id[at], block.version[at], ColumnTime.instant(block.started(at)));
            }
        });
        return failed;
    }

    /// Takes one job: where it is in its block.
    public interface RowTaker {
        void take(JobBlock block, int at);
    }

    /// Hands over all of them, block by block.
    public void forEachRow(RowTaker taker) {
        for (var block : blocks) {
            for (int at = 0; at < JobBlock.SIZE; at++) {
                if (!block.isFree(at)) {
                    taker.take(block, at);
                }
            }
        }
    }

    /// The same, from the last one to the first.
    public void forEachRowFromLast(RowTaker taker) {
        for (int block = blocks.length - 1; block >= 0; block--) {
            for (int at = JobBlock.SIZE - 1; at >= 0; at--) {
                if (!blocks[block].isFree(at)) {
                    taker.take(blocks[block], at);
                }
            }
        }
    }

    /// The numbers of the rows that are wanted, for `block` and `at`. They hold for these jobs only.
    public int[] rowsWhere(RowTest test) {
        var found = new int[size];
        int count = 0;
        for (int number = 0; number < blocks.length * JobBlock.SIZE; number++) {
            var block = block(number);
            if (!block.isFree(at(number)) && test.test(block, at(number))) {
                found[count++] = number;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /// The block of a row.
    public JobBlock block(int number) {
        return blocks[number / JobBlock.SIZE];
    }

    /// The place of a row in its block.
    public static int at(int number) {
        return number % JobBlock.SIZE;
    }

    int channelCount() {
        return channelCount;
    }

    ChannelSpellings spellings() {
        return new ChannelSpellings(channels, channelCount);
    }

    /// As it is stored.
    ///
    /// @param code of `JobBlock.channel`
    public String channel(int code) {
        return channels[code];
    }

    /// @param code of `JobBlock.exception`
    public String exception(int code) {
        return exceptions[code];
    }

    public OpenJob job(BlockRow row) {
        return job(row.block(), row.at());
    }

    private OpenJob job(JobBlock block, int at) {
        var call = callOf(new BlockRow(block, at));
        var key = block.key(at);
        return new OpenJob(
                block.id[at],
                OpenJobIndex.isWithoutUuid(key) ? null : key.text(),
                block.state(at),
                channels[block.channel[at]],
                block.priority(at),
                ColumnTime.instant(block.created[at]),
                ColumnTime.instant(block.eta(at)),
                ColumnTime.instant(block.enqueued(at)),
                ColumnTime.instant(block.started(at)),
                call.model(),
                call.method(),
                block.exception(at) == StringCodes.NONE ? null : exceptions[block.exception(at)],
                block.lastWrite(at));
    }

    /// By id.
    public List<OpenJob> all() {
        var all = new ArrayList<OpenJob>(size);
        forEach(all::add);
        all.sort(Comparator.comparingLong(OpenJob::id));
        return all;
    }
}
