package signalbox.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelWait;
import signalbox.channel.ChannelWaits;
import signalbox.channel.text.ChannelPlan;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.Observation.BlindSpot;
import signalbox.election.RunnerConnection;
import signalbox.live.OpenJobSnapshot;
import signalbox.monitor.Feed;
import signalbox.monitor.Feed.Fault;
import signalbox.monitor.Feed.Mode;
import signalbox.monitor.FirstLook;
import signalbox.monitor.QueueThroughput;
import signalbox.monitor.Snapshot;
import signalbox.monitor.WatchLoad;
import signalbox.monitor.history.History;
import signalbox.monitor.reading.DatabaseHealth;
import signalbox.postgres.Pooler;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.HotStandby;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.queue.channel.ChannelUsage;
import signalbox.queue.count.Count;
import signalbox.queue.count.CountCertainty;
import signalbox.queue.count.Counts;
import signalbox.queue.count.FailingMethod;
import signalbox.queue.count.MinuteThroughput;
import signalbox.queue.count.OldestPending;
import signalbox.testing.UsualColumns;
import signalbox.ui.JobSamples;
import signalbox.worker.Workers;

/// A feed with invented content, for pictures and tests of the window.
public final class SampleFeed {
    /// When its snapshot was taken.
    public static final Instant NOW = Instant.parse("2026-06-12T10:03:20Z");

    private static final Instant LOST = NOW.minusSeconds(1592);
    private static final Instant ELECTED = NOW.minusSeconds(1466);

    private SampleFeed() {}

    public static Feed healthy() {
        return feed(List.of(leader(), next(31290, 40), next(31302, 60), next(31377, 90)), Set.of(), null);
    }

    /// Several leaders, since some roles cannot see the starts of others.
    public static Feed strange() {
        return feed(
                List.of(leader(), next(31290, 40), other()),
                Set.of(new BlindSpot("odoo", "odoo_b"), new BlindSpot("odoo_b", "odoo")),
                null);
    }

    /// As a watch sees it that just began, one runner's start hidden.
    public static Feed young() {
        var healthy = healthy();
        return new Feed(
                watchedSince(NOW.minusSeconds(21), snapshot(List.of(leader(), hidden()), Set.of())),
                null,
                healthy.mode(),
                healthy.interval(),
                true);
    }

    private static RunnerConnection hidden() {
        return new RunnerConnection(28760, "jobrunner_x", "x", "acme-stg", "odoo_b", null, null, null, null, null);
    }

    /// While half a million jobs are read for the first time.
    public static Feed opening(List<RunnerConnection> runners, int read) {
        var about = new Counts(Map.of(JobState.PENDING, Count.about(501_200), JobState.FAILED, Count.about(24_980)));
        var look = new FirstLook(snapshot(runners, Set.of()).leadership(), about, read);
        return new Feed(null, null, Mode.RUNNING, Duration.ofSeconds(1), true, WatchLoad.NONE, look);
    }

    /// The same with three runners.
    public static Feed opening() {
        return opening(List.of(leader(), next(31290, 40), next(31302, 60)), 126_000);
    }

    public static Feed leaderless() {
        return feed(List.of(), Set.of(), null);
    }

    /// Through PgBouncer in transaction mode: the runners' names are lost in it.
    public static Feed pooled() {
        return at(
                new Capabilities.ServerInfo("18.1", 180001, "acme-prod-8812345", null, Pooler.TRANSACTION),
                new Observation.Visibility(Set.of(), 0, true, null));
    }

    /// A hot standby: runners are at the primary.
    public static Feed standby() {
        var standby = new HotStandby("10.0.12.1:5432");
        return at(
                new Capabilities.ServerInfo("18.1", 180001, "acme-prod-8812345", standby, null),
                new Observation.Visibility(Set.of(), 0, false, standby));
    }

