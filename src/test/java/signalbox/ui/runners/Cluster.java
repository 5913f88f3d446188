package signalbox.ui.runners;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.Observation.Lock;
import signalbox.election.RunnerConnection;
import signalbox.live.OpenJobSnapshot;
import signalbox.monitor.Feed;
import signalbox.monitor.QueueThroughput;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.History;
import signalbox.monitor.history.History.Event;
import signalbox.monitor.history.History.Lane;
import signalbox.monitor.history.History.Term;
import signalbox.monitor.history.LedgerTerm;
import signalbox.monitor.history.LedgerTerm.Ending;
import signalbox.monitor.reading.DatabaseHealth;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.Capabilities.RoleRights;
import signalbox.queue.JobState;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.queue.count.Count;
import signalbox.queue.count.Counts;
import signalbox.worker.ProcessKind;
import signalbox.worker.ProcessMatch;
import signalbox.worker.ProcessVerdict;
import signalbox.worker.ProcessVerdict.Evidence;
import signalbox.worker.ProcessVerdict.KindRule;
import signalbox.worker.Worker;
import signalbox.worker.Workers;
import signalbox.worker.listing.HostProcess;

/// Invented runners, put together step by step and seen in snapshots.
final class Cluster {
    static final Instant SINCE = Instant.parse("2026-06-12T09:06:00Z");
    static final Instant NOW = Instant.parse("2026-06-12T10:03:20Z");
    static final String DATABASE = "acme-prod";

    private static final String ENQUEUE = "UPDATE queue_job\n   SET state='enqueued',\n       date_enqueued=date_trunc("
            + "'seconds', now() at time zone 'utc')\n WHERE uuid='5c1f07d2-2b39-4d1a-9b1e-0c6c1ab0f7a9'";

    static final String OBSERVER = "51b0a3c2-0b7e-85b1-b1f4-2f90d8c4e6a2";

    static final String GUARD_SQL = """
            CREATE FUNCTION public.signalbox_enqueue_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$
            BEGIN
              PERFORM nextval('public.signalbox_enqueue_guard_dropped');
              RETURN NULL;
            END $guard$;
            """;

    private final List<RunnerConnection> connections = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<History.Gap> gaps = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<LedgerTerm> terms = new ArrayList<>();
    private RoleRights rights = new RoleRights("odoo", false, true, false, true, true);
    private Instant now = NOW;
    private long pending = 12;
    private Workers workers = Workers.UNSEEN;
    private List<Lock> locks = List.of();

    static RunnerConnection runner(int pid, String uuid, @Nullable String started, Duration quiet) {
        return new RunnerConnection(
                pid,
                RunnerConnection.PREFIX + uuid,
                uuid,
                DATABASE,
                "odoo",
                "10.0.12." + pid % 9 + ":" + (40_000 + pid % 10_000),
                started == null ? null : Instant.parse("2026-06-12T" + started + "Z"),
                "idle",
                NOW.minus(quiet),
                "SELECT 1");
    }

    static RunnerConnection hidden(int pid, String uuid, String database, String role) {
        return new RunnerConnection(
                pid, RunnerConnection.PREFIX + uuid, uuid, database, role, null, null, null, null, null);
    }

    static RunnerConnection altered(RunnerConnection runner, String database, String role, @Nullable String statement) {
        return new RunnerConnection(
                runner.pid(),
                runner.applicationName(),
                runner.uuid(),
                database,
                role,
                runner.client(),
                runner.backendStart(),
                runner.state(),
                runner.stateChange(),
                statement);
    }

    /// A leader, three standbys of which one is silent, one of another database, two that were lost, a gap.
    static Cluster busy() {
        var cluster = new Cluster();
        var leader = runner(30117, "b41d9e02-63f7-4c0b-8a5e-0e1d7f9b2c44", "09:12:07.480512", Duration.ofMillis(300));
        cluster.join(altered(leader, DATABASE, "odoo", ENQUEUE), new Term(at("09:38:54.301"), true, null));
        cluster.join(runner(31290, "5f0a77c3-1d0e-4f5c-9a77-5b9ad0f5c7e1", "09:38:31.077", Duration.ofMillis(6200)));
        cluster.join(runner(31302, "e92b1d48-77aa-4b67-8a0f-9c4a1a9f0b11", "09:38:33.9", Duration.ofMillis(4900)));
        cluster.join(runner(31377, "0d3cfa91-0b7e-4c58-b1f4-2f90d8c4e6a2", "09:41:02.4", Duration.ofSeconds(250)));
        var other = runner(28760, "a1180f6e-90d1-4a3c-8f55-7d10c2f0e9b3", "09:55:40", Duration.ofSeconds(8));
        cluster.join(altered(other, "acme-stg-11874", "stg", "SELECT 1"));
        cluster.lost(21844, "7c1e03aa-4f10-4d58-8d4b-8a1a0b7f3c90", new Term(SINCE, false, at("09:36:48.112")));
        cluster.lost(29950, "c86f5d10-62b0-4bb6-a0a5-3f6f1c2d9e70");
        cluster.gaps.add(new History.Gap(at("09:36:48.112"), at("09:38:54.301")));
        cluster.note(
                "09:38:54.918",
                Event.Kind.FIRST_DISPATCH,
                30117,
                "first job enqueued 617 ms after it became the oldest");
        cluster.note("09:38:54.301", Event.Kind.ELECTED, 30117, "oldest of 3 connections");
        cluster.note(
                "09:38:31.077",
                Event.Kind.JOINED,
                31290,
                "jobrunner_5f0a77c3-1d0e-4f5c-9a77-5b9ad0f5c7e1 on acme-prod from 10.0.12.6:41290");
        cluster.note("09:36:48.112", Event.Kind.LEFT, 29950, "its backend ended while it was waiting");
        cluster.note("09:36:48.112", Event.Kind.LEADER_LOST, 21844, "its backend ended");
        return cluster;
    }

