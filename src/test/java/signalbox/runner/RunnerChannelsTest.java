package signalbox.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.channel.ChannelSource;
import signalbox.channel.ConfiguredChannels;
import signalbox.postgres.Sql;
import signalbox.runner.RunnerOptions.Mode;
import signalbox.runner.election.FencedElection;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// The embedded runner obeys what the database says of its channels, also when that changes while it works.
@Tag("pg")
class RunnerChannelsTest {
    private static final Duration GENEROUS = Duration.ofSeconds(20);
    private static final Duration CHECK = Duration.ofMillis(100);

    private final TestDatabase database = TestDatabase.fresh();
    private final Connection connection = database.open("test");
    private final Sql sql = new Sql(connection);
    private final TestJobs jobs = new TestJobs(sql);
    private final Queue<String> requested = new ConcurrentLinkedQueue<>();
    private Instant now = Instant.now();

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    /// As the 2026 line keeps them.
    private void keep(String channel, int capacity) {
        sql.execute(
                "keep capacities",
                "alter table queue_job_channel add if not exists capacity int, add if not exists sequential boolean,"
                        + " add if not exists throttle int, add if not exists paused boolean");
        var name = channel.substring(channel.lastIndexOf('.') + 1);
        sql.update(
                "add it",
                "insert into queue_job_channel (name, complete_name, removal_interval) select ?, ?, 30"
                        + " where not exists (select from queue_job_channel where complete_name = ?)",
                name,
                channel,
                channel);
        set(channel, "capacity = " + capacity);
    }

    private void set(String channel, String assignments) {
        sql.update("set it", "update queue_job_channel set " + assignments + " where complete_name = ?", channel);
    }

    private RunnerSession session(ConfiguredChannels stated) {
        return new RunnerSession(
                database.spec(),
                RunnerOptions.embedded(stated, Mode.DISPATCH, CHECK),
                RunnerMethods.fenced(new AlwaysLeading(), requested::add));
    }

    private void turn(RunnerSession session) {
        now = now.plusSeconds(2);
        session.turn(now);
    }

    @Test
    void no_job_of_a_paused_channel_or_below_it_starts_until_it_is_resumed() {
        keep("root", 9);
        keep("root.mail", 5);
        set("root.mail", "paused = true");
        for (var channel : List.of("root.mail", "root.mail.bulk", "mail", "root.sale")) {
            jobs.add(channel, "pending", channel, 10);
        }
        try (var session = session(ConfiguredChannels.NONE)) {
            turn(session);
            turn(session);
            assertThat(requested).containsExactly("root.sale");

            set("root.mail", "paused = false");
            turn(session);

            assertThat(requested).containsExactlyInAnyOrder("root.sale", "root.mail", "root.mail.bulk", "mail");
        }
    }

    @Test
    void a_pause_counts_whatever_channel_string_is_given() {
        keep("root.mail", 5);
        set("root.mail", "paused = true");
        jobs.add("held", "pending", "root.mail", 10);
        for (var source : List.of(ChannelSource.GIVEN, ChannelSource.FILE, ChannelSource.PROFILE)) {
            try (var session = session(ConfiguredChannels.of("root:4,root.mail:4", source, "somebody"))) {
                turn(session);
                assertThat(requested).as(source.name()).isEmpty();
            }
        }
    }

    @Test
    void capacities_of_the_database_are_obeyed_although_no_channel_string_is_given() {
        keep("root", 3);
        keep("root.mail", 2);
        for (var i = 0; i < 4; i++) {
            jobs.add("mail-" + i, "pending", "root.mail", 10);
            jobs.add("other-" + i, "pending", "root", 20);
        }
        try (var session = session(ConfiguredChannels.NONE)) {
            turn(session);

            assertThat(requested).containsExactly("mail-0", "mail-1", "other-0");
            assertThat(session.channels().from()).isEqualTo("queue_job_channel of the database");

            set("root", "capacity = 4");
            turn(session);
            assertThat(requested).containsExactly("mail-0", "mail-1", "other-0", "other-1");
        }
    }

