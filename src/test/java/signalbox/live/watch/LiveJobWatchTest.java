package signalbox.live.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.live.LiveJobs;
import signalbox.live.OpenJob;
import signalbox.postgres.Database;
import signalbox.postgres.Listener;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.JobState;
import signalbox.queue.count.Count;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// The jobs in memory are those of the table, as long as changes are notified.
@Tag("pg")
class LiveJobWatchTest {
    private static final Instant NOW = Instant.parse("2026-06-12T10:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String> STATES =
            List.of("wait_dependencies", "pending", "enqueued", "started", "failed", "done", "cancelled", "paused");

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final TestJobs jobs = new TestJobs(sql);
    private final Database watching = Database.watching(postgres.spec(), StatementLimits.WATCHING);
    private final Capabilities capabilities = CapabilityQueries.of(watching);
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final Listener listener =
            new Listener(postgres.spec(), "queue_job", heard::addAll, () -> {}, Duration.ofMillis(200));
    private LiveJobWatch watch = new LiveJobWatch(() -> {});

    @BeforeEach
    void listen() {
        listener.start();
        listener.wake();
        await().atMost(LIMIT).until(listener::isListening);
    }

    @AfterEach
    void close() throws SQLException {
        listener.close();
        watching.close();
        sql.connection().close();
        postgres.close();
    }

    /// What the watch knows after everything that was notified until now.
    private @Nullable LiveJobs follow() {
        var sentinel = "sentinel-" + UUID.randomUUID();
        jobs.add(sentinel, "done", null, 10);
        await().atMost(LIMIT).until(() -> heard.contains(sentinel));
        var uuids = new ArrayList<>(heard);
        uuids.forEach(heard::remove);
        return followed(uuids, true);
    }

    private @Nullable LiveJobs followed(List<String> uuids, boolean complete) {
        return watching.atOneMoment(
                        "follow",
                        reading -> watch.follow(
                                watching, capabilities, reading, new NotifiedJobs(uuids, complete, complete, NOW)))
                .jobs();
    }

    private LiveJobs known() {
        await().atMost(LIMIT).until(() -> follow() != null);
        return Objects.requireNonNull(follow());
    }

    private List<OpenJob> table() {
        var all = new ArrayList<OpenJob>();
        watching.atOneMoment("read the table", reading -> {
            new LiveJobQueries(reading, capabilities).readAll(reading, all::add);
            return true;
        });
        all.sort(Comparator.comparingLong(OpenJob::id));
        return all;
    }

    private void set(String uuid, String assignments) {
        sql.update("change a job", "update queue_job set " + assignments + " where uuid = ?", uuid);
    }

    private void change(Random random, int count) {
        for (int turn = 0; turn < count; turn++) {
            var state = STATES.get(random.nextInt(STATES.size()));
            var uuids = jobs.inState(STATES.get(random.nextInt(STATES.size())));
            if (uuids.isEmpty() || random.nextInt(3) == 0) {
                jobs.add("j" + random.nextInt(400), state, random.nextBoolean() ? null : "root.mail", 10);
            } else if (random.nextInt(4) == 0) {
                sql.update("delete", "delete from queue_job where uuid = ?", uuids.get(random.nextInt(uuids.size())));
            } else if (random.nextInt(5) == 0) {
                sql.execute("roll back", "begin; delete from queue_job; rollback");
            } else {
                set(
                        uuids.get(random.nextInt(uuids.size())),
                        "state = '" + state + "', priority = " + random.nextInt(20)
                                + ", eta = now() at time zone 'utc' + interval '" + random.nextInt(60) + " s'");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void it_equals_the_table_after_inserts_updates_deletes_and_rollbacks(long seed) {
        var random = new Random(seed);
        change(random, 100);
        assertThat(known().all()).isEqualTo(table());
        for (int round = 0; round < 5; round++) {
            change(random, 60);
            assertThat(Objects.requireNonNull(follow()).all()).isEqualTo(table());
        }
    }

    private @Nullable Count closed(JobState state) {
        return watch.closed(state).orElse(null);
    }

    private Count table(JobState state) {
        return Count.exactly(jobs.inState(state.stored()).size());
    }

    private void untilCounted() {
        await().atMost(LIMIT).until(() -> {
            follow();
            var done = closed(JobState.DONE);
            return done != null && !done.approximate();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void the_closed_jobs_are_counted_once_and_kept_by_what_is_notified(long seed) {
        var random = new Random(seed);
        for (int job = 0; job < 200; job++) {
            jobs.add("old-" + job, STATES.get(random.nextInt(STATES.size())), null, 10);
        }
        untilCounted();
        assertThat(closed(JobState.DONE)).isEqualTo(table(JobState.DONE));
        for (int round = 0; round < 20; round++) {
            changeKnown(random, round);
            follow();
            assertThat(closed(JobState.DONE)).as("done").isEqualTo(table(JobState.DONE));
            assertThat(closed(JobState.CANCELLED)).as("cancelled").isEqualTo(table(JobState.CANCELLED));
        }
    }

    /// New jobs, and others of which it is known what they were before.
    private void changeKnown(Random random, int round) {
        for (int turn = 0; turn < 20; turn++) {
            var uuid = "new-" + round + "-" + turn;
            jobs.add(uuid, STATES.get(random.nextInt(STATES.size())), null, 10);
        }
        for (var state : List.of("pending", "started", "failed")) {
            jobs.inState(state).stream()
                    .filter(_ -> random.nextInt(4) == 0)
                    .forEach(uuid -> set(uuid, "state = '" + STATES.get(random.nextInt(STATES.size())) + "'"));
        }
        jobs.inState("done").stream()
                .filter(uuid -> uuid.startsWith("new-") && random.nextInt(4) == 0)
                .forEach(uuid -> set(uuid, "state = 'pending'"));
    }

    @Test
    void what_closes_while_they_are_counted_is_counted_once() throws Exception {
        var stop = new AtomicBoolean();
        try (var connection = postgres.open("writer")) {
            var writer = Thread.ofVirtual().start(() -> {
                var writing = new TestJobs(new Sql(connection));
                for (int job = 0; !stop.get(); job++) {
                    writing.add("busy-" + job, "pending", null, 10);
                    new Sql(connection)
                            .update("close", "update queue_job set state = 'done' where uuid = ?", "busy-" + job);
                }
            });
            untilCounted();
            stop.set(true);
            writer.join();
        }

        follow();

        assertThat(closed(JobState.DONE)).isEqualTo(table(JobState.DONE));
    }

    @Test
    void a_job_of_which_it_is_not_known_what_it_was_makes_the_closed_ones_about_so_many_until_they_are_counted_again() {
        watch = new LiveJobWatch(1_000, Duration.ofMillis(500), () -> {});
        jobs.add("old", "cancelled", null, 10);
        untilCounted();

        set("old", "state = 'done'");
        follow();

        assertThat(Objects.requireNonNull(closed(JobState.DONE)).approximate()).isTrue();
        untilCounted();
        assertThat(closed(JobState.DONE)).isEqualTo(table(JobState.DONE));
        assertThat(closed(JobState.CANCELLED)).isEqualTo(table(JobState.CANCELLED));
    }

    @Test
    void the_last_exact_figure_is_kept_with_its_time_while_changes_may_have_been_missed() {
        watch = new LiveJobWatch(1_000, Duration.ofMillis(500), () -> {});
        jobs.add("done", "done", null, 10);
        jobs.add("open", "pending", null, 10);
        untilCounted();

        sql.execute("change without a word", """
                alter table queue_job disable trigger user;
                update queue_job set priority = 3 where uuid = 'open';
                alter table queue_job enable trigger user;
                """);
        var kept = new ArrayList<Count>();
        await().atMost(LIMIT).until(() -> {
            follow();
            kept.add(Objects.requireNonNull(closed(JobState.DONE)));
            return kept.getLast().approximate();
        });

        assertThat(kept.getLast())
                .as("with what was notified since")
                .isEqualTo(new Count(table(JobState.DONE).value(), true, NOW));
        untilCounted();
        assertThat(closed(JobState.DONE)).isEqualTo(table(JobState.DONE));
    }

    /// Odoo deletes old jobs, and the trigger tells nobody of one that was done.
    @Test
    void done_jobs_that_are_deleted_without_a_notification_are_missed_and_counted_again() {
        watch = new LiveJobWatch(1_000, Duration.ofMillis(500), () -> {});
        for (int i = 0; i < 50; i++) {
            jobs.add("old-" + i, "done", null, 10);
        }
        untilCounted();

        sql.execute("clean", "delete from queue_job where uuid like 'old-%' and state = 'done'");

        await().atMost(LIMIT.multipliedBy(2)).until(() -> {
            follow();
            return table(JobState.DONE).equals(closed(JobState.DONE));
        });
    }

    @Test
    void after_a_missed_notification_nothing_is_said_until_all_was_read_again() {
        change(new Random(4), 80);
        known();

        assertThat(followed(List.of(), false)).isNull();
        jobs.add("unheard", "pending", null, 10);
        heard.clear();

        assertThat(known().all()).isEqualTo(table()).anyMatch(job -> "unheard".equals(job.uuid()));
    }

    @Test
    void another_connection_begins_again() {
        known();
        try (var other = Database.watching(postgres.spec(), StatementLimits.WATCHING)) {
            var first = other.atOneMoment(
                    "follow",
                    reading ->
                            watch.follow(other, capabilities, reading, new NotifiedJobs(List.of(), true, true, NOW)));
            assertThat(first.jobs()).isNull();
        }
    }

    @Test
    void more_jobs_than_are_kept_are_not_known() {
        watch = new LiveJobWatch(10, Duration.ofSeconds(10), () -> {});
        for (int job = 0; job < 30; job++) {
            jobs.add("j" + job, "pending", null, 10);
        }
        for (int turn = 0; turn < 5; turn++) {
            assertThat(follow()).isNull();
        }
    }
}
