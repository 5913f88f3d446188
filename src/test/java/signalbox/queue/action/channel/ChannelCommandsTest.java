package signalbox.queue.action.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.audit.Change;
import signalbox.audit.Refusal;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.JobState;
import signalbox.queue.Table;
import signalbox.testing.TestDatabase;

@Tag("pg")
class ChannelCommandsTest {
    private static final ChannelAction.Move MOVE = new ChannelAction.Move("root.sale", "root.slow", 2);

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final Table table = new Table(sql);

    @BeforeEach
    void fill() {
        sql.update(
                "add a channel",
                "INSERT INTO queue_job_channel (name, complete_name, removal_interval)"
                        + " VALUES ('slow', 'root.slow', 30)");
        for (var state : JobState.values()) {
            table.add(state.stored(), state.stored(), null, List.of(), List.of());
        }
        table.add("short", "pending", null, List.of(), List.of());
        table.set("short", "channel = 'sale'");
        table.add("below", "pending", null, List.of(), List.of());
        table.set("below", "channel = 'root.sale.eu'");
        table.add("unnamed", "pending", null, List.of(), List.of());
        table.set("unnamed", "channel = NULL");
    }

    @AfterEach
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private ChannelCommands commands() {
        return new ChannelCommands(CapabilityQueries.read(sql));
    }

    private void withPause() {
        sql.execute("let channels be paused", "ALTER TABLE queue_job_channel ADD paused boolean");
    }

    private List<String> channels() {
        return sql.list(
                "read all of the channels",
                "SELECT c::text FROM queue_job_channel c ORDER BY id",
                row -> row.getString(1));
    }

    @Test
    void moving_changes_the_channel_of_the_pending_jobs_of_that_very_channel_and_nothing_else() {
        var expected = new HashMap<String, Map<String, @Nullable String>>();
        table.rows().forEach((uuid, row) -> {
            var copy = new HashMap<>(row);
            if (uuid.equals("pending") || uuid.equals("short")) {
                copy.put("channel", "root.slow");
            }
            expected.put(uuid, copy);
        });

        var outcome = commands().run(sql, MOVE);

        assertThat(outcome.changes())
                .containsExactlyInAnyOrder(
                        new Change("pending", "root.sale", "root.slow"), new Change("short", "root.sale", "root.slow"));
        assertThat(table.rows()).isEqualTo(expected);
    }

    @Test
    void jobs_without_a_channel_are_roots() {
        assertThat(commands()
                        .run(sql, new ChannelAction.Move("root", "root.slow", 1))
                        .changes())
                .extracting(Change::subject)
                .containsExactly("unnamed");
    }

    @Test
    void the_preview_names_the_same_jobs_and_changes_none() {
        var before = table.rows();

        var preview = commands().preview(sql, MOVE);

        assertThat(preview.changes()).extracting(Change::subject).containsExactly("pending", "short");
        assertThat(table.rows()).isEqualTo(before);
    }

    @Test
    void a_target_that_odoo_does_not_know_is_refused() {
        var before = table.rows();

        var outcome = commands().run(sql, new ChannelAction.Move("root.sale", "root.typo", 2));

        assertThat(outcome.changes()).isEmpty();
        assertThat(outcome.refused()).extracting(Refusal::state).containsExactly("unknown");
        assertThat(outcome.refused().getFirst().reason()).contains("root.typo", "queue_job_channel");
        assertThat(table.rows()).isEqualTo(before);
    }

    @Test
    void where_nothing_is_pending_any_more_it_says_so() {
        table.set("pending", "state = 'enqueued'");
        table.set("short", "state = 'started'");

        assertThat(commands().run(sql, MOVE).refused())
                .extracting(Refusal::state)
                .containsExactly("empty");
    }

    @Test
    void moving_to_the_same_channel_is_refused() {
        assertThat(commands()
                        .run(sql, new ChannelAction.Move("root.slow", "root.slow", 0))
                        .refused())
                .extracting(Refusal::state)
                .containsExactly("the same");
    }

    @Test
    void a_channel_is_paused_and_resumed_and_no_other_column_or_channel_changes() {
        withPause();
        sql.execute("start unpaused", "UPDATE queue_job_channel SET paused = false");
        var before = channels();
        var jobs = table.rows();

        assertThat(commands().run(sql, new ChannelAction.Pause("root.slow")).changes())
                .containsExactly(new Change("channel root.slow", "open", "paused"));
        assertThat(sql.list(
                        "read the paused",
                        "SELECT complete_name FROM queue_job_channel WHERE paused",
                        row -> row.getString(1)))
                .containsExactly("root.slow");

        assertThat(commands().run(sql, new ChannelAction.Resume("root.slow")).changes())
                .containsExactly(new Change("channel root.slow", "paused", "open"));
        assertThat(channels()).isEqualTo(before);
        assertThat(table.rows()).isEqualTo(jobs);
    }

    @Test
    void pausing_twice_or_resuming_what_is_open_is_refused() {
        withPause();
        assertThat(commands().run(sql, new ChannelAction.Resume("root.slow")).refused())
                .extracting(Refusal::state)
                .containsExactly("open");
        commands().run(sql, new ChannelAction.Pause("root.slow"));

        assertThat(commands().run(sql, new ChannelAction.Pause("root.slow")).refused())
                .extracting(Refusal::state)
                .containsExactly("paused");
    }

    @Test
    void where_channels_cannot_be_paused_the_refusal_says_what_can_be_done_instead() {
        var preview = commands().preview(sql, new ChannelAction.Pause("root.slow"));

        assertThat(preview.changes()).isEmpty();
        assertThat(preview.refused().getFirst().reason()).contains("move its pending jobs", "root.slow:1", "root:0");
    }
}