    /// Two runners that came up while nobody led.
    static Cluster young() {
        var cluster = new Cluster();
        cluster.join(
                runner(15256, "166743d3-2324-497c-94da-0b9447fe097e", "09:31:04", Duration.ofMillis(100)),
                new Term(at("09:32:06"), true, null));
        cluster.join(runner(15261, "76ce6975-e259-4f13-9403-b3e8a320e53c", "09:31:06", Duration.ofSeconds(2)));
        cluster.gaps.add(new History.Gap(at("09:20:02"), at("09:32:06")));
        return cluster;
    }

    /// An embedded runner leads and observes, two runners of Odoo wait.
    static Cluster observed() {
        var cluster = new Cluster();
        cluster.join(runner(31402, OBSERVER, "09:31:02", Duration.ofMillis(100)), new Term(at("10:02:39"), true, null));
        cluster.join(runner(15256, "166743d3-2324-497c-94da-0b9447fe097e", "09:31:04", Duration.ofMillis(100)));
        cluster.join(runner(15261, "76ce6975-e259-4f13-9403-b3e8a320e53c", "09:31:06", Duration.ofSeconds(2)));
        return cluster;
    }

    /// Two runners without an election.
    static Cluster plain() {
        var cluster = new Cluster();
        for (var pid : List.of(4711, 4712)) {
            var start = at("09:3" + pid % 10 + ":02");
            cluster.join(
                    new RunnerConnection(
                            pid,
                            "odoo-" + pid,
                            null,
                            DATABASE,
                            "odoo",
                            "10.0.12.4:5" + pid,
                            start,
                            "idle",
                            NOW.minusMillis(300),
                            ENQUEUE),
                    new Term(start, true, null));
        }
        return cluster;
    }

    /// Two runners that led before the watch began, one of them after a gap; nobody watched from 08:58 to
    /// 09:06.
    static Cluster kept() {
        var cluster = new Cluster();
        var start = at("08:41:07.2");
        var first = new LedgerTerm.Leader(
                19822,
                "jobrunner_11fe03aa-4f10-4d58-8d4b-8a1a0b7f3c90",
                "11fe03aa-4f10-4d58-8d4b-8a1a0b7f3c90",
                DATABASE,
                "10.0.12.4:41822",
                at("06:12:44"),
                "HTTP");
        cluster.terms.add(new LedgerTerm(
                first, at("08:20:03"), false, at("08:39:10"), at("08:39:11"), Ending.ENDED, null, 1_204, List.of()));
        var embedded = new LedgerTerm.Leader(
                20117, "jobrunner_" + OBSERVER, OBSERVER, DATABASE, "10.0.12.9:41117", at("08:40:02"), "EMBEDDED");
        cluster.terms.add(new LedgerTerm(
                embedded,
                at("08:40:14"),
                true,
                at("08:47:30"),
                at("08:47:31"),
                Ending.TERMINATED,
                Duration.ofMillis(63_400),
                0,
                List.of()));
        var leads = runner(30117, "b41d9e02-63f7-4c0b-8a5e-0e1d7f9b2c44", "08:41:07.2", Duration.ofMillis(300));
        cluster.join(leads, new Term(start, false, null));
        cluster.terms.add(new LedgerTerm(
                new LedgerTerm.Leader(
                        30117, leads.applicationName(), leads.uuid(), DATABASE, leads.client(), start, "CRON"),
                at("08:47:31"),
                true,
                NOW,
                null,
                null,
                Duration.ZERO,
                8_318,
                List.of(new LedgerTerm.TimeSpan(at("08:58:02"), SINCE))));
        cluster.join(runner(31290, "5f0a77c3-1d0e-4f5c-9a77-5b9ad0f5c7e1", "09:38:31.077", Duration.ofMillis(6200)));
        return cluster;
    }

