package signalbox.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.LastStarts;
import signalbox.live.LiveJobs;
import signalbox.live.OpenJobSnapshot;
import signalbox.live.OpenJobSource;
import signalbox.live.OpenJobSource.FromMemory;
import signalbox.live.OpenJobSource.FromStatements;
import signalbox.live.watch.LiveJobWatch;
import signalbox.live.watch.NotifiedJobs;
import signalbox.live.watch.NotifiedRow;
import signalbox.monitor.memory.NotifiedChanges;
import signalbox.monitor.reading.OpenJobReader;
import signalbox.postgres.Database;
import signalbox.postgres.Deadline;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.CreatedAheadJobs;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.channel.ChannelQueries;
import signalbox.queue.channel.LastStartQueries;
import signalbox.queue.count.Count;
import signalbox.queue.count.Counts;
import signalbox.queue.count.FailingMethod;
import signalbox.queue.count.OldestPending;
import signalbox.queue.count.QueueQueries;
import signalbox.queue.count.QueueQueries.SeenJob;
import signalbox.queue.movement.CheckpointMark;
import signalbox.queue.movement.LastMovement;
import signalbox.queue.movement.MovementQueries;
import signalbox.queue.movement.RecentMoves;
import signalbox.queue.stuck.BlockedJobs;
import signalbox.queue.stuck.BlockedQueries;
import signalbox.queue.stuck.LateJobs;
import signalbox.queue.stuck.LateQueries;
import signalbox.text.TimeOrder;

/// The figures about the queue that the open jobs in memory answer, while they are known exactly. One thread.
///
/// When jobs moved last is read now and then, from a window of rows, and followed in between by what is notified.
final class LiveFigures implements OpenJobReader {
    /// What is notified tells of every movement; the window of rows makes up for a clock that was ahead.
    private static final Duration MOVES_AGAIN = Duration.ofSeconds(30);

    private final @Nullable LiveJobWatch watch;
    private final Database database;
    private final Capabilities capabilities;
    private final OpenJobReader statements;
    private final MovementQueries movements;
    private final LastStartQueries startQueries;
    private final BlockedQueries blockedQueries;
    private @Nullable LiveJobs jobs;
    private List<NotifiedRow> heardRows = List.of();
    private Instant now = Instant.EPOCH;
    private RecentMoves moves = RecentMoves.NONE;
    private CheckpointMark checkpoint = CheckpointMark.UNKNOWN;
    private Deadline movesDue = Deadline.now();
    private final Map<String, Instant> heardStarts = new HashMap<>();
    private LastStarts shownStarts = LastStarts.NONE;
    private Deadline startsDue = Deadline.now();
    private OpenJobSource source = FromStatements.ofOneLook();
    private boolean corrected;
    /// Whether reading began after the notifications that are taken over next.
    private boolean hasBegun;
    private long oldestId = -1;
    private JobCall oldestCall = new JobCall("", "", "");

    /// @param watch null for a single look, which keeps nothing
    LiveFigures(@Nullable LiveJobWatch watch, Database database, Capabilities capabilities) {
        this.watch = watch;
        this.database = database;
        this.capabilities = capabilities;
        this.statements = OpenJobReader.byStatements(capabilities);
        this.movements = new MovementQueries(capabilities);
        this.startQueries = new LastStartQueries(capabilities);
        this.blockedQueries = new BlockedQueries(capabilities);
    }

    /// Before the first look at a database, and after changes were missed, all open jobs are read at once: that is
    /// quicker than the statements, and costs the server less. Waits for that, some seconds at most.
    ///
    /// @param begun gets an estimate of the open jobs; what it gives gets how many were read so far
    void readFirst(NotifiedChanges news, Instant serverTime, Function<Counts, IntConsumer> begun) {
        if (watch != null && watch.mustBegin(database, capabilities, notified(news, serverTime))) {
            var about = database.use("read the open jobs", sql -> {
                watch.begin(database, capabilities, sql);
                return QueueQueries.aboutOpen(sql);
            });
            watch.awaitJobs(begun.apply(about));
            hasBegun = true;
        }
    }

    private NotifiedJobs notified(NotifiedChanges news, Instant serverTime) {
        return new NotifiedJobs(news.uuids(), news.complete() || hasBegun, news.listens(), serverTime);
    }

    /// Takes over what was notified since the last call.
    ///
    /// @return the notified jobs as they were read; null when they were not read
    @Nullable
    List<SeenJob> follow(Sql sql, NotifiedChanges news, Instant serverTime) {
        now = serverTime;
        heardRows = List.of();
        if (watch == null) {
            return null;
        }
        var followed = watch.follow(database, capabilities, sql, notified(news, serverTime));
        hasBegun = false;
        source = followed.source();
        jobs = followed.jobs();
        if (jobs == null) {
            heardStarts.clear();
        }
        corrected = followed.corrected();
        var rows = followed.rows();
        if (rows == null) {
            return null;
        }
        rows.forEach(this::sawMoves);
        heardRows = rows;
        return rows.stream().map(NotifiedRow::seen).toList();
    }

