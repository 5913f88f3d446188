package signalbox.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.channel.ConfiguredChannels;
import signalbox.channel.WaitReason;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;

/// Behind a backlog of more rows than are read, the last start of a throttled channel shows only to a watch.
@Tag("pg")
class UnseenThrottleTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final List<Feed> feeds = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private Monitor watch(String channels) {
        sql.update(
                "add jobs",
                "insert into queue_job (uuid, state, channel, date_created) select 'job' || n, 'pending', 'root.mail',"
                        + " now() at time zone 'utc' from generate_series(1, 2100) as n");
        var stated = ConfiguredChannels.ofProfile(channels);
        var monitor = new Monitor(postgres.spec(), () -> stated, InstantSource.system());
        monitor.limitLoad(1);
        monitor.setInterval(Monitor.SHORTEST_INTERVAL);
        monitor.subscribe(feeds::add);
        monitor.start();
        return monitor;
    }

    private static List<WaitReason.Kind> kinds(Feed feed) {
        return Optional.ofNullable(feed.snapshot()).stream()
                .flatMap(snapshot -> snapshot.channel("root.mail").stream())
                .flatMap(wait -> wait.blocks().stream())
                .map(WaitReason::kind)
                .filter(kind -> kind == WaitReason.Kind.THROTTLED || kind == WaitReason.Kind.THROTTLE_UNKNOWN)
                .toList();
    }

    /// So that the watch sees jobs move.
    private void move() {
        sql.update(
                "write a job that does nothing else",
                "insert into queue_job (uuid, state, channel, date_done)"
                        + " values (gen_random_uuid()::text, 'done', 'root.other', now() at time zone 'utc')");
    }

    @Test
    void a_throttle_is_over_when_the_watch_has_heard_every_start_for_as_long() {
        try (var monitor = watch("root:4,root.mail:1:throttle=2")) {
            await().atMost(LIMIT).until(() -> monitor.newest().snapshot() != null);
            assertThat(kinds(monitor.newest())).containsExactly(WaitReason.Kind.THROTTLE_UNKNOWN);

            await().atMost(LIMIT).until(() -> {
                move();
                return kinds(monitor.newest()).isEmpty();
            });
        }
    }

    @Test
    void a_start_that_is_heard_holds_the_channel_also_when_its_job_is_done() {
        try (var monitor = watch("root:4,root.mail:1:throttle=600")) {
            await().atMost(LIMIT).until(() -> monitor.newest().snapshot() != null);

            sql.update(
                    "start a job that is done at once",
                    "update queue_job set state = 'done', date_enqueued = now() at time zone 'utc', date_done = now() at"
                            + " time zone 'utc' where uuid = 'job1'");

            await().atMost(LIMIT).until(() -> kinds(monitor.newest()).equals(List.of(WaitReason.Kind.THROTTLED)));
            assertThat(feeds).anyMatch(feed -> kinds(feed).contains(WaitReason.Kind.THROTTLE_UNKNOWN));
        }
    }
}
