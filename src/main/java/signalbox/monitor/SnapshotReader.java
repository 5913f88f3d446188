package signalbox.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelWait;
import signalbox.channel.ChannelWaits;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.ConfiguredChannels;
import signalbox.channel.StoredChannels;
import signalbox.election.Anomaly;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.RunnerQueries;
import signalbox.live.watch.LiveJobWatch;
import signalbox.monitor.history.History.Looks;
import signalbox.monitor.history.Ledger;
import signalbox.monitor.memory.MonitorMemory;
import signalbox.monitor.memory.NotifiedChanges;
import signalbox.monitor.reading.DatabaseHealth;
import signalbox.monitor.reading.DatabaseHealthReader;
import signalbox.monitor.reading.FaultReader;
import signalbox.monitor.reading.RateLimitedRead;
import signalbox.postgres.Database;
import signalbox.postgres.Deadline;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.HotStandby;
import signalbox.queue.JobState;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.queue.channel.ChannelQueries;
import signalbox.queue.channel.ChannelUsages;
import signalbox.queue.channel.StoredChannelQueries;
import signalbox.queue.count.Count;
import signalbox.queue.count.Counts;
import signalbox.queue.count.FailingMethod;
import signalbox.queue.count.OldestPending;
import signalbox.queue.count.OtherStates;
import signalbox.queue.count.QueueQueries;
import signalbox.queue.count.QueueQueries.RecentDone;
import signalbox.queue.count.QueueQueries.SeenJob;
import signalbox.queue.movement.LastMovement;
import signalbox.queue.stuck.RunningJobs;
import signalbox.text.TimeOrder;
import signalbox.worker.Workers;

/// Takes snapshots of one database, one at a time, and remembers what only several show. The queue is read in one
/// transaction, so that all figures have the same "now". The runners are read outside of it, because the list of
/// sessions does not change inside a transaction. One thread.
public final class SnapshotReader {
    private static final int FAILING_METHODS = 20;
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final int MOST_ANNOUNCED = 5_000;
    /// The queue is read again after this time in case a change was not notified.
    private static final Duration READ_AGAIN = Duration.ofSeconds(10);

    private final Database database;
    private Capabilities capabilities;
    private final Supplier<ConfiguredChannels> stated;
    private final InstantSource clock;
    private final QueueQueries queries;
    private final ChannelQueries channelQueries;
    private final StoredChannelQueries keptQueries;

    private final RateLimitedRead<Count> done = new RateLimitedRead<>("count done jobs", Count.ZERO, Duration.ZERO);
    private final RateLimitedRead<Count> cancelled =
            new RateLimitedRead<>("count cancelled jobs", Count.ZERO, Duration.ZERO);
    private final RateLimitedRead<OtherStates> otherStates =
            new RateLimitedRead<>("look for other states", OtherStates.NONE, Duration.ofSeconds(2));
    private final RateLimitedRead<@Nullable OldestPending> oldest =
            new RateLimitedRead<>("find the oldest pending job", null, Duration.ZERO);
    private final RateLimitedRead<List<ChannelFacts>> facts =
            new RateLimitedRead<>("read the jobs that are due", List.of(), Duration.ZERO);
    private final RateLimitedRead<StoredChannels> kept =
            new RateLimitedRead<>("read the channels that the database keeps", StoredChannels.NONE, Duration.ZERO);
    private final RateLimitedRead<RecentDone> recent =
            new RateLimitedRead<>("read the throughput", RecentDone.NONE, Duration.ofSeconds(1));
    private RecentDone windowed = RecentDone.NONE;
    private final RateLimitedRead<List<FailingMethod>> failing =
            new RateLimitedRead<>("group failed jobs", List.of(), Duration.ofSeconds(1));
    private final RateLimitedRead<List<String>> channelNames =
            new RateLimitedRead<>("read the channels", List.of(), Duration.ofSeconds(30));
    private final RateLimitedRead<EnqueueGuard.Status> guard =
            new RateLimitedRead<>("look for the guard", new EnqueueGuard.Status(false, null), Duration.ofSeconds(2));
    private DatabaseHealthReader healthReader;
    private final FaultReader faults = new FaultReader();
    private final MonitorMemory memory;
    private final LiveFigures live;
    private final Consumer<FirstLook> first;
    private @Nullable QueueFigures newest;
    private Deadline queueDue = Deadline.now();

