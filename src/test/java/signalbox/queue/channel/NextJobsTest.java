package signalbox.queue.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.channel.ChannelScheduler;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.ConfiguredChannels;
import signalbox.channel.JobFacts;
import signalbox.channel.JobFacts.Phase;
import signalbox.channel.StoredChannels;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.channel.QueuePosition.Turn;
import signalbox.queue.count.Count;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobQueries;
import signalbox.testing.TestDatabase;

/// What the Channels screen calls next, and where `why` has a job, against the scheduler itself.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NextJobsTest {
    private static final List<String> CHANNELS = List.of("root", "root.a", "root.a.x", "a.y", "root.b", "root.made");
    private static final List<String> STATES =
            List.of("pending", "pending", "pending", "pending", "enqueued", "started", "failed", "done");

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    @BeforeEach
    void clear() {
        sql.execute("clear", "delete from queue_job");
    }

    private void add(String uuid, String state, String channel, int priority, String eta) {
        sql.update(
                "add a job",
                "insert into queue_job (uuid, state, channel, priority, date_created, eta) values (?, ?, ?, ?,"
                        + " '2026-06-01', " + eta + ")",
                uuid,
                state,
                channel,
                priority);
    }

    private static ChannelsInForce inForce(String channels) {
        return ChannelsInForce.of(StoredChannels.NONE, ConfiguredChannels.ofProfile(channels));
    }

    private NextJobs next(String channel, ChannelsInForce inForce) {
        return new ChannelQueries(CapabilityQueries.read(sql))
                .next(sql, new OpenJobQueries(CapabilityQueries.read(sql)).read(sql), channel, 100, inForce);
    }

    private QueuePosition place(String uuid, ChannelsInForce inForce) {
        var capabilities = CapabilityQueries.read(sql);
        var job = new JobQueries(capabilities).byUuid(sql, List.of(uuid)).getFirst();
        return QueuePosition.of(job, new OpenJobQueries(capabilities).read(sql), inForce);
    }

    private static List<String> uuids(NextJobs next) {
        return next.jobs().stream().map(Job::uuid).toList();
    }

    /// The scheduler, told every row of the table.
    private List<String> handedOut(ChannelsInForce inForce) {
        var scheduler = new ChannelScheduler(Objects.requireNonNull(inForce.plan()));
        sql.list(
                        "read all",
                        "select uuid, channel, id, priority, eta, state from queue_job order by id",
                        row -> new JobFacts(
                                row.getString("uuid"),
                                row.getString("channel"),
                                row.getLong("id"),
                                Instant.parse("2026-06-01T00:00:00Z"),
                                row.getInt("priority"),
                                Sql.utc(row, "eta"),
                                Phase.ofState(row.getString("state"))))
                .forEach(scheduler::notify);
        return scheduler.jobsToRun(Instant.now()).stream().map(JobFacts::uuid).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root:4,a:2,a.x:1",
                "root:9,a:1:sequential,b:2",
                "root:6,a.x:1:sequential,b:3:paused",
                "root:8:capacity_default=1,b:5"
            })
    void what_is_next_is_what_the_scheduler_dispatches(String channels) {
        var random = new Random(channels.hashCode());
        for (var i = 0; i < 80; i++) {
            var hours = random.nextInt(4) - 1;
            add(
                    "j" + i,
                    STATES.get(random.nextInt(STATES.size())),
                    CHANNELS.get(random.nextInt(CHANNELS.size())),
                    random.nextInt(3),
                    random.nextInt(3) > 0 ? "null" : "now() at time zone 'utc' + interval '" + hours + " hours'");
        }
        // Slots beyond what runs in the sample.
        sql.execute(
                "end some",
                "update queue_job set state = 'done' where state in ('enqueued', 'started') and id % 4 > 0");
        sql.execute("mend some", "update queue_job set state = 'done' where state = 'failed' and id % 3 > 0");
        var inForce = inForce(channels);
        var expected = handedOut(inForce);
        assertThat(expected).isNotEmpty();

        var next = next("root", inForce);

        assertThat(next.now()).isEqualTo(expected.size());
        assertThat(uuids(next).subList(0, expected.size())).isEqualTo(expected);
        assertThat(expected)
                .allSatisfy(uuid -> assertThat(place(uuid, inForce).turn()).isEqualTo(Turn.NOW));
    }

    @Test
    void a_branch_shows_its_own_jobs_alone() {
        add("a", "pending", "root.a", 5, "null");
        add("x", "pending", "a.x", 1, "null");
        add("else", "pending", "root.ab", 0, "null");

        assertThat(uuids(next("root.a", inForce("root:9")))).containsExactly("x", "a");
        assertThat(next("root.a", inForce("root:1")).now()).isEqualTo(0);
    }

    @Test
    void where_nobody_says_how_many_may_run_the_order_stands_and_the_number_does_not() {
        add("second", "pending", "root.a", 5, "null");
        add("first", "pending", "root.b", 1, "null");

        var next = next("root", ChannelsInForce.UNKNOWN);

        assertThat(uuids(next)).containsExactly("first", "second");
        assertThat(next.now()).isNull();
        assertThat(place("second", ChannelsInForce.UNKNOWN))
                .isEqualTo(new QueuePosition(Count.ZERO, Count.exactly(1), Turn.UNKNOWN));
    }

    @Test
    void a_job_behind_others_a_held_one_and_one_that_is_next_are_told_apart() {
        add("failed", "failed", "root.one", 1, "null");
        add("held", "pending", "root.one", 1, "null");
        add("next", "pending", "root.a", 2, "null");
        add("behind", "pending", "root.a", 3, "null");
        var inForce = inForce("root:1,one:1:sequential");

        assertThat(place("held", inForce).turn()).isEqualTo(Turn.NEVER);
        assertThat(place("next", inForce)).isEqualTo(new QueuePosition(Count.ZERO, Count.ZERO, Turn.NOW));
        assertThat(place("behind", inForce))
                .isEqualTo(new QueuePosition(Count.exactly(1), Count.exactly(1), Turn.LATER));
    }

    @Test
    void behind_a_long_backlog_a_throttle_may_hold_what_would_be_next() {
        sql.update(
                "add a job that was started and is done",
                "insert into queue_job (uuid, state, channel, date_created, date_enqueued) values ('before', 'done',"
                        + " 'root.slow', '2026-06-01', now() at time zone 'utc' - interval '5 seconds')");
        add("next", "pending", "root.slow", 1, "null");
        add("free", "pending", "root.free", 1, "null");
        var inForce = inForce("root:9,slow:1:throttle=600,free:1");
        assertThat(next("root", inForce).now()).isEqualTo(1);
        assertThat(place("next", inForce).turn()).isEqualTo(Turn.LATER);

        sql.update(
                "add many",
                "insert into queue_job (uuid, state, channel, priority, date_created)"
                        + " select 'many' || n, 'pending', 'root.many', 9, '2026-06-01' from generate_series(1, 2000) n");

        assertThat(next("root.slow", inForce)).returns(1, NextJobs::now).returns(true, NextJobs::mayBeFewer);
        assertThat(next("root.free", inForce).mayBeFewer()).isFalse();
        assertThat(place("next", inForce).turn()).isEqualTo(Turn.NOW_UNLESS_THROTTLED);
        assertThat(place("free", inForce).turn()).isEqualTo(Turn.NOW);
    }

    @Test
    void of_a_long_queue_the_first_of_each_channel_are_read_and_the_answer_says_so() {
        sql.update(
                "add many",
                "insert into queue_job (uuid, state, channel, priority, date_created)"
                        + " select 'many' || n, 'pending', 'root.many', 1, '2026-06-01' from generate_series(1, ?) n",
                OpenJobQueries.MOST_JOBS + 50);
        add("rare", "pending", "root.rare", 9, "null");
        var inForce = inForce("root:9,many:2,rare:1");

        var next = next("root", inForce);

        assertThat(next.complete()).isFalse();
        assertThat(next.now()).isEqualTo(3);
        assertThat(uuids(next)).startsWith("many1", "many2", "rare");
        assertThat(place("rare", inForce).turn()).isEqualTo(Turn.NOW);
        var last = place("many" + (OpenJobQueries.MOST_JOBS + 50), inForce);
        assertThat(last.turn()).isEqualTo(Turn.LATER);
        assertThat(last.channel().approximate()).isTrue();
        assertThat(last.channel().value()).isGreaterThanOrEqualTo(OpenJobQueries.MOST_JOBS - 10L);
    }
}