    private static Feed at(Capabilities.ServerInfo server, Observation.Visibility sight) {
        var observation = new Observation(
                NOW, "acme-prod-8812345", List.of(), sight, List.of(), Observation.Work.UNSEEN, List.of());
        var history = watchedSince(NOW.minusSeconds(300), snapshot(List.of(), Set.of()));
        var seen = with(history, observation, Leadership.of(observation), history.history(), history.health());
        return new Feed(with(seen, server), null, Mode.RUNNING, Duration.ofSeconds(1), true);
    }

    public static Feed faulted() {
        var fault = new Fault(
                NOW,
                "The server at 10.0.12.2:5432 does not answer: the connection was refused.",
                new IllegalStateException("Connection refused"));
        return feed(List.of(leader(), next(31290, 40)), Set.of(), fault);
    }

    /// A watch that rests: the runners were looked at so long after the jobs.
    public static Feed rested(Duration later) {
        var healthy = healthy();
        var snapshot = Objects.requireNonNull(healthy.snapshot());
        return new Feed(JobSamples.looked(snapshot, later), null, healthy.mode(), healthy.interval(), true);
    }

    private static Feed feed(List<RunnerConnection> runners, Set<BlindSpot> blind, @Nullable Fault fault) {
        return new Feed(snapshot(runners, blind), fault, Mode.RUNNING, Duration.ofSeconds(1), true);
    }

    static Snapshot snapshot(List<RunnerConnection> runners, Set<BlindSpot> blind) {
        var observation = new Observation(NOW, "acme-prod-8812345", runners, blind);
        return new Snapshot(
                NOW.minusMillis(400),
                NOW,
                NOW,
                Duration.ofMillis(38),
                capabilities(),
                counts(),
                channels(),
                waits(),
                new OldestPending(
                        "9b2f4c1e",
                        "root.mail",
                        new JobCall("Send mail", "mail.mail", "send"),
                        Duration.ofSeconds(892)),
                throughput(),
                failing(),
                observation,
                Leadership.of(observation),
                new EnqueueGuard.Status(false, null),
                history(runners),
                Workers.UNSEEN,
                DatabaseHealth.UNREAD,
                OpenJobSnapshot.ofOneLook(NOW));
    }

    /// The same with these runners.
    public static Snapshot with(Snapshot snapshot, List<RunnerConnection> runners) {
        var seen = snapshot.observation();
        return with(
                snapshot,
                new Observation(
                                seen.serverTime(),
                                seen.database(),
                                runners,
                                seen.visibility().blindSpots())
                        .withWork(seen.work()),
                snapshot.history());
    }

    /// The same with a job dispatched at this time.
    public static Snapshot with(Snapshot snapshot, Instant enqueued) {
        return with(
                snapshot, snapshot.observation().withWork(new Observation.Work(enqueued, null)), snapshot.history());
    }

    /// The same as seen by a watch that began at this time.
    public static Snapshot watchedSince(Instant since, Snapshot snapshot) {
        return with(snapshot, History.startingAt(since));
    }

    /// The same with another past.
    public static Snapshot with(Snapshot snapshot, History history) {
        return with(snapshot, snapshot.observation(), history);
    }

    /// The same with other runners, and another past.
    public static Snapshot with(Snapshot snapshot, Observation observation, History history) {
        return with(snapshot, observation, Leadership.of(observation), history, snapshot.health());
    }

    /// The same in another condition.
    public static Snapshot with(Snapshot snapshot, DatabaseHealth condition) {
        return with(snapshot, snapshot.observation(), snapshot.leadership(), snapshot.history(), condition);
    }

    private static Snapshot with(Snapshot snapshot, Capabilities.ServerInfo server) {
        var known = snapshot.capabilities();
        return with(
                snapshot,
                new Capabilities(
                        server,
                        known.rights(),
                        known.queueJob(),
                        known.jobColumns(),
                        known.channelColumns(),
                        known.tables(),
                        known.schemas(),
                        known.indexedColumns(),
                        known.trigger(),
                        known.baseUrl()));
    }

