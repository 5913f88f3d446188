package signalbox.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.channel.ConfiguredChannels;
import signalbox.election.Scheme;
import signalbox.live.OpenJobSource;
import signalbox.monitor.Feed.Mode;
import signalbox.monitor.Monitor.Pausing;
import signalbox.monitor.Monitor.Visibility;
import signalbox.monitor.history.Ledger;
import signalbox.postgres.ServerClock;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.queue.JobState;
import signalbox.queue.count.Count;
import signalbox.record.write.RecordedTerms;
import signalbox.testing.HoldingLine;
import signalbox.testing.TestDatabase;
import signalbox.worker.Listed;
import signalbox.worker.Workers;
import signalbox.worker.listing.ProcessException;

@Tag("pg")
class MonitorTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final Monitor monitor = new Monitor(postgres.spec(), () -> ConfiguredChannels.NONE, InstantSource.system());
    private final List<Feed> feeds = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        monitor.close();
        sql.connection().close();
        postgres.close();
    }

    /// On a busy machine a statement may take long, and no test is about that but those of the limit.
    private void start() {
        monitor.limitLoad(1);
        startLimited();
    }

    private void startLimited() {
        monitor.subscribe(feeds::add);
        monitor.start();
    }

    private void until(Predicate<Feed> condition) {
        await().atMost(LIMIT).until(() -> condition.test(monitor.newest()));
    }

    private static boolean has(Feed feed, JobState state, long jobs) {
        var snapshot = feed.snapshot();
        return snapshot != null && snapshot.counts().of(state).equals(Count.exactly(jobs));
    }

    private static boolean isFromMemory(Feed feed) {
        var snapshot = feed.snapshot();
        return snapshot != null && snapshot.open().source() instanceof OpenJobSource.FromMemory;
    }

    private void add(String uuid, String state) {
        sql.update(
                "add a job",
                "INSERT INTO queue_job (uuid, state, date_started) VALUES (?, ?," + " now() AT TIME ZONE 'utc')",
                uuid,
                state);
    }

    @Test
    void a_change_shows_without_waiting_for_the_interval() {
        monitor.setInterval(Monitor.LONGEST_INTERVAL);
        start();
        until(Feed::listening);

        add("a", "pending");

        until(feed -> has(feed, JobState.PENDING, 1));
    }

    @Test
    void the_open_jobs_show_from_memory_as_soon_as_they_are_read() {
        monitor.setInterval(Monitor.LONGEST_INTERVAL);
        start();
        until(Feed::listening);
        monitor.refresh();

        until(feed -> feed.snapshot() != null && feed.snapshot().open().source() instanceof OpenJobSource.FromMemory);
    }

    @Test
    void the_first_figures_come_from_memory() {
        add("a", "pending");
        monitor.setInterval(Monitor.LONGEST_INTERVAL);
        start();
        until(feed -> feed.snapshot() != null);

        var first = feeds.stream().filter(feed -> feed.snapshot() != null).findFirst();
        assertThat(first)
                .hasValueSatisfying(feed -> assertThat(isFromMemory(feed)).isTrue());
        assertThat(first)
                .hasValueSatisfying(
                        feed -> assertThat(has(feed, JobState.PENDING, 1)).isTrue());
    }

    @Test
    void while_all_open_jobs_are_read_the_runners_and_an_estimate_are_shown() throws Exception {
        for (int job = 0; job < 100; job++) {
            add("job" + job, "pending");
        }
        sql.execute("gather the statistics", "analyze queue_job");
        try (var line = new HoldingLine(postgres.spec(), "COPY (SELECT");
                var _ = PlainConnection.open(postgres.spec(), "jobrunner_first");
                var slow = new Monitor(line.spec(), () -> ConfiguredChannels.NONE, InstantSource.system())) {
            slow.start();
            await().atMost(LIMIT)
                    .until(() ->
                            slow.newest().firstLook() != null || slow.newest().snapshot() != null);

            var early = slow.newest();
            var look = Objects.requireNonNull(early.firstLook());
            assertThat(early.snapshot()).isNull();
            assertThat(Objects.requireNonNull(look.leadership().leader()).uuid())
                    .isEqualTo("first");
            assertThat(look.about().of(JobState.PENDING)).isEqualTo(Count.about(100));
            assertThat(look.read()).isZero();
            assertThat(look.open())
                    .as("the planner expects one job of each state at least")
                    .isBetween(100L, 104L);

            line.release();
            await().atMost(LIMIT).until(() -> isFromMemory(slow.newest()));
            assertThat(slow.newest().firstLook()).isNull();
        }
    }

    @Test
    void what_the_watch_asks_of_the_server_is_counted() {
        start();
        until(feed -> feed.load().lastMinute().statements() > 5);

        assertThat(monitor.newest().load().sessions()).isPositive();
        assertThat(monitor.newest().load().lastMinute().received()).isGreaterThan(1_000);
        assertThat(monitor.newest().load().lastMinute().sent()).isGreaterThan(1_000);
    }

    @Test
    void above_its_share_of_the_server_the_watch_slows_down_and_says_so() {
        monitor.limitLoad(1e-9);
        startLimited();
        until(feed -> feed.load().slowedTo() != null);
        assertThat(monitor.newest().pace()).isGreaterThan(Monitor.USUAL_INTERVAL);

        monitor.limitLoad(1);
        monitor.refresh();

        until(feed -> feed.load().slowedTo() == null);
    }

    @Test
    void while_the_watch_rests_it_looks_at_the_runners_and_at_nothing_else() throws Exception {
        restForLong();
        var jobsAt = snapshot().jobsAt();

        try (var _ = PlainConnection.open(postgres.spec(), "jobrunner_new")) {
            until(feed -> "new".equals(leader(feed)));
            assertThat(snapshot().serverTime()).isAfter(jobsAt);
        }
        until(feed -> leader(feed) == null);

        assertThat(snapshot().jobsAt()).isEqualTo(jobsAt);
        assertThat(snapshot().history().lanes()).anyMatch(lane -> "new".equals(lane.uuid()) && lane.ended() != null);
    }

    @Test
    void while_it_is_paused_it_looks_at_no_runner_and_goes_on_at_once_after_the_pause() throws Exception {
        restForLong();
        monitor.setPaused(Pausing.PAUSED);
        var before = feeds.size();

        try (var _ = PlainConnection.open(postgres.spec(), "jobrunner_new")) {
            var opened = ServerClock.now(sql);
            await().atMost(LIMIT).until(() -> ServerClock.now(sql).isAfter(opened.plusSeconds(3)));
            assertThat(feeds.subList(before, feeds.size())).noneMatch(feed -> "new".equals(leader(feed)));

            monitor.setPaused(Pausing.RUNNING);

            until(feed -> "new".equals(leader(feed)));
        }
    }

    /// Nothing is notified, a refresh costs much, and it may cost nothing.
    private void restForLong() {
        sql.execute("silence the trigger", "ALTER TABLE queue_job DISABLE TRIGGER USER");
        sql.execute(
                "make a refresh dear",
                "INSERT INTO queue_job (uuid, state) SELECT n::text, 'pending' FROM generate_series(1, 20000) n");
        monitor.limitLoad(1e-9);
        startLimited();
        until(feed -> Monitor.LONGEST_INTERVAL.equals(feed.load().slowedTo()));
    }

    private Snapshot snapshot() {
        return Objects.requireNonNull(monitor.newest().snapshot());
    }

    private static @Nullable String leader(Feed feed) {
        var snapshot = feed.snapshot();
        var leader = snapshot == null ? null : snapshot.leadership().leader();
        return leader == null ? null : leader.uuid();
    }

    @Test
    void while_changes_go_on_there_is_one_snapshot_an_interval() {
        start();
        until(MonitorTest::isFromMemory);
        var news = new AtomicInteger();

        await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> {
            add("job-" + news.incrementAndGet(), "pending");
            var snapshot = monitor.newest().snapshot();
            return snapshot != null && snapshot.counts().of(JobState.PENDING).value() > 150;
        });

        var taken = feeds.stream()
                .flatMap(feed -> Optional.ofNullable(feed.snapshot()).stream())
                .filter(snapshot -> snapshot.counts().of(JobState.PENDING).value() > 0)
                .map(Snapshot::takenAt)
                .distinct()
                .toList();
        assertThat(taken).hasSizeGreaterThan(2);
        for (var i = 1; i < taken.size(); i++) {
            assertThat(Duration.between(taken.get(i - 1), taken.get(i))).isGreaterThan(Duration.ofMillis(900));
        }
    }

    @Test
    void a_queue_in_which_nothing_is_announced_is_not_read_again_until_an_eta_comes() throws SQLException {
        start();
        until(Feed::listening);
        add("later", "pending");
        sql.update("give it an eta", "update queue_job set eta = now() at time zone 'utc' + interval '4 s'");
        until(feed -> has(feed, JobState.PENDING, 1)
                && Objects.requireNonNull(feed.snapshot()).oldestPending() == null);
        try (var unheard = PlainConnection.open(postgres.superuser(), "test")) {
            new Sql(unheard)
                    .execute(
                            "add a job past the trigger",
                            "set session_replication_role = replica;"
                                    + " insert into public.queue_job (uuid, state) values ('unheard', 'pending')");
        }
        var before = feeds.size();

        await().atMost(LIMIT).until(() -> feeds.size() > before + 2);
        assertThat(feeds.getLast()).matches(feed -> has(feed, JobState.PENDING, 1), "was not read again");

        until(feed -> has(feed, JobState.PENDING, 2));
        assertThat(Objects.requireNonNull(monitor.newest().snapshot()).oldestPending())
                .isNotNull();
    }

    @Test
    void a_paused_watch_says_so_and_reads_nothing_until_asked() {
        start();
        until(feed -> feed.listening() && has(feed, JobState.PENDING, 0));

        monitor.setPaused(Pausing.PAUSED);
        assertThat(monitor.newest().mode()).isEqualTo(Mode.PAUSED);
        await().atMost(LIMIT).until(() -> feeds.getLast().mode() == Mode.PAUSED);
        add("a", "pending");
        var before = feeds.size();
        monitor.refresh();

        await().atMost(LIMIT).until(() -> feeds.size() > before);
        assertThat(feeds.size()).isEqualTo(before + 1);
        // The notification of the change may come after the question.
        await().atMost(LIMIT).until(() -> {
            monitor.refresh();
            return has(feeds.getLast(), JobState.PENDING, 1);
        });
    }

    @Test
    void processes_that_take_long_to_list_hold_up_no_figure() {
        var never = new CountDownLatch(1);
        try (var watch = new Monitor(
                postgres.spec(),
                () -> ConfiguredChannels.NONE,
                InstantSource.system(),
                WatchKeeping.of(Ledger.inMemory()),
                new Listed(0, () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new ProcessException("Ended", new IllegalStateException());
                }))) {
            watch.subscribe(feeds::add);
            watch.start();
            await().atMost(LIMIT)
                    .until(() -> feeds.stream()
                                    .filter(feed -> feed.snapshot() != null)
                                    .count()
                            > 2);
            var snapshot = Objects.requireNonNull(watch.newest().snapshot());
            assertThat(snapshot.workers()).isEqualTo(Workers.UNSEEN);
        }
    }

    @Test
    void a_hidden_window_does_not_end_a_pause() {
        start();
        monitor.setPaused(Pausing.PAUSED);
        monitor.setVisibility(Visibility.HIDDEN);
        monitor.setVisibility(Visibility.VISIBLE);

        assertThat(monitor.newest().mode()).isEqualTo(Mode.PAUSED);
    }

    @Test
    void a_server_that_refuses_is_not_asked_in_a_loop_when_someone_tries_again() {
        var counted = new CopyOnWriteArrayList<Feed>();
        try (var refused =
                new Monitor(postgres.withPassword("wrong"), () -> ConfiguredChannels.NONE, InstantSource.system())) {
            refused.subscribe(counted::add);
            refused.start();
            await().atMost(LIMIT).until(() -> refused.newest().fault() != null);

            refused.refresh();

            await().during(Duration.ofSeconds(2)).atMost(LIMIT).until(() -> counted.size() <= 4);
        }
    }

    @Test
    void an_error_of_one_turn_is_told_and_the_next_turn_follows() {
        var broken = new AtomicBoolean(true);
        InstantSource failing = () -> {
            if (broken.compareAndSet(true, false)) {
                throw new OutOfMemoryError("Java heap space");
            }
            return Instant.now();
        };
        try (var shaken = new Monitor(postgres.spec(), () -> ConfiguredChannels.NONE, failing)) {
            shaken.start();
            await().until(() -> shaken.newest().fault() != null);
            assertThat(Objects.requireNonNull(shaken.newest().fault()).message())
                    .contains("Java heap space");
            shaken.refresh();
            await().until(() ->
                    shaken.newest().fault() == null && shaken.newest().snapshot() != null);
        }
    }

    @Test
    void failures_are_counted_as_they_are_seen() {
        start();
        until(Feed::listening);

        add("a", "failed");

        until(feed -> feed.snapshot() != null && feed.snapshot().throughput().failedSeenPerMinute() == 1);
    }

    @Test
    void the_oldest_runner_connection_leads() throws Exception {
        try (var _ = PlainConnection.open(postgres.spec(), "jobrunner_first");
                var _ = PlainConnection.open(postgres.spec(), "jobrunner_second")) {
            start();
            until(feed -> feed.snapshot() != null
                    && feed.snapshot().leadership().succession().size() == 2);

            var leadership = Objects.requireNonNull(monitor.newest().snapshot()).leadership();
            assertThat(leadership.scheme()).isEqualTo(Scheme.OLDEST_OR_HA);
            assertThat(Objects.requireNonNull(leadership.leader()).uuid()).isEqualTo("first");
        }
    }

    @Test
    void sessions_that_the_server_ends_are_opened_again() {
        start();
        until(Feed::listening);

        sql.list(
                "end the sessions",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'signalbox'"
                        + " AND datname = current_database()",
                row -> row.getBoolean(1));
        add("a", "pending");

        until(feed -> feed.fault() == null && feed.listening() && has(feed, JobState.PENDING, 1));
    }

    @Test
    void a_server_that_does_not_answer_is_a_fault_with_its_reason() {
        var spec = postgres.spec();
        try (var nowhere = new Monitor(
                ConnectionSpec.of("no-such-host.invalid", spec.port(), "db", "odoo"),
                () -> ConfiguredChannels.NONE,
                InstantSource.system())) {
            nowhere.start();

            await().atMost(LIMIT).until(() -> nowhere.newest().fault() != null);
            assertThat(Objects.requireNonNull(nowhere.newest().fault()).message())
                    .contains("no-such-host.invalid");
        }
    }

    @Test
    void closing_leaves_no_connection_behind() {
        start();
        until(Feed::listening);

        monitor.close();

        await().atMost(LIMIT)
                .until(() -> sql.first(
                                "count the sessions",
                                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'signalbox'"
                                        + " AND datname = current_database()",
                                row -> row.getInt(1))
                        .orElseThrow()
                        .equals(0));
    }

    @Test
    void intervals_outside_of_half_a_second_to_a_minute_are_refused() {
        assertThatThrownBy(() -> monitor.setInterval(Duration.ofMillis(499)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> monitor.setInterval(Duration.ofSeconds(61)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// A wall clock that can be set.
    private static final class SetClock implements InstantSource {
        private volatile Duration off = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(off);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-3600, -10, 10, 3600})
    void a_wall_clock_that_is_set_does_not_stop_the_watch(int seconds) {
        var clock = new SetClock();
        try (var watch = new Monitor(postgres.spec(), () -> ConfiguredChannels.NONE, clock)) {
            watch.setInterval(Monitor.SHORTEST_INTERVAL);
            watch.start();
            await().atMost(LIMIT).until(() -> watch.newest().snapshot() != null);

            clock.off = Duration.ofSeconds(seconds);
            var before = Objects.requireNonNull(watch.newest().snapshot()).serverTime();

            await().atMost(Duration.ofSeconds(5))
                    .until(() -> Objects.requireNonNull(watch.newest().snapshot())
                            .serverTime()
                            .isAfter(before.plusMillis(1200)));
        }
    }

    @Test
    void a_subscriber_that_does_not_come_back_holds_up_nobody() throws Exception {
        var stuck = new CountDownLatch(1);
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> monitor.subscribe(_ -> assertThatCode(stuck::await).doesNotThrowAnyException()));
        start();
        until(Feed::listening);

        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            monitor.setInterval(Duration.ofSeconds(2));
            monitor.setPaused(Pausing.PAUSED);
            monitor.setVisibility(Visibility.HIDDEN);
            monitor.subscribe(feeds::add);
            monitor.newest();
        });
        await().atMost(LIMIT).until(() -> feeds.getLast().mode() == Mode.PAUSED);

        assertTimeoutPreemptively(Duration.ofSeconds(2), monitor::close);
        stuck.countDown();
    }

    @Test
    void a_subscriber_that_fails_does_not_end_the_watch() {
        monitor.subscribe(_ -> {
            throw new IllegalStateException("a subscriber's own fault");
        });
        start();

        until(feed -> feed.listening() && feed.fault() == null);
        add("a", "pending");
        await().atMost(LIMIT).until(() -> has(feeds.getLast(), JobState.PENDING, 1));
    }

    @SuppressWarnings("try") // closed within its time, and once more
    @Test
    void a_disk_that_does_not_answer_holds_up_no_snapshot_and_no_setting(@TempDir Path folder) throws Exception {
        var stuck = new CountDownLatch(1);
        var ledger = Ledger.at(new StuckStore(
                stuck, new RecordedTerms(folder.resolve("prod.db"), folder.resolve("ledger/prod.jsonl"))));
        try (var _ = PlainConnection.open(postgres.spec(), "jobrunner_leads");
                var watch = new Monitor(
                        postgres.spec(),
                        () -> ConfiguredChannels.NONE,
                        InstantSource.system(),
                        WatchKeeping.of(ledger),
                        null);
                AutoCloseable _ = stuck::countDown) {
            watch.subscribe(feeds::add);
            watch.start();
            await().atMost(LIMIT).until(() -> watch.newest().listening());

            add("a", "pending");

            await().atMost(LIMIT).until(() -> has(watch.newest(), JobState.PENDING, 1));
            assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
                watch.setInterval(Duration.ofSeconds(2));
                watch.subscribe(_ -> {});
                watch.close();
            });
        }
    }

    @Test
    void no_subscriber_gets_an_older_feed_after_a_newer_one() throws Exception {
        monitor.setInterval(Monitor.SHORTEST_INTERVAL);
        var outOfOrder = new AtomicInteger();
        var intervals = Monitor.SHORTEST_INTERVAL.toMillis();
        var ended = new CountDownLatch(1);
        var setting = Thread.ofVirtual().start(() -> {
            for (var more = 0; more < 3000; more++) {
                monitor.setInterval(Duration.ofMillis(intervals + more));
            }
            ended.countDown();
        });
        var last = new ConcurrentLinkedQueue<AtomicLong>();
        while (ended.getCount() > 0 && last.size() < 200) {
            var newest = new AtomicLong();
            last.add(newest);
            monitor.subscribe(feed -> {
                if (newest.getAndSet(feed.interval().toMillis())
                        > feed.interval().toMillis()) {
                    outOfOrder.incrementAndGet();
                }
            });
        }
        setting.join();

        await().atMost(LIMIT).until(() -> last.stream().allMatch(newest -> newest.get() == intervals + 2999));
        assertThat(outOfOrder).hasValue(0);
    }
}