    boolean hearsChanges() {
        return capabilities.hearsChanges();
    }

    /// For a single look.
    ///
    /// @param stated the runners' channels as an odoo.conf or the profile gives them
    public SnapshotReader(
            Database database, Capabilities capabilities, ConfiguredChannels stated, InstantSource clock) {
        this(
                database,
                capabilities,
                () -> stated,
                clock,
                new MonitorMemory(Ledger.inMemory(), Looks.Mode.ONCE),
                null,
                _ -> {});
    }

    /// @param first gets what is known while all open jobs are read, until they are
    SnapshotReader(
            Database database,
            Capabilities capabilities,
            Supplier<ConfiguredChannels> stated,
            InstantSource clock,
            MonitorMemory memory,
            @Nullable LiveJobWatch live,
            Consumer<FirstLook> first) {
        this.database = database;
        this.capabilities = capabilities;
        this.stated = stated;
        this.clock = clock;
        this.queries = new QueueQueries(capabilities);
        this.channelQueries = new ChannelQueries(capabilities);
        this.keptQueries = new StoredChannelQueries(capabilities);
        this.memory = memory;
        this.first = first;
        this.live = new LiveFigures(live, database, capabilities);
        this.healthReader = new DatabaseHealthReader(capabilities, clock, this.live);
    }

    /// Looks for so long for runners that last only moments, many times a second. Blocks.
    public void sampleSessions(Duration length) throws InterruptedException {
        memory.shortSessions().sample(database, length);
    }

    /// @param announced uuids of jobs that were notified since the last snapshot
    /// @throws signalbox.postgres.connection.PostgresException when the server does not answer in time
    public Snapshot read(Collection<String> announced) {
        return read(new NotifiedChanges(announced, false), ProcessSnapshot.NONE);
    }

    /// @param processes lists the processes behind these runners, as far as known. It is asked before the jobs are
    ///     read: if a process was gone then, no worker runs the jobs that are still running after that
    public Snapshot read(Collection<String> announced, ProcessSnapshot processes) {
        return read(new NotifiedChanges(announced, false), processes);
    }

    Snapshot read(NotifiedChanges news, ProcessSnapshot processes) {
        var takenAt = clock.instant();
        var begun = System.nanoTime();
        var connections = database.use("read the runner connections", this::observe);
        adopt(connections.visibility().standby());
        var serverTime = connections.serverTime();
        var workers = processes.behind(connections.connections());
        live.readFirst(news, serverTime, about -> {
            var leadership = Leadership.of(memory.completed(connections));
            return read -> first.accept(new FirstLook(leadership, about, read));
        });
        var queue = queue(news, serverTime);
        var health = healthReader.read(database, queue.limits(), queue.facts());
        var took = Duration.ofNanos(System.nanoTime() - begun);
        health.slots()
                .known()
                .ifPresent(slots -> memory.sawMovement(slots.running().movement(), serverTime));
        var startsKnownSince = startsKnownSince(health);
        memory.sawDue(waits(queue, "", startsKnownSince), serverTime);
        var observation = memory.completed(connections);
        var elected = Leadership.of(observation);
        var history = memory.history(
                observation,
                elected,
                queue.counts(),
                queue.oldest(),
                processes.areCurrent() ? workers : Workers.UNSEEN);
        var leadership = Absence.reportedLeadership(elected, history, serverTime);
        var examined = health.withFaults(faults.read(database, leadership, memory.runnerRoles(observation)));
        var waits = waits(queue, noRunner(leadership), startsKnownSince);
        var looks = memory.looks(queue.counts(), movement(health), waits, serverTime);
        var seen = memory.slots(elected, waits, running(health), serverTime);
        return new Snapshot(
                        takenAt,
                        serverTime,
                        serverTime,
                        took,
                        capabilities,
                        queue.counts(),
                        queue.channels(),
                        waits,
                        queue.oldest(),
                        QueueThroughput.of(queue.recent(), memory, serverTime),
                        queue.failing(),
                        observation,
                        leadership,
                        queue.guard(),
                        history.withLooks(looks),
                        Workers.UNSEEN,
                        examined.with(examined.channels().showing(seen, serverTime)),
                        live.view())
                .with(workers);
    }

