package signalbox.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.channel.ConfiguredChannels;
import signalbox.health.Silences.SortedFindings;
import signalbox.health.rule.Findings;
import signalbox.monitor.Monitor;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// The metrics of a watched database equal what its table and its sessions say.
@Tag("pg")
class WatchedQueueTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String BY_STATE = """
            select coalesce(channel, 'root') || ' ' || state, count(*) from queue_job
             where state not in ('done', 'cancelled') group by 1 order by 1
            """;

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final TestJobs jobs = new TestJobs(sql);
    private final WatchMetrics metrics = new WatchMetrics(
            new WatchedDatabase("1.0", "acme", "acme", "staging"),
            0,
            snapshot -> new SortedFindings(Findings.of(snapshot), List.of()));
    private Monitor monitor = monitor(postgres.spec());

    private static Monitor monitor(ConnectionSpec spec) {
        return new Monitor(spec, () -> ConfiguredChannels.NONE, InstantSource.system());
    }

    @AfterEach
    void close() throws SQLException {
        monitor.close();
        sql.connection().close();
        postgres.close();
    }

    private void watch() {
        monitor.limitLoad(1);
        monitor.heardJobs().follow(metrics::heard);
        monitor.subscribe(metrics::see);
        monitor.start();
        until(text -> Objects.equals(text.value("signalbox_watch_live"), 1.0)
                && text.unknown("signalbox_job_wait_seconds").isEmpty());
    }

    private OpenMetricsText read() {
        return OpenMetricsText.of(Exposition.OPENMETRICS.bytes(metrics.now()));
    }

    private OpenMetricsText until(Predicate<OpenMetricsText> condition) {
        return await().atMost(LIMIT).until(this::read, condition);
    }

    private void add(String uuid, String channel) {
        jobs.add(uuid, "pending", channel, 10);
    }

    private void set(String uuid, String assignments) {
        sql.update("change a job", "update queue_job set " + assignments + " where uuid = ?", uuid);
    }

    private List<String> inTable() {
        return sql.list("count jobs", BY_STATE, row -> row.getString(1) + " " + row.getLong(2));
    }

    private static List<String> offered(OpenMetricsText text) {
        return text.all("signalbox_jobs").stream()
                .filter(sample -> sample.value() > 0)
                .map(sample -> sample.labels().get("channel") + " "
                        + sample.labels().get("state") + " " + Math.round(sample.value()))
                .sorted()
                .toList();
    }

    @Test
    void jobs_by_channel_and_state_are_those_of_the_table_after_each_change() {
        add("a", "root.mail");
        add("b", "root.mail.slow");
        add("c", "root");
        watch();
        assertThat(offered(read())).isEqualTo(inTable());

        set("a", "state = 'started', date_started = now() at time zone 'utc'");
        set("b", "state = 'failed'");
        until(text -> offered(text).equals(inTable()));

        set("a", "state = 'done', date_done = now() at time zone 'utc'");
        sql.update("delete a job", "delete from queue_job where uuid = 'c'");
        until(text -> offered(text).equals(inTable()));
        assertThat(offered(read())).containsExactly("root.mail.slow failed 1");
        until(text -> Objects.equals(text.value("signalbox_jobs_closed", "state", "done"), 1.0));
    }

    @Test
    void waits_and_runs_are_counted_once_and_have_the_lengths_of_the_rows() {
        watch();
        add("a", "root.mail");
        add("b", "root.mail");
        set("a", "date_created = now() at time zone 'utc' - interval '20 s'");
        set("a", "state = 'started', date_started = now() at time zone 'utc'");
        until(text -> Objects.equals(text.value("signalbox_job_wait_seconds_count", "channel", "root.mail"), 1.0));
        assertThat(read().value("signalbox_job_wait_seconds_sum")).isBetween(19.0, 22.0);

        set("a", "state = 'done', date_done = date_started + interval '7 s'");
        until(text -> Objects.equals(text.value("signalbox_job_run_seconds_count", "outcome", "done"), 1.0));
        set("a", "priority = 3");
        set("b", "state = 'started', date_started = now() at time zone 'utc'");
        set("b", "state = 'failed'");
        until(text -> Objects.equals(text.value("signalbox_job_run_seconds_count", "outcome", "failed"), 1.0));

        var text = read();
        assertThat(text.value("signalbox_job_run_seconds_count", "outcome", "done"))
                .isEqualTo(1);
        assertThat(text.value("signalbox_job_run_seconds_sum", "outcome", "done"))
                .isBetween(6.9, 7.1);
        assertThat(text.value("signalbox_job_run_seconds_bucket", "outcome", "done", "le", "5.0"))
                .isZero();
        assertThat(text.value("signalbox_job_run_seconds_bucket", "outcome", "done", "le", "10.0"))
                .isEqualTo(1);
        assertThat(text.value("signalbox_job_wait_seconds_count", "channel", "root.mail"))
                .isEqualTo(2);

        set("b", "state = 'pending', date_started = null");
        set("b", "state = 'started', date_started = date_trunc('second', now() at time zone 'utc') + interval '2 s'");
        until(again -> Objects.equals(again.value("signalbox_job_wait_seconds_count", "channel", "root.mail"), 3.0));
    }

    /// Only what began while it was watched is counted: how long the rest waited was not seen.
    @Test
    void what_ran_before_the_watch_is_not_counted() {
        add("old", "root");
        set("old", "state = 'started', date_started = now() at time zone 'utc' - interval '1 h'");
        watch();
        set("old", "state = 'done', date_done = now() at time zone 'utc'");
        add("mark", "root.mark");
        set("mark", "state = 'started', date_started = now() at time zone 'utc' + interval '1 s'");

        until(text -> Objects.equals(text.value("signalbox_job_wait_seconds_count", "channel", "root.mark"), 1.0));
        assertThat(read().families()).doesNotContain("signalbox_job_run_seconds");
    }

    @Test
    void a_leader_that_goes_leaves_a_gap_and_the_next_one_is_a_takeover() throws SQLException {
        var first = runner();
        watch();
        until(text -> Objects.equals(text.value("signalbox_leader"), 1.0));
        assertThat(read().value("signalbox_runner_connections")).isEqualTo(1);
        assertThat(read().value("signalbox_gap_seconds")).isZero();
        assertThat(read().value("signalbox_takeovers_total")).isZero();

        first.close();
        until(text -> Objects.equals(text.value("signalbox_leader"), 0.0) && above(text, "signalbox_gap_seconds", 1.5));
        assertThat(read().value("signalbox_leader_term_seconds")).isNull();
        try (var _ = runner()) {
            until(text -> Objects.equals(text.value("signalbox_takeovers_total"), 1.0));
            var text = read();
            assertThat(text.value("signalbox_leader")).isEqualTo(1);
            assertThat(text.value("signalbox_gap_seconds")).isZero();
            assertThat(text.value("signalbox_leaderless_seconds_total")).isBetween(1.5, 20.0);
            var total = text.value("signalbox_leaderless_seconds_total");
            until(later -> above(later, "signalbox_leader_term_seconds", 1));
            assertThat(read().value("signalbox_leaderless_seconds_total")).isEqualTo(total);
        }
    }

    private Connection runner() {
        return postgres.open("jobrunner_" + UUID.randomUUID());
    }

    private static boolean above(OpenMetricsText text, String name, double least) {
        var value = text.value(name);
        return value != null && value > least;
    }

    @Test
    void a_hundred_channels_have_fifty_series_and_one_for_the_rest() {
        for (int channel = 0; channel < 100; channel++) {
            add("job" + channel, "root.c" + channel);
        }
        watch();
        var text = read();

        var channels = text.all("signalbox_jobs").stream()
                .map(sample -> String.valueOf(sample.labels().get("channel")))
                .distinct()
                .toList();
        assertThat(channels).hasSize(WatchMetrics.MOST_CHANNELS + 1).contains("other");
        assertThat(text.all("signalbox_jobs").stream()
                        .mapToDouble(OpenMetricsText.Sample::value)
                        .sum())
                .isEqualTo(100);
        assertThat(text.value("signalbox_jobs", "channel", "other", "state", "pending"))
                .isEqualTo(51);
    }

    @Test
    void names_of_channels_with_odd_characters_are_escaped() {
        add("a", "root.\"quoted\\\nline\"{}");
        watch();
        assertThat(read().all("signalbox_jobs"))
                .anySatisfy(
                        sample -> assertThat(sample.labels()).containsEntry("channel", "root.\"quoted\\\nline\"{}"));
    }

    /// A role without pg_read_all_stats does not see whether another session of Odoo is a runner.
    @Test
    void without_the_right_to_see_sessions_no_leader_is_unknown_and_not_none() throws SQLException {
        var stranger = postgres.role("");
        sql.execute("let it read", "grant select on all tables in schema public to " + stranger.user());
        monitor.close();
        monitor = monitor(stranger);
        try (var _ = postgres.open("odoo-4711")) {
            watch();
            var text = read();
            assertThat(text.unknown("signalbox_leader")).containsExactly("hidden_sessions");
            assertThat(text.unknown("signalbox_runner_connections")).containsExactly("hidden_sessions");
            assertThat(text.families())
                    .contains("signalbox_jobs")
                    .doesNotContain("signalbox_leader", "signalbox_gap_seconds", "signalbox_runner_connections");
        }
    }

    @Test
    void without_the_right_to_read_jobs_nothing_about_them_is_offered() {
        var stranger = postgres.role("");
        monitor.close();
        monitor = monitor(stranger);
        monitor.subscribe(metrics::see);
        monitor.start();

        var text = until(seen -> seen.unknown("all").contains("no_rights"));
        assertThat(text.value("signalbox_watch_live")).isZero();
        assertThat(text.families()).doesNotContain("signalbox_jobs");
    }

    @Test
    void prometheus_finds_nothing_wrong_with_names_and_types() {
        add("a", "root.mail");
        set("a", "state = 'failed'");
        watch();
        add("b", "root.mail");
        set("b", "state = 'started', date_started = now() at time zone 'utc'");
        set("b", "state = 'done', date_done = now() at time zone 'utc'");
        until(text -> text.value("signalbox_job_run_seconds_count") != null);

        Promtool.check(
                new String(Exposition.PROMETHEUS.bytes(metrics.now()), StandardCharsets.UTF_8), "check", "metrics");
    }

    /// However many read: the watch is one.
    @Test
    void readers_cost_the_server_nothing() {
        watch();
        var before = System.nanoTime();
        for (int reader = 0; reader < 1_000; reader++) {
            Exposition.OPENMETRICS.bytes(metrics.now());
        }
        var each = Duration.ofNanos((System.nanoTime() - before) / 1_000);
        assertThat(monitor.newest().load().lastMinute().statements()).isLessThan(500);
        assertThat(each).isLessThan(Duration.ofMillis(20));
    }
}