    @Test
    void the_profiles_string_gives_way_to_the_database_and_that_of_a_file_does_not() {
        keep("root", 2);
        for (var i = 0; i < 6; i++) {
            jobs.add("job-" + i, "pending", "root", 10);
        }
        try (var session = session(ConfiguredChannels.ofProfile("root:5"))) {
            turn(session);
            assertThat(requested).hasSize(2);
        }
        try (var session = session(ConfiguredChannels.of("root:5", ChannelSource.FILE, "odoo.conf"))) {
            turn(session);
            assertThat(Set.copyOf(requested)).hasSize(5);
        }
    }

    @Test
    void where_nobody_limits_root_one_job_runs_at_a_time() {
        keep("root", 0);
        for (var i = 0; i < 3; i++) {
            jobs.add("job-" + i, "pending", "root", 10);
        }
        try (var session = session(ConfiguredChannels.NONE)) {
            turn(session);
            assertThat(requested).containsExactly("job-0");
        }
    }

    @Test
    void a_notification_that_is_no_jobs_has_the_channels_read_at_once() {
        keep("root", 9);
        keep("root.mail", 5);
        try (var session = session(ConfiguredChannels.NONE)) {
            turn(session);
            set("root.mail", "paused = true");
            sql.execute("ask for a reload", "notify queue_job, 'reload channels'");
            await().pollInSameThread().atMost(GENEROUS).until(() -> session.await(CHECK));
            jobs.add("held", "pending", "root.mail", 10);

            session.turn(now);

            assertThat(session.channels().paused()).containsExactly("root.mail");
            assertThat(requested).isEmpty();
        }
    }

    @Test
    void a_throttle_goes_on_when_other_channels_come_into_force() {
        keep("root", 9);
        keep("root.slow", 5);
        set("root.slow", "throttle = 60");
        jobs.add("first", "pending", "root.slow", 10);
        jobs.add("second", "pending", "root.slow", 10);
        try (var session = session(ConfiguredChannels.NONE)) {
            turn(session);
            set("root", "capacity = 8");
            turn(session);
            assertThat(requested).containsExactly("first");

            now = now.plusSeconds(60);
            turn(session);
            assertThat(requested).containsExactly("first", "second");
        }
    }

    @Test
    void a_pause_column_that_comes_with_an_upgrade_is_found_while_it_works() {
        jobs.add("first", "pending", "root.mail", 10);
        try (var session = session(ConfiguredChannels.ofProfile("root:4"))) {
            turn(session);
            keep("root.mail", 3);
            set("root.mail", "paused = true");
            jobs.add("held", "pending", "root.mail", 10);
            now = now.plusSeconds(30);
            turn(session);

            assertThat(requested).containsExactly("first");
            assertThat(session.channels().paused()).containsExactly("root.mail");
        }
    }

    @Test
    void a_runner_at_work_obeys_a_pause_within_seconds_and_needs_no_restart() {
        keep("root", 4);
        keep("root.mail", 4);
        set("root.mail", "paused = true");
        jobs.add("held", "pending", "root.mail", 10);
        jobs.add("free", "pending", "root", 10);
        var options = RunnerOptions.embedded(ConfiguredChannels.NONE, Mode.DISPATCH, CHECK);
        try (var runner = JobRunner.start(
                database.spec(), options, RunnerMethods.fenced(new AlwaysLeading(), requested::add), _ -> {})) {
            await().atMost(GENEROUS).until(() -> requested.contains("free"));
            assertThat(requested).doesNotContain("held");
            assertThat(runner.channels().asString()).isEqualTo("root:4,root.mail:4:paused");

            set("root.mail", "paused = false");
            await().atMost(GENEROUS).until(() -> requested.contains("held"));
        }
    }

    private static final class AlwaysLeading implements FencedElection {
        @Override
        public boolean leads(Sql own, String applicationName) {
            return true;
        }

        @Override
        public String fence() {
            return "true";
        }
    }
}