    /// A server may be promoted while it is watched. What was absent while it followed another one shows nothing about
    /// the time after.
    private void adopt(@Nullable HotStandby standby) {
        if ((standby == null) != (capabilities.server().standby() == null)) {
            capabilities = capabilities.following(standby);
            healthReader = new DatabaseHealthReader(capabilities, clock, live);
            queueDue = Deadline.now();
            memory.forgetAbsences();
        }
    }

    /// The snapshot with the runners as they are now: a small part of what a whole one costs.
    ///
    /// @return empty when the whole is to be read, because the server was promoted or follows another one now
    /// @throws signalbox.postgres.connection.PostgresException when the server does not answer in time
    Optional<Snapshot> withRunners(Snapshot before, ProcessSnapshot processes) {
        var takenAt = clock.instant();
        var connections = database.use("look at the runners", this::runners);
        if (isStandby(connections) != isStandby(before.observation())) {
            return Optional.empty();
        }
        var workers = processes.behind(connections.connections());
        var observation = memory.completed(connections);
        var elected = Leadership.of(observation);
        var history = memory.history(observation, elected, processes.areCurrent() ? workers : Workers.UNSEEN);
        var leadership = Absence.reportedLeadership(elected, history, observation.serverTime());
        var queue = newest;
        var waits =
                queue == null ? before.waits() : waits(queue, noRunner(leadership), startsKnownSince(before.health()));
        return Optional.of(
                before.with(takenAt, observation, leadership, history, waits).with(workers));
    }

    private static boolean isStandby(Observation seen) {
        return seen.visibility().standby() != null;
    }

    private Observation runners(Sql sql) {
        return RunnerQueries.observe(
                sql, capabilities.server().database(), memory.plainRunners(), capabilities.poolerSuspected());
    }

    private Observation observe(Sql sql) {
        var seen = runners(sql);
        memory.sawEnqueue(live.areKnown() ? live.lastEnqueued(seen.serverTime()) : queries.lastEnqueued(sql));
        return seen;
    }

    /// The jobs are read again when one of them or a setting has changed, when an eta has passed, and every 10 s in
    /// any case.
    private QueueFigures queue(NotifiedChanges news, Instant serverTime) {
        var before = news.areNone() && !queueDue.isOver() ? newest : null;
        newest = database.atOneMoment("read the queue", sql -> {
            var settings = new QueueFigures.QueueSettings(inForce(sql), guard(sql, news));
            var seen = live.follow(sql, news, serverTime);
            memory.heardJobs().accept(live.heardRows(), serverTime);
            return before != null && !live.wereCorrected() && before.holds(settings, serverTime)
                    ? unchanged(before, news, serverTime)
                    : queue(sql, settings, news, seen, serverTime);
        });
        return newest;
    }

    private QueueFigures unchanged(QueueFigures before, NotifiedChanges news, Instant serverTime) {
        memory.heard(news, serverTime);
        memory.sawJobs(List.of(), serverTime);
        return before.at(serverTime);
    }

    private static List<ChannelWait> waits(QueueFigures queue, String noRunner, Instant startsKnownSince) {
        return ChannelWaits.of(queue.facts(), queue.limits().plan(), noRunner, startsKnownSince, queue.serverTime());
    }

    private Instant startsKnownSince(DatabaseHealth health) {
        return movement(health).reachesBack()
                ? Instant.MIN
                : TimeOrder.earlier(live.lastStarts().knownSince(), memory.startsKnownSince());
    }

