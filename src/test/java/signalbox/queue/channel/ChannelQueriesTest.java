package signalbox.queue.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.ConfiguredChannels;
import signalbox.channel.StoredChannels;
import signalbox.channel.text.ChannelSetting;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.PlainConnection;
import signalbox.queue.Table;
import signalbox.queue.count.QueueQueries;
import signalbox.testing.TestDatabase;

@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelQueriesTest {
    private static final ConfiguredChannels STATED =
            ConfiguredChannels.ofProfile("root:4,root.one:1:sequential,root.slow:2:throttle=60");

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final Table table = new Table(sql);

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    @BeforeEach
    void clear() {
        table.clear();
        sql.execute(
                "forget limits",
                "ALTER TABLE queue_job_channel DROP COLUMN IF EXISTS capacity,"
                        + " DROP COLUMN IF EXISTS sequential, DROP COLUMN IF EXISTS throttle, DROP COLUMN IF EXISTS paused");
    }

    private void add(String uuid, String state, String channel, String more) {
        table.add(uuid, state, null, List.of(), List.of());
        table.set(uuid, "channel = '" + channel + "', eta = NULL, date_enqueued = NULL");
        if (!more.isEmpty()) {
            table.set(uuid, more);
        }
    }

    private ChannelQueries queries() {
        return new ChannelQueries(CapabilityQueries.read(sql));
    }

    private ChannelFacts facts(String name) {
        var open = new QueueQueries(CapabilityQueries.read(sql)).openByChannel(sql);
        return queries().facts(sql, open, inForce()).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static final String LATER = "eta = now() AT TIME ZONE 'utc' + interval '1 hour'";

    @Test
    void what_runs_what_is_due_and_what_comes_later_are_counted_apart() {
        add("r1", "started", "root.a", "");
        add("r2", "enqueued", "root.a", "");
        add("d1", "pending", "root.a", "");
        add("l1", "pending", "root.a", LATER);
        add("f1", "failed", "root.a", "");
        add("ok", "done", "root.a", "");

        var facts = facts("root.a");

        assertThat(List.of(facts.running(), facts.due(), facts.later(), facts.failed()))
                .containsExactly(2L, 1L, 1L, 1L);
        assertThat(facts.moments().dueSince()).isEqualTo("2026-06-01T10:00:00Z");
        assertThat(facts.moments().nextEta()).isNotNull();
    }

    @Test
    void the_oldest_failure_of_a_sequential_channel_is_named_and_of_no_other() {
        add("first", "failed", "root.one", "");
        add("second", "failed", "root.one", "");
        add("other", "failed", "root.a", "");

        assertThat(facts("root.one").holds().failedJob()).isEqualTo("first");
        assertThat(facts("root.a").holds().failedJob()).isNull();
    }

    @Test
    void a_job_for_later_is_ahead_only_where_it_sorts_before_the_due_ones() {
        add("due", "pending", "root.one", "priority = 5");
        add("later", "pending", "root.one", "priority = 9, " + LATER);
        assertThat(facts("root.one").holds().aheadJob()).isNull();

        table.set("later", "priority = 3");

        assertThat(facts("root.one").holds().aheadJob()).isEqualTo("later");
    }

    @Test
    void jobs_of_a_sequential_channel_stored_with_and_without_root_wait_in_one_line() {
        add("first", "failed", "one", "");
        add("second", "failed", "root.one", "");
        add("due", "pending", "root.one", "priority = 5");
        add("later", "pending", "one", "priority = 9, " + LATER);

        var known = facts("root.one");
        assertThat(List.of(known.due(), known.later(), known.failed())).containsExactly(1L, 1L, 2L);
        assertThat(known.holds()).isEqualTo(new ChannelFacts.Holds(false, "first", null));

        table.set("later", "priority = 3");
        assertThat(facts("root.one").holds().aheadJob())
                .as("the due job is stored under the other spelling")
                .isEqualTo("later");
    }

    @Test
    void the_last_start_is_known_also_when_that_job_is_done() {
        add("done", "done", "root.slow", "date_enqueued = '2026-06-01 11:00:00'");
        add("due", "pending", "root.slow", "");

        assertThat(facts("root.slow").moments().lastStart()).isEqualTo("2026-06-01T11:00:00Z");
    }

    private StoredChannels kept() {
        return new StoredChannelQueries(CapabilityQueries.read(sql)).read(sql);
    }

    private ChannelsInForce inForce() {
        return ChannelsInForce.of(kept(), STATED);
    }

    private void keep(String columns, String assignments) {
        sql.execute("keep more", "ALTER TABLE queue_job_channel " + columns);
        sql.update(
                "add a channel",
                "INSERT INTO queue_job_channel (name, complete_name, removal_interval) VALUES ('kept', 'root.kept', 30)");
        sql.update("set it", "UPDATE queue_job_channel SET " + assignments + " WHERE complete_name = 'root.kept'");
    }

    private static final String REMOVE = "DELETE FROM queue_job_channel WHERE complete_name = 'root.kept'";

    @Test
    void limits_and_pauses_that_the_database_keeps_are_read() {
        keep(
                "ADD capacity int, ADD sequential bool, ADD throttle int, ADD paused bool",
                "capacity = 1, sequential = true, throttle = 30, paused = true");
        try {
            assertThat(inForce().from()).isEqualTo("queue_job_channel of the database");
            assertThat(Objects.requireNonNull(inForce().plan()).governing("root.kept"))
                    .isEqualTo(new ChannelSetting("root.kept", 1, true, Duration.ofSeconds(30), true));
            assertThat(queries().facts(sql, Map.of(), inForce()))
                    .extracting(facts -> facts.name() + " " + facts.holds().paused())
                    .containsExactly("root.kept true");
        } finally {
            sql.update("remove it", REMOVE);
        }
    }

    @Test
    void a_release_that_knows_pauses_alone_leaves_the_limits_to_the_channel_string() {
        keep("ADD paused bool", "paused = true");
        try {
            assertThat(inForce().asString())
                    .isEqualTo("root:4,root.one:1:sequential,root.slow:2:throttle=60,root.kept:0:paused");
        } finally {
            sql.update("remove it", REMOVE);
        }
    }

    @Test
    void a_session_that_knows_nothing_of_the_database_reads_the_same() {
        keep("ADD capacity int, ADD paused bool", "capacity = 3");
        try {
            assertThat(StoredChannelQueries.of(sql).read(sql)).isEqualTo(kept());
            assertThat(Objects.requireNonNull(kept().plan()).governing("kept").capacity())
                    .isEqualTo(3);
        } finally {
            sql.update("remove it", REMOVE);
        }
    }

    @Test
    void a_database_without_limits_keeps_none() {
        assertThat(kept()).isEqualTo(StoredChannels.NONE);
        assertThat(StoredChannelQueries.of(sql).keepsAny()).isFalse();
    }

    @Test
    void channels_that_the_role_may_not_read_are_not_asked_for() throws Exception {
        sql.execute("keep more", "ALTER TABLE queue_job_channel ADD paused bool");
        var spec = postgres.role("");
        sql.execute("grant little", "GRANT SELECT ON queue_job TO " + spec.user());
        try (var session = PlainConnection.open(spec, "test")) {
            var other = new Sql(session);
            var capabilities = CapabilityQueries.read(other);

            assertThat(new StoredChannelQueries(capabilities).read(other)).isEqualTo(StoredChannels.NONE);
            assertThat(StoredChannelQueries.of(other).read(other)).isEqualTo(StoredChannels.NONE);
        } finally {
            sql.execute("revoke", "REVOKE ALL ON queue_job FROM " + spec.user());
        }
    }
}
