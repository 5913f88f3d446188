package signalbox.queue.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import signalbox.channel.simulation.DrainJob;
import signalbox.channel.simulation.JobsToDrain;
import signalbox.channel.text.ChannelPlan;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.Table;
import signalbox.testing.TestDatabase;

@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BacklogQueriesTest {
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
    }

    private void add(String uuid, String state, String assignments) {
        table.add(uuid, state, null, List.of(), List.of());
        table.set(uuid, assignments);
    }

    private Backlog read() {
        return new BacklogQueries(CapabilityQueries.read(sql)).read(sql);
    }

    private List<Duration> past(String uuid) {
        return read().jobs().stream()
                .filter(job -> job.facts().uuid().equals(uuid))
                .map(DrainJob::past)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void of_more_than_are_looked_at_the_due_ones_go_first_and_all_are_counted() {
        sql.execute("add jobs", """
                alter table queue_job disable trigger user;
                insert into queue_job (uuid, state, priority, eta, date_created)
                select 'later' || n, 'pending', 1, now() at time zone 'utc' + interval '1 day', now() at time zone 'utc'
                  from generate_series(1, 500) n;
                insert into queue_job (uuid, state, priority, date_created)
                select 'due' || n, 'pending', 10, now() at time zone 'utc' from generate_series(1, 50100) n;
                insert into queue_job (uuid, state, exec_time) values ('before', 'done', 2);
                alter table queue_job enable trigger user;
                """);

        var backlog = read();

        assertThat(backlog.pending()).isEqualTo(new Backlog.Pending(50_100, 500));
        assertThat(backlog.jobs())
                .hasSize(BacklogQueries.MOST_JOBS)
                .allMatch(job -> job.facts().eta() == null);
        assertThat(backlog.open().unread()).isEqualTo(Map.of("root", 600L));
    }

    @Test
    void a_forecast_of_a_part_says_of_how_many_and_gives_no_total() {
        add("before", "done", "exec_time = 60");
        add("a", "pending", "eta = NULL");
        add("b", "pending", "eta = NULL");
        var whole = read();
        var open = new JobsToDrain(
                whole.takenAt(), whole.jobs(), whole.open().lastStarts(), Set.of(), Map.of("root.mail", 398_369L));
        var part = new Backlog(open, true, new Backlog.Pending(398_371, 1_000), List.of());
        var forecast = part.forecastWith(ChannelPlan.of("root:1"));

        assertThat(whole.measured(whole.forecastWith(ChannelPlan.of("root:1")))).isEqualTo("2 jobs");
        assertThat(part.measured(forecast)).isEqualTo("2 of 398,371 jobs");
        assertThat(part.notes(forecast))
                .containsExactly("398,369 jobs were not looked at, because there are too many: how long all would take"
                        + " is not known. In all, 398,371 jobs are due and 1,000 have an ETA in the future.");
    }

    @Test
    void a_forecast_says_that_a_throttle_may_hold_jobs_whose_last_start_was_not_seen() {
        add("a", "pending", "eta = NULL");
        var plan = ChannelPlan.of("root:4:throttle=60");
        assertThat(notes(plan)).noneMatch(note -> note.contains("throttle"));

        sql.execute(
                "add jobs",
                "insert into queue_job (uuid, state, channel, date_created) select 'more' || n,"
                        + " 'pending', 'root', now() at time zone 'utc' from generate_series(1, 2000) n");

        assertThat(notes(plan))
                .contains(
                        "Whether the throttle of root makes jobs wait now is not known: the newest rows of queue_job do"
                                + " not show the last start. The forecast assumes that it does not.");
        assertThat(notes(ChannelPlan.of("root:4"))).noneMatch(note -> note.contains("throttle"));
    }

    @Test
    void a_start_that_was_seen_and_holds_the_channel_leaves_no_doubt() {
        add("a", "pending", "eta = NULL");
        sql.execute(
                "add jobs",
                "insert into queue_job (uuid, state, channel, date_created) select 'more' || n,"
                        + " 'pending', 'root', now() at time zone 'utc' from generate_series(1, 2000) n");
        add("now", "done", "channel = 'root.a', date_enqueued = now() at time zone 'utc' - interval '5 s'");

        assertThat(notes(ChannelPlan.of("root:4:throttle=60"))).noneMatch(note -> note.contains("throttle"));
        assertThat(notes(ChannelPlan.of("root:4:throttle=2"))).anyMatch(note -> note.contains("throttle of root"));
    }

    private List<String> notes(ChannelPlan plan) {
        var backlog = read();
        return backlog.notes(backlog.forecastWith(plan));
    }

    @Test
    void a_job_is_measured_by_the_same_channel_and_method_before_all_else() {
        add("same", "done", "exec_time = 3");
        add("elsewhere", "done", "exec_time = 5, channel = 'root.x'");
        add("other", "done", "exec_time = 9, method_name = 'other'");
        add("job", "pending", "eta = NULL");

        assertThat(past("job")).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void without_one_it_is_measured_by_the_method_then_the_channel_then_all() {
        add("x", "done", "exec_time = 5, channel = 'root.x'");
        add("y", "done", "exec_time = 7, method_name = 'y'");
        add("job", "pending", "eta = NULL");
        add("foreign", "pending", "method_name = 'foreign'");
        add("alien", "pending", "method_name = 'alien', channel = 'root.alien'");

        assertThat(past("job")).containsExactly(Duration.ofSeconds(5));
        assertThat(past("foreign")).containsExactly(Duration.ofSeconds(7));
        assertThat(past("alien")).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(7));
        assertThat(read().notes()).anyMatch(note -> note.contains("2 jobs of methods that did not run lately"));
    }

    @Test
    void a_job_that_runs_has_only_what_is_left() {
        add("short", "done", "exec_time = 3");
        add("long", "done", "exec_time = 600");
        add("job", "started", "date_started = now() AT TIME ZONE 'utc' - interval '60 s'");

        assertThat(past("job"))
                .singleElement()
                .satisfies(left -> assertThat(left).isBetween(Duration.ofSeconds(530), Duration.ofSeconds(541)));
    }

    @Test
    void durations_are_found_behind_a_backlog_that_is_younger_than_all_of_them() {
        add("done", "done", "exec_time = 4");
        sql.execute(
                "add a large backlog",
                "INSERT INTO queue_job (uuid, state, channel, model_name, method_name, date_created)"
                        + " SELECT 'p' || n, 'pending', 'root.sale', 'sale.order', 'confirm', now() AT TIME ZONE 'utc'"
                        + " FROM generate_series(1, " + (BacklogQueries.RECENT_ROWS + 1) + ") n");

        var backlog = read();

        assertThat(backlog.timed()).isTrue();
        assertThat(backlog.jobs()).hasSize(BacklogQueries.RECENT_ROWS + 1);
        assertThat(backlog.jobs().getFirst().past()).containsExactly(Duration.ofSeconds(4));
    }

    @Test
    void jobs_set_done_by_hand_took_no_time_and_tell_none() {
        add("by hand", "done", "exec_time = 0");
        add("job", "pending", "eta = NULL");

        assertThat(read().timed()).isFalse();
        assertThat(read().notes()).anyMatch(note -> note.contains("only the order is valid"));
    }

    @Test
    void jobs_in_the_channel_of_a_drills_probes_are_told() {
        add("job", "pending", "eta = NULL");
        add("probe", "pending", "eta = NULL, channel = 'root.signalbox_drill'");

        assertThat(read().notes())
                .contains(
                        "1 job is in root.signalbox_drill, the channel of a drill's probes: status says whether a drill runs.");
    }

    @Test
    void what_waits_for_other_jobs_is_left_out_and_said() {
        add("dependant", "wait_dependencies", "eta = NULL");

        assertThat(read().jobs()).isEmpty();
        assertThat(read().notes()).anyMatch(note -> note.startsWith("1 job that waits for other jobs"));
    }

    @Test
    void a_failed_job_holds_its_sequential_channel_in_the_forecast() {
        add("failed", "failed", "eta = NULL");
        add("held", "pending", "eta = NULL");

        var forecast = read().forecastWith(ChannelPlan.of("root:4,root.sale:1:sequential"));

        assertThat(forecast.stuck()).containsExactly("held");
        assertThat(forecast.jobs()).isZero();
    }

    @Test
    void a_table_without_the_column_eta_has_a_forecast_too() throws Exception {
        add("due", "pending", "priority = 5");
        sql.connection().setAutoCommit(false);
        try {
            sql.execute("take the column away", "ALTER TABLE queue_job DROP COLUMN eta CASCADE");

            assertThat(read().jobs()).extracting(job -> job.facts().uuid()).containsExactly("due");
        } finally {
            sql.connection().rollback();
            sql.connection().setAutoCommit(true);
        }
    }
}