    private QueueFigures queue(
            Sql sql,
            QueueFigures.QueueSettings settings,
            NotifiedChanges news,
            @Nullable List<SeenJob> seen,
            Instant serverTime) {
        queueDue = Deadline.in(READ_AGAIN);
        var others = otherStates.get(sql, () -> queries.otherStates(sql));
        var open = others.with(live.areKnown() ? live.openByChannel(serverTime) : queries.openByChannel(sql));
        var counts = new EnumMap<JobState, Count>(JobState.class);
        open.values()
                .forEach(states ->
                        states.forEach((state, jobs) -> counts.merge(state, Count.exactly(jobs), Count::plus)));
        counts.put(JobState.OTHER, others.total());
        counts.put(JobState.DONE, closed(sql, JobState.DONE, done));
        counts.put(JobState.CANCELLED, closed(sql, JobState.CANCELLED, cancelled));
        hear(sql, news, seen, serverTime);
        var names = channelNames.get(sql, () -> queries.channelNames(sql));
        var inForce = settings.inForce();
        var channels = ChannelUsages.of(open, names, inForce.plan());
        var waiting = live.areKnown()
                ? live.facts(sql, open, inForce, serverTime)
                : facts.get(sql, () -> channelQueries.facts(sql, open, inForce));
        return new QueueFigures(
                serverTime,
                new Counts(counts, others.byWord()),
                live.areKnown()
                        ? live.oldest(sql, queries, serverTime)
                        : oldest.get(sql, () -> queries.oldestPending(sql).orElse(null)),
                recent(sql, serverTime),
                live.areKnown()
                        ? live.failing(serverTime, FAILING_METHODS)
                        : failing.get(sql, () -> queries.failing(sql, FAILING_METHODS)),
                channels,
                waiting,
                new DatabaseHealth.Channels(inForce, names),
                settings.guard());
    }

    private Count closed(Sql sql, JobState state, RateLimitedRead<Count> otherwise) {
        return live.closed(state).orElseGet(() -> otherwise.get(sql, () -> queries.closed(sql, state)));
    }

    /// While every change is notified, what was done is counted when it is seen: the window of rows is read only for
    /// the minutes before.
    private RecentDone recent(Sql sql, Instant serverTime) {
        var minute = serverTime.truncatedTo(ChronoUnit.MINUTES);
        var isCounted = memory.heardAll(serverTime.minus(A_MINUTE), serverTime)
                && (memory.heardAll(minute.minus(A_MINUTE), minute)
                        || !windowed.readAt().isBefore(minute));
        if (!live.areKnown() || !isCounted) {
            windowed = recent.get(
                    sql,
                    () -> queries.recentDone(
                            sql, live.areKnown() ? live.firstAble(serverTime) : queries.firstAble(sql)));
        }
        return windowed;
    }

    /// @param seen the notified jobs if they were read already
    private void hear(Sql sql, NotifiedChanges news, @Nullable List<SeenJob> seen, Instant serverTime) {
        var read = seen == null ? news.uuids().stream().limit(MOST_ANNOUNCED).toList() : List.copyOf(news.uuids());
        var complete = news.complete() && read.size() == news.uuids().size();
        memory.heard(new NotifiedChanges(read, complete), serverTime);
        memory.sawJobs(seen != null ? seen : read.isEmpty() ? List.of() : queries.states(sql, read), serverTime);
    }

    private ChannelsInForce inForce(Sql sql) {
        return ChannelsInForce.of(kept.get(sql, () -> keptQueries.read(sql)), stated.get());
    }

    /// Looking for it costs the server as much as the rest of a refresh.
    private EnqueueGuard.Status guard(Sql sql, NotifiedChanges news) {
        if (news.asked()) {
            guard.makeDue();
        }
        return guard.get(sql, () -> EnqueueGuard.status(sql));
    }

    private static LastMovement movement(DatabaseHealth health) {
        var running = running(health);
        return running == null ? LastMovement.UNSEEN : running.movement();
    }

    private static @Nullable RunningJobs running(DatabaseHealth health) {
        return health.slots().known().map(DatabaseHealth.Slots::running).orElse(null);
    }

    private static String noRunner(Leadership leadership) {
        return leadership.anomalies().stream().anyMatch(anomaly -> anomaly.code() == Anomaly.Code.NO_LEADER)
                ? leadership.reason()
                : "";
    }
}
