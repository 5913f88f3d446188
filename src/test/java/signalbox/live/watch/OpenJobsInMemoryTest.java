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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.live.OpenJob;
import signalbox.live.OpenJobSource.FromMemory;
import signalbox.live.OpenJobSource.FromStatements;
import signalbox.live.OpenJobSource.WhileReading;
import signalbox.postgres.Database;
import signalbox.postgres.Listener;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.StatementLimits;
import signalbox.testing.TestDatabase;

/// Whatever happens to the table and to the connection, the jobs in memory are those of the table.
@Tag("pg")
class OpenJobsInMemoryTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Instant BEGIN = Instant.parse("2026-06-12T10:00:00Z");
    private static final List<String> STATES =
            List.of("wait_dependencies", "pending", "pending", "enqueued", "started", "failed", "done", "cancelled");

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final Database watching = Database.watching(postgres.spec(), StatementLimits.WATCHING);
    private final Capabilities capabilities = CapabilityQueries.of(watching);
    private final HeardChanges heard = new HeardChanges();
    private final Listener listener =
            new Listener(postgres.spec(), "queue_job", heard::add, heard::miss, Duration.ofMillis(20));
    private final LiveJobWatch watch = new LiveJobWatch(1_000, Duration.ofMillis(1), () -> {});
    private int turns;

    @BeforeEach
    void listen() {
        sql.execute("allow jobs without a uuid", "alter table queue_job alter uuid drop not null");
        listener.start();
        hear();
    }

    private void hear() {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> {
            listener.wake();
            return listener.isListening();
        });
    }

    @AfterEach
    void close() throws SQLException {
        listener.close();
        watching.close();
        sql.connection().close();
        postgres.close();
    }

    private LiveJobWatch.Followed follow() {
        var taken = heard.take(listener);
        var now = BEGIN.plusSeconds(++turns);
        return watching.atOneMoment(
                "follow",
                reading -> watch.follow(
                        watching,
                        capabilities,
                        reading,
                        new NotifiedJobs(taken.uuids(), taken.complete(), taken.listens(), now)));
    }

    /// What is in memory after a check that began after this call has ended.
    private LiveJobWatch.Followed checked() {
        follow();
        for (int check = 0; check < 2; check++) {
            var from = BEGIN.plusSeconds(turns);
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> follow().source() instanceof FromMemory known
                            && known.checked().isAfter(from));
        }
        return follow();
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

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /// Some have no uuid, or an empty one, or one that others have too.
    private static @Nullable String uuid(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> "";
            default -> "j" + random.nextInt(300);
        };
    }

    private void change(Random random) {
        var id = "(select id from queue_job order by md5(id::text || '" + random.nextInt() + "') limit 1)";
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> add(uuid(random), one(random, STATES));
            case 3, 4 ->
                sql.update(
                        "change a job",
                        "update queue_job set state = ?, priority = ?, eta = now() at time zone 'utc' where id = " + id,
                        one(random, STATES),
                        random.nextInt(20));
            case 5 -> sql.execute("delete a job", "delete from queue_job where id = " + id);
            case 6 -> sql.execute("roll back", "begin; update queue_job set state = 'failed'; rollback");
            case 7 -> sql.update("give another uuid", "update queue_job set uuid = ? where id = " + id, uuid(random));
            default -> throw new AssertionError();
        }
    }

    private void add(@Nullable String uuid, String state) {
        sql.update(
                "add a job",
                "insert into queue_job (uuid, state, model_name, method_name, retry) values (?, ?, 'm', 'f', 0)",
                uuid,
                state);
    }

    private void disturb(Random random) {
        switch (random.nextInt(40)) {
            case 0 -> loseTheListener(random);
            case 1, 2, 3, 4, 5, 6 -> {
                sql.execute("silence", "alter table queue_job disable trigger queue_job_notify");
                change(random);
                change(random);
                sql.execute("notify again", "alter table queue_job enable trigger queue_job_notify");
            }
            default -> follow();
        }
    }

    private void loseTheListener(Random random) {
        sql.execute(
                "end the connection that listens",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                        + " and query in ('LISTEN queue_job', 'SELECT 1')");
        change(random);
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> !listener.isListening());
        change(random);
        hear();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void after_a_check_it_equals_the_table_whatever_happened(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 2; round++) {
            for (int step = 0; step < 25; step++) {
                change(random);
                disturb(random);
            }
            var jobs = Objects.requireNonNull(checked().jobs());
            assertThat(jobs.all()).isEqualTo(table());
        }
    }

    @Test
    void a_job_without_a_uuid_that_changes_is_followed_without_a_check() {
        var rare = new LiveJobWatch(() -> {});
        add(null, "pending");
        add("", "pending");
        add(null, "pending");
        var first = "(select min(id) from queue_job where uuid is null)";
        awaitFirstRead(rare);

        sql.execute("change one", "update queue_job set state = 'failed' where id = " + first);
        awaitEqual(rare);
        sql.execute("delete one", "delete from queue_job where id = " + first);
        awaitEqual(rare);
    }

    private LiveJobWatch.Followed follow(LiveJobWatch rare, Instant now) {
        var taken = heard.take(listener);
        return watching.atOneMoment(
                "follow",
                reading -> rare.follow(
                        watching,
                        capabilities,
                        reading,
                        new NotifiedJobs(taken.uuids(), taken.complete(), taken.listens(), now)));
    }

    private void awaitFirstRead(LiveJobWatch rare) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> follow(rare, BEGIN).jobs() != null);
    }

    /// Without another check.
    private void awaitEqual(LiveJobWatch rare) {
        await().atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(2)).untilAsserted(() -> {
            var followed = follow(rare, BEGIN.plusSeconds(1));
            assertThat(followed.source()).isEqualTo(new FromMemory(BEGIN, BEGIN, 0));
            assertThat(Objects.requireNonNull(followed.jobs()).all()).isEqualTo(table());
        });
    }

    @Test
    void it_says_how_exact_it_is_and_since_when() {
        assertThat(follow().source()).isEqualTo(new WhileReading(0));
        var first = (FromMemory) checked().source();
        sql.execute("silence", "alter table queue_job disable trigger queue_job_notify");
        add("unheard", "pending");
        sql.execute("notify again", "alter table queue_job enable trigger queue_job_notify");

        var corrected = new ArrayList<FromMemory>();
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(2)).until(() -> {
            corrected.add((FromMemory) follow().source());
            return corrected.getLast().unnoticed() > 0;
        });

        assertThat(corrected.getLast().unnoticed()).isEqualTo(1);
        assertThat(corrected.getLast().since())
                .as("before that it was not exact")
                .isEqualTo(corrected.getLast().checked())
                .isAfter(first.since());
        heard.miss();
        assertThat(follow().source()).isEqualTo(new FromStatements(ChangeNotice.MISSED));
    }
}
