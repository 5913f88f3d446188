package signalbox.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.ConfiguredChannels;
import signalbox.channel.StoredChannels;
import signalbox.channel.simulation.DispatchOrder;
import signalbox.live.watch.LiveJobWatch;
import signalbox.monitor.memory.NotifiedChanges;
import signalbox.monitor.reading.OpenJobReader;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.JobState;
import signalbox.queue.channel.BacklogQueries;
import signalbox.queue.channel.ChannelQueries;
import signalbox.queue.channel.OpenJobQueries;
import signalbox.queue.count.QueueQueries;
import signalbox.queue.stuck.BlockedJobs;
import signalbox.queue.stuck.LateJobs;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// What the jobs in memory answer is what the statements answer.
@Tag("pg")
class LiveFiguresTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String> STATES =
            List.of("wait_dependencies", "pending", "pending", "pending", "enqueued", "started", "failed", "done");
    private static final List<String> CHANNELS = List.of("root", "root.mail", "mail", "root.slow", "root.a.b");
    private static final List<String> TIMES = List.of(
            "NULL",
            "'-infinity'",
            "'infinity'",
            "now() at time zone 'utc' - interval '90 s'",
            "now() at time zone 'utc' + interval '2 h'",
            "now() at time zone 'utc' - interval '3 days'");

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final TestJobs jobs = new TestJobs(sql);
    private final Database watching = Database.watching(postgres.spec(), StatementLimits.WATCHING);
    private final Capabilities capabilities = CapabilityQueries.of(watching);
    private final QueueQueries queries = new QueueQueries(capabilities);
    private final ChannelQueries channelQueries = new ChannelQueries(capabilities);
    private final OpenJobReader statements = OpenJobReader.byStatements(capabilities);
    private final LiveFigures figures = new LiveFigures(new LiveJobWatch(() -> {}), watching, capabilities);

    @AfterEach
    void close() throws SQLException {
        watching.close();
        sql.connection().close();
        postgres.close();
    }

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private void set(String uuid, String assignments) {
        sql.update("change a job", "update queue_job set " + assignments + " where uuid = ?", uuid);
    }

    private void fill(Random random) {
        for (int job = 0; job < 150; job++) {
            var uuid = "j" + job;
            jobs.add(uuid, one(random, STATES), one(random, CHANNELS), random.nextInt(4));
            set(
                    uuid,
                    "date_created = " + one(random, TIMES) + ", eta = "
                            + (random.nextBoolean() ? "NULL" : one(random, TIMES)) + ", date_enqueued = "
                            + one(random, TIMES) + ", date_started = " + one(random, TIMES) + ", exc_name = "
                            + (random.nextBoolean() ? "'E'" : "NULL") + ", retry = " + random.nextInt(2)
                            + ", exc_info = " + (random.nextInt(4) == 0 ? "'T'" : "NULL"));
        }
    }

    private static ChannelsInForce channels() {
        return ChannelsInForce.of(
                StoredChannels.NONE,
                ConfiguredChannels.ofProfile("root:4,root.mail:1:sequential,root.slow:2:throttle=30"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void memory_and_statements_agree(long seed) {
        fill(new Random(seed));
        know();
        watching.atOneMoment("compare", reading -> {
            var now = now(reading);
            figures.follow(reading, new NotifiedChanges(List.of(), true), now);
            var open = queries.openByChannel(reading);
            assertThat(figures.openByChannel(now)).isEqualTo(open);
            assertThat(figures.facts(reading, open, channels(), now))
                    .containsExactlyInAnyOrderElementsOf(channelQueries.facts(reading, open, channels()));
            assertThat(figures.failing(now, 20)).containsExactlyInAnyOrderElementsOf(queries.failing(reading, 20));
            assertThat(figures.lastEnqueued(now)).isEqualTo(queries.lastEnqueued(reading));
            compareOldest(reading, now);
            assertThat(figures.firstAble(now)).isEqualTo(queries.firstAble(reading));
            assertThat(figures.movement(reading)).isEqualTo(statements.movement(reading));
            assertThat(figures.createdAhead(reading)).isEqualTo(statements.createdAhead(reading));
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void the_scheduler_and_forecasts_get_the_same_jobs_from_memory(long seed) {
        fill(new Random(seed));
        know();
        watching.atOneMoment("compare", reading -> {
            figures.follow(reading, new NotifiedChanges(List.of(), true), now(reading));
            var memory = figures.view();
            assertThat(memory.at(now(reading))).isPresent();
            var held = new OpenJobQueries(capabilities, memory).read(reading);
            var read = new OpenJobQueries(capabilities).read(reading);
            assertThat(held.jobs()).containsExactlyInAnyOrderElementsOf(read.jobs());
            assertThat(held.complete()).isEqualTo(read.complete());
            assertThat(DispatchOrder.of(channels(), held)).isEqualTo(DispatchOrder.of(channels(), read));
            var backlog = new BacklogQueries(capabilities, memory).read(reading);
            var walked = new BacklogQueries(capabilities).read(reading);
            assertThat(backlog.jobs()).containsExactlyInAnyOrderElementsOf(walked.jobs());
            assertThat(backlog.notes()).isEqualTo(walked.notes());
            assertThat(backlog.pending()).isEqualTo(walked.pending());
            return true;
        });
    }

    @Test
    void what_was_in_memory_a_while_ago_is_not_used() {
        know();
        watching.atOneMoment("compare", reading -> {
            var then = now(reading);
            figures.follow(reading, new NotifiedChanges(List.of(), true), then);
            assertThat(figures.view().at(then.plusSeconds(15))).isPresent();
            assertThat(figures.view().at(then.plusSeconds(16))).isEmpty();
            return true;
        });
    }

    @Test
    void late_and_blocked_jobs_are_not_asked_for_while_none_can_be() {
        jobs.add("runs", "started", "root", 10);
        set("runs", "date_enqueued = now() at time zone 'utc', date_started = now() at time zone 'utc'");
        jobs.add("waits", "pending", "root", 10);
        know();
        var unasked = new Sql(postgres.open("unasked"));
        watching.atOneMoment("look", reading -> {
            figures.follow(reading, new NotifiedChanges(List.of(), true), now(reading));
            return true;
        });
        closeQuietly(unasked);

        assertThat(figures.late(unasked)).isEqualTo(LateJobs.NONE);
        assertThat(figures.blocked(unasked)).isEqualTo(BlockedJobs.NONE);
    }

    /// A question to it fails.
    private static void closeQuietly(Sql asked) {
        try {
            asked.connection().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addLongAgo(String uuid, String state, String parents) {
        jobs.add(uuid, state, "root", 10);
        set(
                uuid,
                "dependencies = '{\"depends_on\": [" + parents + "], \"reverse_depends_on\": []}', graph_uuid = 'g',"
                        + " date_created = now() at time zone 'utc' - interval '1 h',"
                        + " date_done = now() at time zone 'utc' - interval '1 h'");
    }

    private BlockedJobs blockedAfter(List<String> notified, int seconds, Sql asked) {
        return watching.atOneMoment("follow", reading -> {
            figures.follow(
                    reading, new NotifiedChanges(notified, true), now(reading).plusSeconds(seconds));
            return figures.blocked(asked);
        });
    }

    @Test
    void blocked_jobs_are_read_again_only_after_a_job_that_waits_or_one_it_waits_for_has_changed() {
        addLongAgo("parent", "done", "");
        addLongAgo("dependant", "wait_dependencies", "\"parent\"");
        addLongAgo("other", "pending", "");
        know();
        var nothing = new Sql(postgres.open("nothing"));
        closeQuietly(nothing);
        assertThat(blockedAfter(List.of(), 0, sql).unheld().jobs()).isEqualTo(1);
        blockedAfter(List.of(), 80, sql);

        set("other", "state = 'failed'");
        assertThat(blockedAfter(List.of("other"), 90, nothing)).isEqualTo(statements.blocked(sql));
        set("parent", "state = 'failed'");
        assertThat(blockedAfter(List.of("parent"), 100, sql))
                .isEqualTo(statements.blocked(sql))
                .extracting(blocked -> blocked.heldBy(JobState.FAILED))
                .isEqualTo(1L);
        blockedAfter(List.of(), 180, sql);
        set("dependant", "dependencies = '{\"depends_on\": [\"other\"], \"reverse_depends_on\": []}'");
        blockedAfter(List.of("dependant"), 190, sql);
        blockedAfter(List.of(), 270, sql);
        set("other", "state = 'pending'");
        assertThat(blockedAfter(List.of("other"), 280, sql)).isEqualTo(statements.blocked(sql));
        set("dependant", "state = 'pending'");
        assertThat(blockedAfter(List.of("dependant"), 290, nothing)).isEqualTo(BlockedJobs.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void late_and_blocked_jobs_are_those_of_the_statements(long seed) {
        var random = new Random(seed);
        know();
        for (int job = 0; job < 4; job++) {
            var notified = new NotifiedChanges(List.of("j" + job), true);
            jobs.add("j" + job, one(random, List.of("enqueued", "started", "wait_dependencies")), "root", 10);
            set("j" + job, "date_enqueued = " + one(random, TIMES) + ", date_started = " + one(random, TIMES));
            watching.transaction("compare", reading -> {
                figures.follow(reading, notified, now(reading));
                assertThat(figures.late(reading)).isEqualTo(statements.late(reading));
                assertThat(figures.blocked(reading)).isEqualTo(statements.blocked(reading));
                return true;
            });
        }
    }

    /// A job that was put back after the last movement has an old date of creation, too.
    @Test
    void only_a_job_that_was_written_before_the_last_movement_has_waited_ever_since() {
        var old = "date_created = now() at time zone 'utc' - interval '1 h'";
        jobs.add("waits", "pending", "root.waits", 10);
        set("waits", old);
        jobs.add("moved", "done", "root", 10);
        set("moved", old + ", date_done = now() at time zone 'utc' - interval '1 min'");
        assertWaiting("root.waits");

        jobs.add("put back", "pending", "root.back", 10);
        set("put back", old);
        assertWaiting();
    }

    /// From memory that was read just now, and by statements.
    private void assertWaiting(String... channels) {
        var fresh = new LiveFigures(new LiveJobWatch(() -> {}), watching, capabilities);
        know(fresh);
        watching.atOneMoment("compare", reading -> {
            assertThat(fresh.movement(reading).waiting()).containsOnlyKeys(channels);
            assertThat(fresh.movement(reading)).isEqualTo(statements.movement(reading));
            return true;
        });
    }

    @Test
    void a_job_that_was_not_written_since_the_last_checkpoint_has_waited_since_then_at_least() throws SQLException {
        jobs.add("waits", "pending", "root.waits", 10);
        set("waits", "date_created = now() at time zone 'utc' - interval '1 h'");
        assertWaiting();

        try (var superuser = PlainConnection.openAsOdoo(postgres.superuser(), "superuser")) {
            new Sql(superuser).execute("make a checkpoint", "checkpoint");
        }
        assertWaiting("root.waits");

        jobs.add("came later", "pending", "root.later", 10);
        assertWaiting("root.waits");

        set("waits", "priority = priority");
        assertWaiting();
    }

    @Test
    void a_movement_that_was_notified_counts_at_once() {
        jobs.add("runs", "pending", "root", 10);
        know();
        watching.atOneMoment("look", reading -> figures.movement(reading));
        set("runs", "state = 'done', date_done = date_trunc('second', now() at time zone 'utc')");

        watching.atOneMoment("compare", reading -> {
            figures.follow(reading, new NotifiedChanges(List.of("runs"), true), now(reading));
            assertThat(figures.movement(reading).moves().done()).isNotNull();
            assertThat(figures.movement(reading)).isEqualTo(statements.movement(reading));
            return true;
        });
    }

    private void know() {
        know(figures);
    }

    private void know(LiveFigures fresh) {
        await().atMost(LIMIT)
                .until(() -> watching.atOneMoment("follow", reading -> {
                    fresh.follow(reading, new NotifiedChanges(List.of(), true), now(reading));
                    return fresh.areKnown();
                }));
    }

    private static Instant now(Sql reading) {
        return reading.first("read the time", "select now()", row -> Objects.requireNonNull(Sql.instant(row, "now")))
                .orElseThrow();
    }

    /// Several jobs may be equally old.
    private void compareOldest(Sql reading, Instant now) {
        var known = Objects.requireNonNull(figures.oldest(reading, queries, now));
        var read = queries.oldestPending(reading).orElseThrow();
        assertThat(Objects.requireNonNull(known.age()))
                .isCloseTo(Objects.requireNonNull(read.age()), Duration.ofMillis(1));
        assertThat(List.of(known.call().model(), known.call().method()))
                .isEqualTo(List.of(read.call().model(), read.call().method()));
    }
}
