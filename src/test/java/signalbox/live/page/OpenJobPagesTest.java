package signalbox.live.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.channel.LastStarts;
import signalbox.channel.text.ChannelName;
import signalbox.live.LiveJobs;
import signalbox.live.OpenJob;
import signalbox.live.OpenJobIndex;
import signalbox.live.OpenJobSnapshot;
import signalbox.live.OpenJobSource;
import signalbox.live.watch.LiveJobQueries;
import signalbox.postgres.Database;
import signalbox.postgres.ServerClock;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.count.Count;
import signalbox.queue.filter.FilterText;
import signalbox.queue.filter.FilterText.Fault;
import signalbox.queue.filter.FilterText.Filter;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobListing;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobPage;
import signalbox.queue.job.JobQueries;
import signalbox.testing.TestDatabase;

/// A page that is found in memory is the page that the server would find.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenJobPagesTest {
    private static final String WHOLE = "5a9f1c2e-0b6d-4c39-9d53-0e8a7c4b1f20";
    /// Deeper than a name that is kept whole.
    private static final String DEEP = "a" + ".a".repeat(ChannelName.MOST_LEVELS);

    private static final List<String> OPEN_STATES =
            List.of("state:failed", "state:pending,failed,wait_dependencies", "-state:done,cancelled,other");

    /// One of each line at most.
    private static final List<List<String>> CONDITIONS = List.of(
            List.of(
                    "channel:root.mail",
                    "channel:root",
                    "channel:root.mail.*",
                    "channel:mail.out,root.root.mail",
                    "channel:root." + DEEP),
            List.of("model:res.partner", "model:RES.*", "model:*a*e*r", "model:res.partner,sale.order"),
            List.of("method:send", "method:s*nd*", "method:*d"),
            List.of("exception:UserError", "exception:*", "exception:user*,odoo.exceptions.UserError"),
            List.of("uuid:5a", "uuid:*9F*0b*", "uuid:" + WHOLE, "uuid:\"\\*\",5A9f1c2e"),
            List.of("created:>2h", "created:<1h", "created:2026-06-01", "created:>=2026-06-01", "created:*"),
            List.of("enqueued:<=2026-06-01T10:00:00", "enqueued:<2026-06-02", "enqueued:*", "enqueued:>=30m"),
            List.of("started:>2026-05-31", "started:<=3h"),
            List.of("eta:>1h", "eta:<1h", "eta:>=0s", "eta:2026-06-01", "eta:*"),
            List.of("retry:0", "retry:>0", "retry:<=1,5"),
            List.of("priority:10", "priority:<5", "priority:>=10"));

    private static final List<@Nullable String> TIMES = Arrays.asList(
            null,
            "2026-06-01 10:00:00",
            "2026-06-01 10:00:00",
            "2026-06-01 10:00:00.000001",
            "2026-06-01 23:59:59.999999",
            "2026-06-01 10:05:00",
            "-3 hours",
            "-30 minutes",
            "3 hours",
            "3 seconds",
            "infinity",
            "12000-01-01",
            "10000-01-01");

    /// In memory they are all the same.
    private static final List<@Nullable String> OLD = Arrays.asList("2000-01-01", "-infinity", "1999-12-31");

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final Database watching = Database.watching(postgres.spec(), StatementLimits.WATCHING);
    private final Capabilities capabilities = CapabilityQueries.of(watching);
    private final JobQueries queries = new JobQueries(capabilities);

    @BeforeAll
    void allow() {
        sql.execute("allow jobs without a uuid and any states", """
                alter table queue_job alter uuid drop not null;
                alter table queue_job alter state drop not null;
                alter table queue_job disable trigger user
                """);
    }

    @BeforeEach
    void clear() {
        sql.execute("clear the table", "truncate queue_job cascade");
    }

    @AfterAll
    void close() throws SQLException {
        watching.close();
        sql.connection().close();
        postgres.close();
    }

    private static JobFilter filter(String text) {
        return switch (FilterText.parse(text)) {
            case Filter(var filter) -> filter;
            case Fault fault -> throw new AssertionError(fault.text());
        };
    }

    private static <T extends @Nullable Object> T one(Random random, List<? extends T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private void add(Random random, List<@Nullable String> times) {
        sql.update(
                "add a job",
                """
                insert into queue_job (uuid, state, channel, model_name, method_name, exc_name, priority, retry,
                                       date_created, date_enqueued, date_started, eta)
                values (?, ?, ?, ?, ?, ?, ?::int, ?::int, %s, %s, %s, %s)
                """.formatted(Collections.nCopies(
                                4,
                                "coalesce(case when ?::text ~ 'hour|min|sec' then"
                                        + " (now() at time zone 'utc') + (?::text)::interval end, (?::text)::timestamp)")
                        .toArray()),
                Stream.concat(
                                Stream.of(
                                        uuid(random),
                                        one(
                                                random,
                                                Arrays.asList(
                                                        "pending",
                                                        "failed",
                                                        "failed",
                                                        "started",
                                                        "enqueued",
                                                        "wait_dependencies",
                                                        "done",
                                                        "cancelled",
                                                        "paused",
                                                        null)),
                                        one(
                                                random,
                                                Arrays.asList(
                                                        null,
                                                        "",
                                                        "root",
                                                        "mail",
                                                        "root.mail",
                                                        "mail.out",
                                                        "root.mail.out",
                                                        "root.mailing",
                                                        "root.root.mail",
                                                        DEEP,
                                                        "root." + DEEP)),
                                        one(random, Arrays.asList("res.partner", "RES.Users", "sale.order", null)),
                                        one(random, Arrays.asList("send", "sanded", "s.nd", null)),
                                        one(random, Arrays.asList("UserError", "odoo.exceptions.UserError", "", null)),
                                        one(random, Arrays.asList(null, 1, 10, 10, 20)),
                                        one(random, Arrays.asList(null, 0, 1, 5))),
                                Stream.generate(() -> one(random, times))
                                        .limit(4)
                                        .flatMap(time -> Stream.of(time, time, time)))
                        .toArray());
    }

    private static @Nullable String uuid(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> "";
            case 2 -> WHOLE;
            case 3 -> "5A9F1c2e";
            case 4 -> "5a9f1c2e-0b6d-4c39-9d53-0e8a7c4b1f2" + random.nextInt(10);
            default -> "j" + random.nextInt(1_000);
        };
    }

    private void addSome(Random random, int jobs, List<@Nullable String> times) {
        for (int i = 0; i < jobs; i++) {
            add(random, times);
        }
    }

    private static JobFilter anyFilter(Random random) {
        var lines = new ArrayList<>(CONDITIONS);
        Collections.shuffle(lines, random);
        return filter(Stream.concat(
                        Stream.of(one(random, OPEN_STATES)),
                        lines.stream()
                                .limit(random.nextInt(4))
                                .map(line -> (random.nextInt(3) == 0 ? "-" : "") + one(random, line)))
                .collect(Collectors.joining(" ")));
    }

    private record Looked(Sql sql, LiveJobs jobs, Instant now, OpenJobPages pages) {}

    /// With the jobs of the table in memory.
    private <T> T looked(Function<Looked, T> work) {
        return watching.atOneMoment("look", reading -> {
            var now = ServerClock.atTransactionStart(reading);
            var jobs = read(reading);
            return work.apply(new Looked(reading, jobs, now, pages(jobs, now)));
        });
    }

    private LiveJobs read(Sql reading) {
        var index = new OpenJobIndex();
        var jobs = new ArrayList<OpenJob>();
        new LiveJobQueries(reading, capabilities).readAll(reading, jobs::add);
        index.replace(List.of(), jobs);
        return index.view();
    }

    private OpenJobPages pages(LiveJobs jobs, Instant at) {
        return new OpenJobPages(
                capabilities,
                new OpenJobSnapshot(new OpenJobSource.FromMemory(at, at, 0), jobs, LastStarts.UNREAD, at));
    }

    private static Optional<RowSearch> search(Looked looked, JobFilter filter) {
        return new RowConditions(looked.jobs(), looked.now())
                .of(filter)
                .map(condition -> new RowSearch(looked.jobs(), condition));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void each_page_is_that_of_the_server_for_any_jobs_filters_and_orders(long seed) {
        var random = new Random(seed);
        addSome(random, 250, TIMES);

        looked(looked -> {
            for (int round = 0; round < 60; round++) {
                var filter = anyFilter(random);
                assertThat(search(looked, filter).flatMap(search -> search.first(JobOrder.NEWEST, null, 1)))
                        .as("memory answers %s", filter.text())
                        .isPresent();
                assertThat(looked.pages().count(looked.sql(), filter, 1))
                        .as(filter.text())
                        .isEqualTo(Count.exactly(
                                queries.count(looked.sql(), filter, 1_000).value()));
                compare(looked, filter, one(random, List.of(JobOrder.values())), random);
                assertThat(looked.pages().line(looked.sql(), filter, JobOrder.NEWEST))
                        .isPresent();
                assertThat(looked.pages()
                                .failed(looked.sql(), filter)
                                .orElseThrow()
                                .size())
                        .isEqualTo(looked.pages().count(looked.sql(), filter, 1).value());
            }
            return true;
        });
    }

    /// Each page after the cursor of either, and all of them in line.
    private void compare(Looked looked, JobFilter filter, JobOrder order, Random random) {
        looked.pages().line(looked.sql(), filter, order).ifPresent(line -> {
            var whole = queries.page(looked.sql(), filter, order, null, JobQueries.LONGEST_PAGE);
            assertThat(IntStream.range(0, line.size()).mapToObj(line::id))
                    .as("%s by %s", filter.text(), order)
                    .containsExactlyElementsOf(
                            whole.jobs().stream().map(Job::id).toList());
        });
        JobCursor after = null;
        do {
            var limit = 1 + random.nextInt(60);
            var found = looked.pages().page(looked.sql(), new JobListing(filter, order), after, limit);
            var expected = queries.page(looked.sql(), filter, order, after, limit);
            assertThat(found.jobs()).as("%s by %s", filter.text(), order).isEqualTo(expected.jobs());
            assertThat(found.next() == null).isEqualTo(expected.next() == null);
            after = random.nextBoolean() ? found.next() : expected.next();
        } while (after != null);
    }

    @Test
    void what_memory_cannot_tell_apart_is_found_by_the_server() {
        var random = new Random(4);
        addSome(random, 60, OLD);
        add(random, TIMES);
        var longUuid = "5a9f".repeat(60);
        sql.update("add others", """
                insert into queue_job (uuid, state, model_name, method_name) values
                  (?, 'failed', '', 'caf\u00e9'), ('x', 'failed', null, 'CAF\u00c9')
                """, longUuid);
        var filters = Stream.of(
                        "state:failed created:<2026-01-01",
                        "state:failed -created:>1h",
                        "state:failed method:CAF\u00c9",
                        "state:failed method:caf*",
                        "state:failed uuid:*9f",
                        "state:failed model:*",
                        "state:failed -model:*")
                .map(OpenJobPagesTest::filter)
                .toList();

        looked(looked -> {
            for (var filter : filters) {
                assertThat(search(looked, filter).flatMap(search -> search.first(JobOrder.NEWEST, null, 9)))
                        .as(filter.text())
                        .isEmpty();
                assertThat(looked.pages().count(looked.sql(), filter, 1_000))
                        .isEqualTo(queries.count(looked.sql(), filter, 1_000));
                compare(looked, filter, JobOrder.OLDEST, random);
            }
            for (var order : JobOrder.values()) {
                assertThat(search(looked, filter("state:failed")).flatMap(search -> search.first(order, null, 9)))
                        .isPresent();
                compare(looked, filter("state:failed"), order, random);
            }
            return true;
        });
    }

    private static final String TOUCHED = """
            select coalesce(sum(seq_tup_read), 0) + coalesce(sum(idx_tup_fetch), 0)
              from pg_stat_xact_user_tables where relname = 'queue_job'
            """;

    private static long touched(Sql reading) {
        return reading.first("count rows read", TOUCHED, row -> row.getLong(1)).orElse(0L);
    }

    @Test
    void the_server_reads_the_rows_of_one_page_and_none_for_a_count() {
        sql.execute("fill the table", """
                insert into queue_job (uuid, state, channel, retry, date_created)
                select 'j' || n, 'failed', 'root.' || chr(97 + n % 3), n % 7, now() at time zone 'utc'
                  from generate_series(1, 20000) n;
                analyze queue_job
                """);
        var filter = filter("state:failed channel:root.a retry:>2");

        looked(looked -> {
            var before = touched(looked.sql());
            assertThat(looked.pages().count(looked.sql(), filter, 100).value()).isGreaterThan(3_000);
            assertThat(touched(looked.sql())).isEqualTo(before);
            for (var order : JobOrder.values()) {
                var start = touched(looked.sql());
                assertThat(looked.pages()
                                .page(looked.sql(), new JobListing(filter, order), null, 50)
                                .jobs())
                        .hasSize(50);
                assertThat(touched(looked.sql()) - start).as("by %s", order).isEqualTo(50);
            }
            return true;
        });
    }

    private static List<String> uuids(JobPage page) {
        return page.jobs().stream().map(Job::uuid).toList();
    }

    @Test
    void a_job_that_is_gone_or_no_longer_matches_is_left_out_and_the_next_page_goes_on_behind_it() {
        sql.execute(
                "add jobs",
                "insert into queue_job (uuid, state, priority) select 'j' || n, 'failed', n from generate_series(1, 6) n");
        var jobs = watching.atOneMoment("read", this::read);
        sql.execute("change some", """
                delete from queue_job where uuid = 'j1';
                update queue_job set state = 'done' where uuid = 'j4';
                update queue_job set retry = 3 where uuid = 'j3'
                """);

        watching.atOneMoment("look", reading -> {
            var pages = pages(jobs, ServerClock.atTransactionStart(reading));
            var filter = filter("state:failed");
            var first = pages.page(reading, new JobListing(filter, JobOrder.PRIORITY), null, 2);
            assertThat(uuids(first)).containsExactly("j2");
            var second = pages.page(reading, new JobListing(filter, JobOrder.PRIORITY), first.next(), 2);
            assertThat(uuids(second)).containsExactly("j3");
            assertThat(second.jobs().getFirst().tries().retry()).isEqualTo(3);
            var third = pages.page(reading, new JobListing(filter, JobOrder.PRIORITY), second.next(), 2);
            assertThat(uuids(third)).containsExactly("j5", "j6");
            assertThat(third.next()).isNull();
            return true;
        });
    }

    @Test
    void what_memory_knew_a_while_ago_is_not_listed() {
        var jobs = watching.atOneMoment("read", this::read);
        sql.execute("add a job", "insert into queue_job (uuid, state) values ('new', 'failed')");

        watching.atOneMoment("look", reading -> {
            var now = ServerClock.atTransactionStart(reading);
            var filter = filter("state:failed retry:0");
            assertThat(pages(jobs, now.minusSeconds(60))
                            .page(reading, new JobListing(filter, JobOrder.NEWEST), null, 9)
                            .jobs())
                    .hasSize(1);
            assertThat(pages(jobs, now.minusSeconds(60)).count(reading, filter, 9))
                    .isEqualTo(Count.exactly(1));
            assertThat(new OpenJobPages(capabilities, null).count(reading, filter, 9))
                    .isEqualTo(Count.exactly(1));
            return true;
        });
    }

    @Test
    void a_column_that_the_table_lacks_is_named_by_memory_too() throws SQLException {
        try (var old = TestDatabase.fresh();
                var connection = old.open("test");
                var database = Database.watching(old.spec(), StatementLimits.WATCHING)) {
            new Sql(connection).execute("drop a column", "alter table queue_job drop column exc_name");
            var known = CapabilityQueries.of(database);
            database.atOneMoment("look", reading -> {
                var now = ServerClock.atTransactionStart(reading);
                var view = new OpenJobSnapshot(
                        new OpenJobSource.FromMemory(now, now, 0), new OpenJobIndex().view(), LastStarts.UNREAD, now);
                var pages = new OpenJobPages(known, view);
                assertThatThrownBy(() -> pages.count(reading, filter("state:failed exception:UserError"), 9))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("no column exc_name");
                return true;
            });
        }
    }
}