    /// Three weeks of leaders, one or two a day, watched in working hours.
    static Cluster weeks() {
        var cluster = new Cluster();
        for (var day = 21; day > 0; day--) {
            var begin = at("07:00:00").minus(Duration.ofDays(day));
            for (var half = 0; half < 2; half++) {
                var pid = 4000 + 10 * day + half;
                var uuid = "%08x-4f10-4d58-8d4b-8a1a0b7f3c90".formatted(pid * 99_991);
                var from = begin.plus(Duration.ofHours(5L * half));
                var to = from.plus(Duration.ofHours(5)).minusSeconds(half == 0 ? 66 : 0);
                cluster.terms.add(new LedgerTerm(
                        new LedgerTerm.Leader(pid, "jobrunner_" + uuid, uuid, DATABASE, "10.0.12.4:41822", begin, null),
                        from,
                        half == 1,
                        to,
                        to,
                        half == 1 ? Ending.NOT_WATCHED : Ending.ENDED,
                        half == 1 ? Duration.ofSeconds(66) : null,
                        40_000 + 317 * day,
                        List.of()));
            }
        }
        cluster.join(
                runner(30117, "b41d9e02-63f7-4c0b-8a5e-0e1d7f9b2c44", "08:41:07.2", Duration.ofMillis(300)),
                new Term(SINCE, false, null));
        return cluster;
    }

    static Instant at(String clock) {
        return Instant.parse("2026-06-12T" + clock + "Z");
    }

    Cluster join(RunnerConnection runner, Term... terms) {
        connections.add(runner);
        var start = runner.backendStart();
        var seen = start == null || start.isBefore(SINCE) ? SINCE : start;
        lanes.add(new Lane(
                runner.pid(),
                runner.uuid(),
                runner.database(),
                runner.client(),
                start,
                seen,
                now,
                null,
                List.of(terms)));
        return this;
    }

    Cluster lost(int pid, String uuid, Term... terms) {
        lanes.addFirst(new Lane(
                pid,
                uuid,
                DATABASE,
                "10.0.12.3:" + (23_000 + pid),
                Instant.parse("2026-06-10T19:24:11Z"),
                SINCE,
                at("09:36:47.100"),
                at("09:36:48.112"),
                List.of(terms)));
        return this;
    }

    /// Its backend ends: gone from the connections, kept in the history.
    Cluster end(int pid) {
        connections.removeIf(runner -> runner.pid() == pid);
        lanes.replaceAll(lane -> lane.pid() != pid
                ? lane
                : new Lane(
                        pid,
                        lane.uuid(),
                        lane.database(),
                        lane.client(),
                        lane.backendStart(),
                        lane.firstSeen(),
                        lane.lastSeen(),
                        now,
                        lane.terms().stream()
                                .map(term -> new Term(term.from(), term.knownFrom(), now))
                                .toList()));
        return this;
    }

    private void note(String clock, Event.Kind kind, int pid, String text) {
        events.add(new Event(at(clock), kind, pid, text));
    }

    Cluster rights(RoleRights other) {
        rights = other;
        return this;
    }

    Cluster later(Duration passed) {
        now = now.plus(passed);
        return this;
    }

    Cluster pending(long jobs) {
        pending = jobs;
        return this;
    }

    /// A worker process, listed 3 s ago, that has the connection of this backend.
    Cluster worker(int backend, ProcessKind kind, int pid) {
        var process = new HostProcess(pid, 1, "odoo", SINCE, "");
        var worker = new Worker(
                process, new ProcessVerdict(kind, List.of(new Evidence(KindRule.LAUNCHER, "/odoo-rpc")), null));
        workers = new Workers(
                now.minusSeconds(3),
                "this machine",
                List.of(worker),
                Map.of(backend, new ProcessMatch.Found(worker, ProcessMatch.MatchBasis.SOCKET)),
                null);
        return this;
    }

    /// This runner holds the runners' advisory lock.
    Cluster locked(int pid) {
        locks = List.of(new Lock(pid, DATABASE, true));
        return this;
    }

    List<RunnerConnection> connections() {
        return connections;
    }

    Feed feed() {
        return new Feed(snapshot(), null, Feed.Mode.RUNNING, Duration.ofSeconds(1), true);
    }

    Snapshot snapshot() {
        var seen = new Observation(now, DATABASE, connections, Set.of()).withLocks(locks);
        var counts = new EnumMap<JobState, Count>(JobState.class);
        counts.put(JobState.PENDING, Count.exactly(pending));
        return new Snapshot(
                        now,
                        now,
                        now,
                        Duration.ofMillis(38),
                        new Capabilities(
                                new Capabilities.ServerInfo("16.4", 160004, DATABASE),
                                rights,
                                "18.0.2.0.1",
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                List.of("public"),
                                Set.of(),
                                Capabilities.Trigger.COMPLETE,
                                null),
                        new Counts(counts),
                        List.of(),
                        List.of(),
                        null,
                        QueueThroughput.NONE,
                        List.of(),
                        seen,
                        Leadership.of(seen),
                        new EnqueueGuard.Status(false, null),
                        new History(SINCE, List.of(), lanes, gaps, events).withTerms(terms),
                        Workers.UNSEEN,
                        DatabaseHealth.UNREAD,
                        OpenJobSnapshot.ofOneLook(NOW))
                .with(workers);
    }
}
