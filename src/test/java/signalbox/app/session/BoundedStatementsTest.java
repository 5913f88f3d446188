package signalbox.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.TestProfiles;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.audit.AuditLog;
import signalbox.failover.DrillPlan;
import signalbox.failover.injection.InjectionMethod;
import signalbox.live.OpenJobSource;
import signalbox.live.page.JobLine;
import signalbox.monitor.Feed;
import signalbox.monitor.Monitor;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.JobState;
import signalbox.queue.action.JobAction;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.queue.count.Count;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.group.GroupBy;
import signalbox.queue.group.GroupScope;
import signalbox.queue.job.JobListing;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobTarget;
import signalbox.queue.job.JobText;
import signalbox.queue.trend.TrendPeriod;
import signalbox.testing.StatementAccounts;
import signalbox.testing.StatementAccounts.Account;
import signalbox.testing.TestDatabase;

/// No statement of the console walks queue_job: by the server's accounts, each looks at no more pages of a table that
/// is four times as large. A session is opened on both, jobs change, and all that screens ask for is read.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundedStatementsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String CHANNELS = "root:4,root.a:2,root.b:2:throttle=60,root.c:1:sequential";

    /// One part of the table: the windows of the newest rows, and those before the backlog, are full in each. More
    /// jobs are pending in four parts than the scheduler's order looks at.
    private static final int OLD = 22_000;

    private static final int PENDING = 6_000;
    private static final int FAILED = 1_000;
    private static final int CANCELLED = 400;
    private static final int NEW = 21_000;

    /// Beyond which ids jobs of each kind lie: what is done lies before and after all others, so that both ends grow.
    private static final int OTHERS = 1_000_000;

    private static final int NEWEST = 2_000_000;
    private static final int ADDED = 3_000_000;

    private static final String FILL = """
            insert into queue_job (id, uuid, state, channel, priority, retry, max_retries, name, model_name, method_name,
                                   func_string, date_created, date_enqueued, date_started, date_done, exec_time,
                                   exc_name, exc_message, exc_info)
            select first + n, state || '-' || part || '-' || n, state, 'root.' || chr(97 + n % 6), 10 + n % 3, 0, 5, 'A job ' || n,
                   'res.partner', 'method_' || n % 20, 'res.partner(' || n || ',).touch()', at,
                   case when state <> 'pending' then at end, case when state <> 'pending' then at end,
                   case when state = 'done' then at end, case when state = 'done' then 1 end,
                   case when state = 'failed' then 'ValueError' end, case when state = 'failed' then 'no ' || n % 7 end,
                   case when state = 'failed' then 'Traceback: ' || repeat('x', 500) end
              from (select ?::text as state, ? as part, ? as first, n, now() at time zone 'utc' - interval '1 day' as at
                      from generate_series(?, ?) n) as jobs
            """;

    /// As many as there are workers, and others of which there are few in any table.
    private static final String FILL_FEW = """
            insert into queue_job (uuid, state, channel, name, model_name, method_name, func_string, date_created,
                                   date_enqueued, date_started, dependencies, eta)
            select state || n, state, channel, 'A job', 'res.partner', 'touch', 'res.partner(1,).touch()', at, at,
                   case when state = 'started' then at end, '{"depends_on": ["failed-0-6500", "done-0-7"]}', eta
              from (select *, now() at time zone 'utc' - interval '2 h' as at
                      from (values ('started', 'root.a', 20, null), ('enqueued', 'root.b', 5, null),
                                   ('wait_dependencies', 'root.c', 50, null), ('odd', 'root.d', 2, null),
                                   ('pending', 'root.signalbox_drill', 1, null),
                                   ('pending', 'root.e', 3, now() at time zone 'utc' + interval '1 day'))
                           as few(state, channel, number, eta)) as kinds,
                   generate_series(1, number) n
            """;

    /// @param text what the statement has
    /// @param reason why it may look at more of a larger table
    private record Exempt(Pattern text, String reason) {
        Exempt(String text, String reason) {
            this(Pattern.compile(text, Pattern.DOTALL), reason);
        }

        boolean has(Account account) {
            return text.matcher(account.text()).find();
        }
    }

    private static final List<Exempt> EXEMPT = List.of(
            new Exempt("^COPY ", "reads all open jobs at the start, and then for half a percent of the time at most"),
            new Exempt(
                    "^SELECT state, count\\(\\*\\) AS jobs ",
                    "counts all closed jobs at the start, by an index, and then for half a percent of the time at most"),
            new Exempt(
                    "WHERE state = \\$1 LIMIT \\$2\\) AS closed",
                    "counts closed jobs, up to 200,000 and for two percent of the time"),
            new Exempt(
                    "WHERE j.state = ANY\\(\\$\\d+\\)( AND j.id [<>] \\$\\d+)? ORDER BY \\(j.id \\+ \\$\\d+\\) (ASC|DESC) LIMIT",
                    "sorts the jobs of states that have 20,000 at most, found by their state"),
            new Exempt(
                    "ILIKE .* AND j.id BETWEEN ",
                    "a step of a search that the operator sees and stops: as many ids as take the server 150 ms"),
            new Exempt(
                    "\\(SELECT o\\..* AND j.id BETWEEN ",
                    "a step back for jobs of the same method or key: for half a second, and the screen says how far"),
            new Exempt(
                    "^SELECT count.* ILIKE .* LIMIT ",
                    "counts what a search finds, up to 10,000 and for 2 s at most; not again when that was too short"),
            new Exempt(
                    "WHERE j.state = ANY\\(\\$\\d+\\) AND \\(j.uuid ILIKE .* ORDER BY coalesce",
                    "a text in open jobs that memory does not have, in an order that needs a sort: for 2 s at most"));

    /// A tree of an index may be one page deeper.
    private static final double SAME = 1.5;

    private static final int FEW_PAGES = 10;

    /// Of what was not seen on the smaller table.
    private static final int PAGES_OF_NEWS = 100;

    private final TestDatabase postgres = TestDatabase.fresh();
    private final ConnectionSpec console = postgres.role("in role pg_read_all_data, pg_read_all_stats");
    private final Sql sql = new Sql(postgres.open("odoo"));
    private final StatementAccounts accounts = new StatementAccounts(postgres, console.user());
    private int parts;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    void fillFew() {
        sql.execute("add jobs at the end", "alter sequence queue_job_id_seq restart " + ADDED);
        grow(() -> sql.update("add few jobs", FILL_FEW));
    }

    @AfterAll
    void close() throws Exception {
        accounts.close();
        sql.connection().close();
        postgres.close();
    }

    private void grow(Runnable insert) {
        sql.execute("keep the trigger quiet", "alter table queue_job disable trigger user");
        insert.run();
        sql.execute("notify again", "alter table queue_job enable trigger user");
    }

    private void addPart() {
        grow(() -> {
            add("done", 0, 1, OLD);
            add("pending", OTHERS, 1, PENDING);
            add("failed", OTHERS, PENDING + 1, PENDING + FAILED);
            add("cancelled", OTHERS, PENDING + FAILED + 1, PENDING + FAILED + CANCELLED);
            add("done", NEWEST, OLD + 1, OLD + NEW);
        });
        parts++;
    }

    private void add(String state, int place, int from, int to) {
        sql.update("add jobs", FILL, state, parts, place + parts * OLD * 2, from, to);
    }

    @Test
    void each_statement_looks_at_as_much_of_a_table_four_times_as_large() throws Exception {
        addPart();
        var small = used();
        addPart();
        addPart();
        addPart();
        var large = used();
        var all =
                Stream.concat(small.values().stream(), large.values().stream()).toList();

        assertThat(EXEMPT)
                .as("statements that may look at more are still sent")
                .allSatisfy(exempt -> assertThat(all).as(exempt.reason()).anyMatch(exempt::has));
        assertThat(large.values().stream()
                        .filter(account -> EXEMPT.stream().noneMatch(exempt -> exempt.has(account)))
                        .filter(account -> account.pages() > most(small.get(account.id())))
                        .map(account -> told(small.get(account.id()), account)))
                .as("statements that look at more of a larger table")
                .isEmpty();
    }

    private static double most(@Nullable Account before) {
        return before == null ? PAGES_OF_NEWS : SAME * before.pages() + FEW_PAGES;
    }

    private static String told(@Nullable Account before, Account after) {
        var pages = before == null ? "not sent" : String.format(Locale.ROOT, "%.1f", before.pages());
        return String.format(Locale.ROOT, "%s, then %.1f pages a call: %s", pages, after.pages(), after.text());
    }

    /// What the console's statements cost from its start on, when all screens were looked at.
    private Map<Long, Account> used() throws Exception {
        sql.execute("gather the statistics", "vacuum analyze queue_job");
        try (var session = fromMemory()) {
            for (int round = 1; round <= 3; round++) {
                change(session, round);
            }
            new Screens(session, folder, parts).read();
        }
        return accounts.read();
    }

    /// The first figures come from memory where all open jobs are read within a second: on a busy machine they may not.
    private Session fromMemory() {
        var opened = new ArrayList<Session>();
        await().atMost(LIMIT).until(() -> {
            accounts.clear();
            var session = open();
            session.monitor().setInterval(Monitor.SHORTEST_INTERVAL);
            session.start();
            await().atMost(LIMIT).until(() -> session.monitor().newest().snapshot() != null);
            var isFirst = isFromMemory(session.monitor().newest());
            if (isFirst) {
                opened.add(session);
            } else {
                session.close();
            }
            return isFirst;
        });
        return opened.getFirst();
    }

    private Session open() {
        var profile = TestProfiles.of("test", console, Environment.DEVELOPMENT).withChannels(CHANNELS);
        var audit = new AuditLog(AppFolders.below(folder).auditFile());
        return new Session(new Destination(profile, console), audit, InstantSource.system(), null);
    }

    private static boolean isFromMemory(Feed feed) {
        var snapshot = feed.snapshot();
        return snapshot != null && snapshot.open().source() instanceof OpenJobSource.FromMemory;
    }

    /// Jobs come, run and end, as is notified.
    private void change(Session session, int round) {
        var key = parts + "-" + round;
        sql.update("add a job", """
                insert into queue_job (uuid, state, channel, name, date_created)
                values ('new-' || ?, 'pending', 'root.f', 'A new job', now() at time zone 'utc')
                """, key);
        for (var state : List.of("enqueued", "started", "failed")) {
            sql.update("run a job", """
                    update queue_job set state = ?, date_enqueued = now() at time zone 'utc' where uuid = 'pending-0-' || ?
                    """, state, parts * 100 + round);
        }
        sql.update("end jobs", """
                update queue_job set state = 'done', date_done = now() at time zone 'utc'
                 where uuid in ('pending-0-' || ?, 'failed-0-' || ?)
                """, parts * 100 + 50 + round, PENDING + parts * 100 + round);
        var pending = sql.first(
                        "count", "select count(*) from queue_job where state = 'pending'", row -> row.getLong(1))
                .orElseThrow();
        await().atMost(LIMIT).until(() -> {
            var snapshot = snapshot(session);
            return snapshot.counts().of(JobState.PENDING).equals(Count.exactly(pending));
        });
    }

    private static Snapshot snapshot(Session session) {
        return Objects.requireNonNull(session.monitor().newest().snapshot());
    }

    /// What the screens read beside snapshots.
    private record Screens(Session session, Path folder, int parts) {
        private static final int PAGE = 100;

        void read() throws Exception {
            for (var state : List.of(JobState.PENDING, JobState.FAILED, JobState.STARTED, JobState.WAIT_DEPENDENCIES)) {
                for (var order : JobOrder.values()) {
                    list(JobFilter.ALL.withStates(Set.of(state)), order);
                }
            }
            for (var order : List.of(JobOrder.NEWEST, JobOrder.OLDEST)) {
                for (var state : List.of(JobState.DONE, JobState.CANCELLED, JobState.OTHER)) {
                    list(JobFilter.ALL.withStates(Set.of(state)), order);
                }
                list(JobFilter.ALL, order);
            }
            list(JobFilter.ALL.withStates(Set.of(JobState.PENDING)).withChannel("root.a"), JobOrder.NEWEST);
            list(JobFilter.ALL.withStates(JobState.OPEN).withText("method_3"), JobOrder.PRIORITY);
            list(JobFilter.ALL.withText("method_3"), JobOrder.NEWEST);
            detail("pending-" + (parts - 1) + "-" + PENDING);
            for (var uuid : List.of("done-0-1", "failed-0-6500", "started1", "wait_dependencies1")) {
                detail(uuid);
            }
            groups();
            for (var channel : List.of("root", "root.b")) {
                session.reads().nextJobs(channel, 12);
            }
            session.reads().whatIf("root:8,root.a:4:throttle=10");
            // The longer periods read more rows by the same statement, but no more of a larger table either.
            session.reads().trends(TrendPeriod.HOUR);
            session.configs().ofOwnBuild();
            session.reads().guardSql(new EnqueueGuard.Install());
            session.preflight(DrillPlan.of(InjectionMethod.TERMINATE_LEADER));
        }

        /// As the list of jobs does, with its count.
        private void list(JobFilter filter, JobOrder order) {
            var listing = new JobListing(filter, order);
            var line = session.reads().line(filter, order);
            line.ifPresent(all -> session.reads().rows(listing, lastOf(all)));
            var page = session.reads().jobs(listing, null, PAGE);
            if (page.next() != null) {
                session.reads().jobs(listing, page.next(), PAGE);
                if (line.isEmpty() && page.reach() == null && !filter.statesOnly()) {
                    count(filter);
                }
            }
        }

        private void count(JobFilter filter) {
            try {
                session.reads().matching(filter, 10_000);
            } catch (PostgresException e) {
                assertThat(e.kind()).isEqualTo(PostgresException.Kind.TIMED_OUT);
            }
        }

        private static List<Integer> lastOf(JobLine line) {
            return IntStream.range(Math.max(0, line.size() - PAGE), line.size())
                    .mapToObj(place -> Math.toIntExact(line.id(place)))
                    .toList();
        }

        private void detail(String uuid) {
            assertThat(session.reads().job(uuid)).as(uuid).isPresent();
            session.reads().related(session.reads().job(uuid).orElseThrow());
            session.reads().why(uuid);
            var graph = session.reads().graph("wait_dependencies1").orElseThrow();
            session.reads()
                    .states(graph.jobs().stream().map(job -> (int) job.id()).toList());
            for (var text : JobText.values()) {
                session.reads().more(uuid, text, 10);
            }
            session.reads().save(uuid, JobText.TRACEBACK, folder.resolve("text"));
            session.preview(new JobAction.Requeue(List.of(new JobTarget(uuid, JobState.FAILED))));
        }

        private void groups() throws Exception {
            var filter = JobFilter.ALL.withStates(Set.of(JobState.FAILED));
            var groups = session.groups().turn(GroupBy.ERROR, GroupScope.ALL, filter);
            while (!groups.progress().isComplete()) {
                groups = session.groups().turn(GroupBy.ERROR, GroupScope.ALL, filter);
            }
            session.groups().jobs(groups.groups().getFirst().key(), GroupScope.ALL, filter, 100);
        }
    }
}