    /// The notified jobs that the last call of `follow` read; none where they are not followed.
    List<NotifiedRow> heardRows() {
        return heardRows;
    }

    private void sawMoves(NotifiedRow row) {
        var moved = row.moves(now);
        moves = moves.with(moved);
        if (moved.enqueued() != null) {
            heardStarts.merge(row.channel(), moved.enqueued(), TimeOrder::later);
        }
    }

    /// When jobs of each channel were dispatched, as far as it was notified.
    LastStarts lastStarts() {
        return source instanceof FromMemory memory ? new LastStarts(heardStarts, memory.since()) : LastStarts.UNREAD;
    }

    /// The same, with what the newest rows show of the time before.
    private LastStarts lastStarts(Sql sql) {
        if (startsDue.isOver()) {
            shownStarts = startQueries.read(sql, 0);
            startsDue = Deadline.in(MOVES_AGAIN);
        }
        return shownStarts.with(lastStarts());
    }

    @Override
    public LastMovement movement(Sql sql) {
        if (!areKnown()) {
            moves = RecentMoves.NONE;
            movesDue = Deadline.now();
            return statements.movement(sql);
        }
        if (movesDue.isOver()) {
            moves = movements.moves(sql).with(moves);
            checkpoint = CheckpointMark.read(sql);
            movesDue = Deadline.in(MOVES_AGAIN);
        }
        return jobs().movement(moves, checkpoint, now);
    }

    @Override
    public CreatedAheadJobs createdAhead(Sql sql) {
        return areKnown() ? jobs().createdAhead(now) : statements.createdAhead(sql);
    }

    /// Which jobs are late depends on sessions and locks, too: asked for while any may be.
    @Override
    public LateJobs late(Sql sql) {
        return areKnown() && !jobs().mayBeLate(LateQueries.patience(capabilities), now)
                ? LateJobs.NONE
                : statements.late(sql);
    }

    @Override
    public BlockedJobs blocked(Sql sql) {
        return watch != null && areKnown() ? watch.blocked(jobs(), now, sql, blockedQueries) : statements.blocked(sql);
    }

    /// How many jobs are done or cancelled; empty while they were not counted.
    Optional<Count> closed(JobState state) {
        return watch == null ? Optional.empty() : watch.closed(state);
    }

    /// Whether the figures below can be asked for.
    boolean areKnown() {
        return jobs != null;
    }

    /// The jobs, and how exact they are.
    OpenJobSnapshot view() {
        return new OpenJobSnapshot(source, jobs, lastStarts(), now);
    }

    /// Whether jobs had changed without a notification.
    boolean wereCorrected() {
        return corrected;
    }

    private LiveJobs jobs() {
        return Objects.requireNonNull(jobs);
    }

    Map<String, Map<JobState, Long>> openByChannel(Instant now) {
        return jobs().openByChannel(now);
    }

    /// @param named channels that are listed also without open jobs
    List<ChannelFacts> facts(Sql sql, Map<String, ?> named, ChannelsInForce inForce, Instant now) {
        var facts = new HashMap<>(jobs().facts(now, ChannelQueries.sequential(inForce)));
        named.keySet().forEach(name -> facts.computeIfAbsent(name, ChannelFacts::none));
        return ChannelQueries.factsOf(
                facts, ChannelQueries.isThrottled(inForce) ? lastStarts(sql) : LastStarts.NONE, inForce);
    }

    /// The lowest id of a job that runs or could run now.
    OptionalLong firstAble(Instant now) {
        return jobs().firstAble(now);
    }

    List<FailingMethod> failing(Instant now, int limit) {
        return jobs().failing(now, limit);
    }

    @Nullable
    Instant lastEnqueued(Instant now) {
        return jobs().lastEnqueued(now);
    }

    @Nullable
    OldestPending oldest(Sql sql, QueueQueries queries, Instant now) {
        var oldest = jobs().oldest(now).orElse(null);
        if (oldest == null) {
            return null;
        }
        if (oldest.id() != oldestId) {
            var call = queries.call(sql, oldest.id());
            oldestCall = call.orElse(new JobCall("", "", ""));
            oldestId = call.isPresent() ? oldest.id() : -1;
        }
        var since = oldest.since();
        var age = since == null ? null : Duration.between(since, now);
        return new OldestPending(
                oldest.uuid(), oldest.channel(), oldestCall, age == null || !age.isNegative() ? age : Duration.ZERO);
    }
}
