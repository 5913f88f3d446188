package signalbox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.ConfiguredChannels;
import signalbox.channel.StoredChannels;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.action.channel.ChannelAction;
import signalbox.queue.action.channel.ChannelCommands;
import signalbox.queue.channel.BacklogQueries;
import signalbox.queue.channel.ChannelQueries;
import signalbox.queue.channel.OpenJobQueries;
import signalbox.queue.channel.QueuePosition;
import signalbox.queue.count.Count;
import signalbox.queue.job.JobQueries;
import signalbox.queue.stuck.BlockedQueries;
import signalbox.queue.stuck.LateQueries;
import signalbox.testing.TestDatabase;

/// How many rows of a table of many done jobs are touched, by the server's own count.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoneJobsCostNothingTest {
    private static final int DONE = 300_000;
    private static final int PENDING = 2_000;
    private static final ConfiguredChannels STATED =
            ConfiguredChannels.ofProfile("root:4,root.a:1:sequential,root.b:2:throttle=60");

    private static final String FILL = """
            alter table queue_job disable trigger user;
            insert into queue_job (uuid, state, channel, priority, model_name, method_name, date_created, date_enqueued,
                                   exec_time)
            select 'd' || n, 'done', 'root.' || chr(97 + n %% 3), 10, 'm', 'f' || n %% 5, now() at time zone 'utc',
                   now() at time zone 'utc', 1 from generate_series(1, %d) n;
            insert into queue_job (uuid, state, channel, priority, model_name, method_name, date_created)
            select 'p' || n, 'pending', 'root.' || chr(97 + n %% 3), 10, 'm', 'f' || n %% 5, now() at time zone 'utc'
              from generate_series(1, %d) n;
            alter table queue_job enable trigger user;
            """;

    private static final String TOUCHED = """
            select coalesce(sum(seq_tup_read), 0) + coalesce(sum(idx_tup_fetch), 0)
              from pg_stat_xact_user_tables where relname in ('queue_job', 'queue_job_lock')
            """;

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));

    @BeforeAll
    void fill() {
        sql.execute("fill the table", FILL.formatted(DONE, PENDING));
        sql.execute("analyze", "vacuum analyze queue_job");
    }

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private long touched(Runnable read) throws Exception {
        sql.connection().setAutoCommit(false);
        try {
            var before = counted();
            read.run();
            return counted() - before;
        } finally {
            sql.connection().rollback();
            sql.connection().setAutoCommit(true);
        }
    }

    private long counted() {
        return sql.first("count rows read", TOUCHED, row -> row.getLong(1)).orElse(0L);
    }

    @Test
    void why_channels_wait_is_read_from_what_is_open_and_a_window() throws Exception {
        var queries = new ChannelQueries(CapabilityQueries.read(sql));

        assertThat(touched(() -> queries.facts(sql, Map.of(), ChannelsInForce.of(StoredChannels.NONE, STATED))))
                .isBetween((long) PENDING, 20_000L);
    }

    @Test
    void the_next_jobs_of_a_channel_are_read_from_what_is_open() throws Exception {
        var capabilities = CapabilityQueries.read(sql);
        var queries = new ChannelQueries(capabilities);

        assertThat(touched(() -> queries.next(
                        sql, new OpenJobQueries(capabilities).read(sql), "root.a", 10, ChannelsInForce.UNKNOWN)))
                .isBetween(10L, 6L * PENDING);
    }

    @Test
    void the_backlog_and_its_durations_are_read_from_what_is_open_and_two_windows() throws Exception {
        var queries = new BacklogQueries(CapabilityQueries.read(sql));

        assertThat(touched(() -> queries.read(sql)))
                .isBetween((long) PENDING, 2L * BacklogQueries.RECENT_ROWS + 10L * PENDING);
    }

    @Test
    void jobs_to_move_are_found_among_what_is_open() throws Exception {
        sql.update(
                "add a channel",
                "insert into queue_job_channel (name, complete_name, removal_interval)"
                        + " values ('x', 'root.x', 30)");
        var commands = new ChannelCommands(CapabilityQueries.read(sql));
        var move = new ChannelAction.Move("root.a", "root.x", PENDING);

        assertThat(touched(() -> commands.run(sql, move))).isBetween((long) PENDING / 3, 10L * PENDING);
    }

    @Test
    void late_jobs_and_jobs_that_nothing_will_release_are_read_from_what_is_open() throws Exception {
        var capabilities = CapabilityQueries.read(sql);
        sql.execute("lock what was done", """
                insert into queue_job_lock (queue_job_id) select id from queue_job where state = 'done';
                analyze queue_job_lock
                """);

        assertThat(touched(() -> {
                    sql.execute("let jobs be late, and others wait", """
                            update queue_job set state = 'started', date_started = '2026-06-01', date_enqueued = '2026-06-01'
                             where uuid in ('p1', 'p2');
                            update queue_job set state = 'failed' where uuid = 'p3';
                            update queue_job set state = 'wait_dependencies', dependencies = '{"depends_on": ["d1", "p3"]}'
                             where uuid = 'p4'
                            """);
                    assertThat(new LateQueries(capabilities).read(sql).jobs()).hasSize(2);
                    assertThat(new BlockedQueries(capabilities).read(sql).all()).isEqualTo(1);
                }))
                .isBetween(10L, 5L * PENDING);
    }

    @Test
    void a_place_in_line_is_counted_among_what_waits() throws Exception {
        var capabilities = CapabilityQueries.read(sql);
        var last =
                new JobQueries(capabilities).byUuid(sql, List.of("p" + PENDING)).getFirst();
        var places = new ArrayList<QueuePosition>();

        assertThat(touched(() -> places.add(
                        QueuePosition.of(last, new OpenJobQueries(capabilities).read(sql), ChannelsInForce.UNKNOWN))))
                .isBetween((long) PENDING, 6L * PENDING);
        assertThat(places.getFirst().everywhere()).isEqualTo(Count.exactly(PENDING - 1));
    }
}
