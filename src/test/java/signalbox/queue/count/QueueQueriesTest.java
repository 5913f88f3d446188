package signalbox.queue.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import signalbox.channel.ChannelsInForce;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.JobState;
import signalbox.queue.Table;
import signalbox.queue.action.JobAction;
import signalbox.queue.action.JobOperationCommands;
import signalbox.queue.channel.ChannelQueries;
import signalbox.queue.job.JobTarget;
import signalbox.testing.TestDatabase;

@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueQueriesTest {
    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final Table table = new Table(sql);
    private final QueueQueries queries = new QueueQueries(CapabilityQueries.read(sql));

    @BeforeEach
    void clear() {
        table.clear();
    }

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private void fill(int rows, String state, String done) {
        sql.execute("fill the table", """
                ALTER TABLE queue_job DISABLE TRIGGER queue_job_notify;
                INSERT INTO queue_job (uuid, state, date_created, date_done)
                SELECT 'u' || n, '%s', now() AT TIME ZONE 'utc' - interval '1 hour', %s FROM generate_series(1, %d) n;
                ALTER TABLE queue_job ENABLE TRIGGER queue_job_notify;
                ANALYZE queue_job;
                """.formatted(state, done, rows));
    }

    @Test
    void open_jobs_are_counted_by_channel_and_state() {
        table.add("a", "pending", null, List.of(), List.of());
        table.add("b", "failed", null, List.of(), List.of());
        table.add("c", "failed", null, List.of(), List.of());
        table.add("d", "done", null, List.of(), List.of());
        table.set("c", "channel = NULL");

        assertThat(queries.openByChannel(sql))
                .isEqualTo(Map.of(
                        "root.sale", Map.of(JobState.PENDING, 1L, JobState.FAILED, 1L),
                        "root", Map.of(JobState.FAILED, 1L)));
    }

    @Test
    void closed_jobs_are_counted_exactly_while_they_are_few() {
        fill(5_000, "done", "now() AT TIME ZONE 'utc'");

        assertThat(queries.closed(sql, JobState.DONE)).isEqualTo(Count.exactly(5_000));
        assertThat(queries.closed(sql, JobState.CANCELLED)).isEqualTo(Count.ZERO);
    }

    @Test
    void many_closed_jobs_are_the_planners_estimate_and_marked() {
        fill(250_000, "done", "now() AT TIME ZONE 'utc'");

        var count = queries.closed(sql, JobState.DONE);

        assertThat(count.approximate()).isTrue();
        assertThat(count.value()).isBetween(200_001L, 300_000L);
    }

    @Test
    void the_oldest_pending_job_is_one_that_could_run() {
        for (var uuid : List.of("later", "waits for its eta", "due", "runs")) {
            table.add(uuid, "pending", null, List.of(), List.of());
        }
        table.set("later", "date_created = now() AT TIME ZONE 'utc', eta = NULL");
        table.set("waits for its eta", "eta = now() AT TIME ZONE 'utc' + interval '1 hour'");
        table.set(
                "due",
                "date_created = now() AT TIME ZONE 'utc' - interval '1 hour',"
                        + " eta = now() AT TIME ZONE 'utc' - interval '100 s'");
        table.set("runs", "state = 'started'");

        var oldest = queries.oldestPending(sql).orElseThrow();

        assertThat(oldest.uuid()).isEqualTo("due");
        assertThat(Objects.requireNonNull(oldest.age()).toSeconds()).isBetween(100L, 160L);
    }

    private QueueQueries.RecentDone recent() {
        return queries.recentDone(sql, queries.firstAble(sql));
    }

    @Test
    void what_was_read_tells_nothing_about_the_time_after_it() {
        var recent = recent();
        var later = recent.readAt().plusSeconds(16);

        assertThat(recent.isFresh(later)).isFalse();
        assertThat(recent.covers(recent.readAt().minusSeconds(60), later)).isFalse();
        assertThat(recent.covers(recent.readAt().minusSeconds(60), recent.readAt()))
                .isTrue();
    }

    @Test
    void done_jobs_of_the_last_hour_are_counted_by_minute() {
        fill(30, "done", "now() AT TIME ZONE 'utc' - (n || ' s')::interval");

        var recent = recent();

        assertThat(recent.lastMinute()).isEqualTo(30);
        assertThat(recent.byMinute().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(30);
        assertThat(recent.covers(Instant.now().minusSeconds(3_600), Instant.now()))
                .isTrue();
    }

    @Test
    void failed_jobs_are_grouped_by_what_they_call() {
        for (var uuid : List.of("a", "b", "c")) {
            table.add(uuid, "failed", null, List.of(), List.of());
        }
        table.set("c", "exc_name = 'KeyError'");

        assertThat(queries.failing(sql, 10))
                .extracting(FailingMethod::exception, FailingMethod::failed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ValueError", 2L),
                        org.assertj.core.groups.Tuple.tuple("KeyError", 1L));
    }

    @Test
    void failed_jobs_of_a_channel_are_one_group_however_their_rows_spell_it() {
        for (var channel : List.of("mail", "root.mail")) {
            table.add(channel, "failed", null, List.of(), List.of());
            table.set(channel, "channel = '" + channel + "'");
        }

        assertThat(queries.failing(sql, 10))
                .extracting(FailingMethod::channel, FailingMethod::failed)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("root.mail", 2L));
        assertThat(queries.openByChannel(sql)).containsOnlyKeys("root.mail");
    }

    @Test
    void the_window_says_from_when_on_it_tells_all() {
        var hourAgo = Instant.now().minusSeconds(3_600);
        table.add("old", "pending", null, List.of(), List.of());
        table.set("old", "eta = NULL");
        fill(QueueQueries.RECENT_ROWS, "done", "now() AT TIME ZONE 'utc' - interval '2 h'");

        assertThat(recent().covers(hourAgo, Instant.now())).isFalse();
        table.set("old", "eta = now() AT TIME ZONE 'utc' + interval '1 h'");
        assertThat(recent().covers(hourAgo, Instant.now())).isTrue();
        table.set("old", "state = 'failed', eta = NULL");
        assertThat(recent().covers(hourAgo, Instant.now())).isTrue();

        sql.update("end an old one", """
                UPDATE queue_job SET date_done = now() AT TIME ZONE 'utc' - interval '10 min'
                 WHERE id = (SELECT min(id) + 5 FROM queue_job)
                """);
        assertThat(recent().covers(hourAgo, Instant.now())).isFalse();
        assertThat(recent().covers(Instant.now().minusSeconds(540), Instant.now()))
                .isTrue();
    }

    /// Older jobs were done a moment ago: none of them is in the window, and none is left that could run.
    @Test
    void a_window_in_which_no_job_ended_tells_nothing() {
        fill(10, "done", "now() AT TIME ZONE 'utc' - interval '5 s'");
        fill(QueueQueries.RECENT_ROWS, "wait_dependencies", "NULL");

        assertThat(recent().covers(Instant.now().minusSeconds(60), Instant.now()))
                .isFalse();
    }

    @Test
    void a_table_that_lacks_columns_is_read_without_them() throws Exception {
        try (var poor = TestDatabase.fresh();
                var connection = poor.open("test")) {
            var other = new Sql(connection);
            other.execute(
                    "drop columns",
                    "ALTER TABLE queue_job DROP COLUMN eta, DROP COLUMN exc_name, DROP COLUMN model_name,"
                            + " DROP COLUMN date_started, DROP COLUMN date_enqueued, DROP COLUMN result");
            other.execute(
                    "add jobs",
                    "INSERT INTO queue_job (uuid, state, date_created) VALUES"
                            + " ('p', 'pending', now() AT TIME ZONE 'utc' - interval '1 min'), ('f', 'failed', NULL)");
            var capabilities = CapabilityQueries.read(other);
            var poorQueries = new QueueQueries(capabilities);

            assertThat(poorQueries.oldestPending(other).orElseThrow().uuid()).isEqualTo("p");
            assertThat(poorQueries.failing(other, 5)).hasSize(1);
            assertThat(new ChannelQueries(capabilities).facts(other, Map.of(), ChannelsInForce.UNKNOWN))
                    .extracting(facts -> facts.name() + " " + facts.due())
                    .containsExactly("root 1");
            assertThat(poorQueries.lastEnqueued(other)).isNull();
            assertThat(poorQueries.states(other, List.of("p"))).hasSize(1);
            assertThat(capabilities.limits()).anyMatch(limit -> limit.contains("exc_name"));
            connection.setAutoCommit(false);
            var done = new JobAction.SetDone(List.of(new JobTarget("f", JobState.FAILED)));
            assertThat(new JobOperationCommands(capabilities, "jane")
                            .run(other, done)
                            .changes())
                    .hasSize(1);
        }
    }
}