    /// The same at another server.
    public static Snapshot with(Snapshot snapshot, Capabilities capabilities) {
        return copy(
                snapshot,
                capabilities,
                snapshot.throughput(),
                new SampleLook(snapshot.observation(), snapshot.leadership(), snapshot.history(), snapshot.health()));
    }

    /// The same with other figures of what ended lately.
    public static Snapshot with(Snapshot snapshot, QueueThroughput throughput) {
        return copy(
                snapshot,
                snapshot.capabilities(),
                throughput,
                new SampleLook(snapshot.observation(), snapshot.leadership(), snapshot.history(), snapshot.health()));
    }

    private static Snapshot with(
            Snapshot snapshot,
            Observation observation,
            Leadership leadership,
            History history,
            DatabaseHealth condition) {
        return copy(
                snapshot,
                snapshot.capabilities(),
                snapshot.throughput(),
                new SampleLook(observation, leadership, history, condition));
    }

    /// What a look at the runners and at the jobs in their slots shows.
    private record SampleLook(Observation observation, Leadership leadership, History history, DatabaseHealth health) {}

    private static Snapshot copy(
            Snapshot snapshot, Capabilities capabilities, QueueThroughput throughput, SampleLook looked) {
        return new Snapshot(
                snapshot.takenAt(),
                snapshot.serverTime(),
                snapshot.jobsAt(),
                snapshot.took(),
                capabilities,
                snapshot.counts(),
                snapshot.channels(),
                snapshot.waits(),
                snapshot.oldestPending(),
                throughput,
                snapshot.failing(),
                looked.observation(),
                looked.leadership(),
                snapshot.guard(),
                looked.history(),
                snapshot.workers(),
                looked.health(),
                snapshot.open());
    }

    private static Capabilities capabilities() {
        return new Capabilities(
                new Capabilities.ServerInfo("18.1", 180001, "acme-prod-8812345"),
                new Capabilities.RoleRights("p_acme_prod", false, false, false, true, true),
                "18.0.2.0.1",
                UsualColumns.ALL,
                Set.of(),
                Set.of(),
                List.of("public"),
                Set.of("uuid", "state", "channel", "company_id", "graph_uuid"),
                Capabilities.Trigger.COMPLETE,
                "https://acme.odoo.com");
    }

    private static Counts counts() {
        return new Counts(Map.of(
                JobState.WAIT_DEPENDENCIES,
                Count.exactly(86),
                JobState.PENDING,
                Count.exactly(1912),
                JobState.ENQUEUED,
                Count.exactly(6),
                JobState.STARTED,
                Count.exactly(14),
                JobState.DONE,
                Count.about(298402),
                JobState.FAILED,
                Count.exactly(12874),
                JobState.CANCELLED,
                Count.exactly(37)));
    }

    private static List<ChannelUsage> channels() {
        return List.of(
                new ChannelUsage("root", 20, 14, 6, 1912, 86, 12874),
                new ChannelUsage("root.connector", 8, 6, 2, 108, 0, 12543),
                new ChannelUsage("root.connector.import", 4, 2, 1, 64, 0, 310),
                new ChannelUsage("root.mail", 4, 3, 1, 1284, 0, 31),
                new ChannelUsage("root.sale", 6, 3, 2, 402, 0, 212),
                new ChannelUsage("root.stock", null, 2, 1, 118, 0, 0));
    }

    private static List<ChannelWait> waits() {
        var plan = ChannelPlan.of("root:20,root.connector:8,root.connector.import:4,root.mail:4,root.sale:6");
        return ChannelWaits.of(
                List.of(
                        waiting("root.connector", 5, 44, 12233),
                        waiting("root.connector.import", 3, 64, 310),
                        waiting("root.mail", 4, 1284, 31),
                        waiting("root.sale", 5, 402, 212),
                        waiting("root.stock", 3, 118, 0)),
                plan,
                "",
                Instant.MIN,
                NOW);
    }

