package signalbox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import signalbox.channel.ChannelFacts;
import signalbox.channel.ChannelPlan;
import signalbox.channel.ChannelSetting;
import signalbox.postgres.CapabilityQueries;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;

@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelQueriesTest {
    private static final ChannelPlan PLAN = ChannelPlan.of("root:4,root.one:1:sequential,root.slow:2:throttle=60");

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
        return queries().facts(sql, open, PLAN).stream()
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
    void the_last_start_is_known_also_when_that_job_is_done() {
        add("done", "done", "root.slow", "date_enqueued = '2026-06-01 11:00:00'");
        add("due", "pending", "root.slow", "");

        assertThat(facts("root.slow").moments().lastStart()).isEqualTo("2026-06-01T11:00:00Z");
    }

    @Test
    void limits_and_pauses_that_the_database_keeps_are_read() {
        sql.execute(
                "keep limits",
                "ALTER TABLE queue_job_channel ADD capacity int, ADD sequential bool,"
                        + " ADD throttle int, ADD paused bool");
        sql.update(
                "add a channel",
                "INSERT INTO queue_job_channel (name, complete_name, removal_interval, capacity, sequential, throttle,"
                        + " paused) VALUES ('kept', 'root.kept', 30, 1, true, 30, true)");
        try {
            var kept = queries().kept(sql).orElseThrow();

            assertThat(kept.governing("root.kept"))
                    .isEqualTo(new ChannelSetting("root.kept", 1, true, java.time.Duration.ofSeconds(30)));
            assertThat(queries().facts(sql, Map.of(), kept))
                    .extracting(facts -> facts.name() + " " + facts.holds().paused())
                    .containsExactly("root.kept true");
        } finally {
            sql.update("remove it", "DELETE FROM queue_job_channel WHERE complete_name = 'root.kept'");
        }
    }

    @Test
    void a_database_without_limits_keeps_none() {
        assertThat(queries().kept(sql)).isEmpty();
    }

    @Test
    void the_next_jobs_are_those_of_the_branch_by_priority_age_and_id() {
        add("b", "pending", "root.a", "priority = 5");
        add("c", "pending", "root.a.x", "priority = 5");
        add("a", "pending", "root.a", "priority = 1");
        add("later", "pending", "root.a", "priority = 0, " + LATER);
        add("else", "pending", "root.ab", "priority = 0");

        assertThat(queries().next(sql, "root.a", 10)).extracting(Job::uuid).containsExactly("a", "b", "c");
    }
}