    private static ChannelFacts waiting(String name, long running, long due, long failed) {
        var moments = new ChannelFacts.Moments(NOW.minusSeconds(892), NOW.plusSeconds(running * 60 - 40), null);
        return new ChannelFacts(name, running, due, 12, failed, moments, ChannelFacts.Holds.NONE);
    }

    private static QueueThroughput throughput() {
        var minutes = IntStream.range(0, 61)
                .mapToObj(i -> new MinuteThroughput(
                        Instant.parse("2026-06-12T09:03:00Z").plusSeconds(60L * i),
                        i == 34 || i == 35 ? 6 : 110 + (i * 37) % 50,
                        4 + i % 11))
                .toList();
        return new QueueThroughput(126, CountCertainty.EXACT, 4, minutes);
    }

    private static List<FailingMethod> failing() {
        return List.of(
                new FailingMethod(
                        "shopify.product",
                        "export_record",
                        "root.connector",
                        "NetworkRetryableError",
                        12431,
                        NOW.minusSeconds(2)),
                new FailingMethod(
                        "sale.order",
                        "_action_confirm_async",
                        "root.sale",
                        "SerializationFailure",
                        196,
                        NOW.minusSeconds(41)),
                new FailingMethod(
                        "stock.picking", "_action_done_async", "root.stock", "UserError", 88, NOW.minusSeconds(380)),
                new FailingMethod("mail.mail", "send", "root.mail", "SMTPServerDisconnected", 31, null));
    }

    private static History history(List<RunnerConnection> runners) {
        var lanes = new ArrayList<History.Lane>();
        lanes.add(lane(
                21844,
                NOW.minusSeconds(137_000),
                LOST,
                List.of(new History.Term(NOW.minusSeconds(137_000), false, LOST))));
        for (var runner : runners) {
            var terms =
                    runner.pid() == 30117 ? List.of(new History.Term(ELECTED, true, null)) : List.<History.Term>of();
            lanes.add(lane(runner.pid(), runner.backendStart(), null, terms));
        }
        var samples = IntStream.range(0, 200)
                .mapToObj(i -> new History.Sample(
                        NOW.minusSeconds(3600 - 18L * i), course(i), 200L + 3L * i + (i * i) % 40, null))
                .toList();
        return new History(NOW.minusSeconds(3500), samples, lanes, List.of(new History.Gap(LOST, ELECTED)), List.of());
    }

    private static Map<JobState, Long> course(int i) {
        var counts = new EnumMap<JobState, Long>(JobState.class);
        for (var state : JobState.values()) {
            var now = counts().of(state).value();
            counts.put(state, now - (200 - i) * now / 900 + (i * (state.stored().length() + 3L)) % (now / 20 + 3));
        }
        return counts;
    }

    private static History.Lane lane(
            int pid, @Nullable Instant start, @Nullable Instant ended, List<History.Term> terms) {
        return new History.Lane(pid, uuid(pid), "acme-prod-8812345", "10.0.12.7:48122", start, NOW, NOW, ended, terms);
    }

    private static String uuid(int pid) {
        return "b4" + (100_000 + pid * 3) + "-63f7-4c0b-8a5e-0e1d7f9b2c44";
    }

    private static RunnerConnection leader() {
        return runner(30117, "odoo", NOW.minusSeconds(3073), "UPDATE queue_job SET state='enqueued' WHERE uuid=…");
    }

    private static RunnerConnection next(int pid, int seconds) {
        return runner(pid, "odoo", NOW.minusSeconds(1500L - seconds), "SELECT 1");
    }

    private static RunnerConnection other() {
        return runner(28760, "odoo_b", NOW.minusSeconds(2000), "SELECT 1");
    }

    private static RunnerConnection runner(int pid, String role, Instant start, String statement) {
        return new RunnerConnection(
                pid,
                "jobrunner_" + uuid(pid),
                uuid(pid),
                "acme-prod-8812345",
                role,
                "10.0.12.7:" + (pid + 10_000),
                start,
                "idle",
                NOW.minusMillis(300),
                statement);
    }
}
