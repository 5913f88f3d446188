package signalbox.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.postgres.Sql;
import signalbox.runner.RunnerOptions.Mode;
import signalbox.runner.askagain.AskAgainRequests;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestDatabase.Schema;
import signalbox.testing.TestJobs;

/// Jobs that are enqueued and that no worker has begun, and a leader that asks for them again. Told the time.
@Tag("pg")
class NotBegunRequestsTest {
    private final TestDatabase database = TestDatabase.fresh(Schema.WITHOUT_LOCK);
    private final Connection connection = database.open("test");
    private final Sql sql = new Sql(connection);
    private final TestJobs jobs = new TestJobs(sql);
    private final List<String> requested = new ArrayList<>();
    private final Instant now = Instant.now();

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    private RunnerSession session(TestDatabase on, String channels, Mode mode) {
        return new RunnerSession(
                on.spec(),
                RunnerOptions.embedded(channels, mode, Duration.ofMillis(100)),
                new RunnerMethods((_, _) -> true, JobEnqueuer.unguarded(), requested::add));
    }

    private RunnerSession session(String channels) {
        return session(database, channels, Mode.DISPATCH);
    }

    /// @param ago how long ago it was enqueued, in seconds
    private void leave(String uuid, long ago) {
        leave(sql, uuid, ago);
    }

    private void leave(Sql own, String uuid, long ago) {
        new TestJobs(own).add(uuid, "enqueued", null, 10);
        own.update(
                "age",
                "update queue_job set date_enqueued = ? where uuid = ?",
                now.minusSeconds(ago).truncatedTo(ChronoUnit.SECONDS),
                uuid);
    }

    @Test
    void the_runner_that_takes_over_asks_for_what_is_enqueued_and_not_begun() {
        leave("just now", 1);
        leave("long ago", 300);
        leave("begun", 60);
        sql.update("begin", "update queue_job set date_started = date_enqueued + interval '1 s' where uuid = 'begun'");
        leave("begun before", 60);
        sql.update(
                "begin before",
                "update queue_job set date_started = date_enqueued - interval '1 h' where uuid = 'begun before'");
        leave("never dated", 0);
        sql.update("forget the date", "update queue_job set date_enqueued = null where uuid = 'never dated'");
        jobs.add("runs", "started", null, 10);
        try (var session = session("root:9")) {
            session.turn(now);

            assertThat(requested).containsExactlyInAnyOrder("long ago", "begun before", "just now", "never dated");
            assertThat(jobs.inState("enqueued")).as("no row is changed").hasSize(5);
        }
    }

    @Test
    void later_it_asks_for_what_waits_for_over_10_s_each_once_a_minute() {
        leave("left", 60);
        try (var session = session("root:1")) {
            session.turn(now);
            session.turn(now.plusSeconds(1));
            session.turn(now.plusSeconds(59));
            assertThat(requested).containsExactly("left");

            session.turn(now.plusSeconds(61));
            assertThat(requested).containsExactly("left", "left");
        }
    }

    @Test
    void a_job_whose_date_is_ahead_of_the_clock_is_asked_for_and_reported() {
        leave("ahead", -300);
        jobs.add("waits", "pending", null, 10);
        try (var session = session("root:1")) {
            session.turn(now);

            assertThat(requested).containsExactly("ahead");
            assertThat(session.stuck()).isEqualTo(new NotBegunJobs(1, 0, null));
            assertThat(AskAgainRequests.notBegun(sql)).containsExactly("ahead");
        }
    }

    @Test
    void what_another_enqueued_meanwhile_is_asked_for_after_10_s() {
        try (var session = session("root:4")) {
            session.turn(now);
            leave("of another", 7);
            session.turn(now.plusSeconds(11));
            assertThat(requested).isEmpty();

            sql.update("let time pass", "update queue_job set date_enqueued = date_enqueued - interval '4 s'");
            session.turn(now.plusSeconds(22));
            assertThat(requested).containsExactly("of another");
        }
    }

    @Test
    void a_job_that_was_left_behind_makes_no_other_one_that_is_on_its_way_asked_for() {
        leave("left", 60);
        try (var session = session("root:4")) {
            session.turn(now);
            leave("of another", 1);
            session.turn(now.plusSeconds(2));

            assertThat(requested).containsExactly("left");
        }
    }

    @Test
    void no_more_are_asked_for_than_root_has_room_for() {
        IntStream.range(0, 5).forEach(i -> leave("left" + i, 60 - i));
        jobs.add("runs", "started", null, 10);
        try (var session = session("root:3")) {
            session.turn(now);
            assertThat(requested).containsExactly("left0", "left1");
            session.turn(now.plusSeconds(1));
            assertThat(requested).as("those may begin at any moment").hasSize(2);

            jobs.set("left0", "done");
            session.turn(now.plusSeconds(2));
            assertThat(requested).containsExactly("left0", "left1", "left2");
            jobs.set("left1", "started");
            session.turn(now.plusSeconds(3));
            assertThat(requested).hasSize(3);
        }
    }

    @Test
    void a_paused_channel_begins_nothing() {
        leave("held", 60);
        leave("below", 60);
        leave("beside", 60);
        sql.update("move", "update queue_job set channel = 'root.mail' where uuid = 'held'");
        sql.update("move", "update queue_job set channel = 'root.mail.bulk' where uuid = 'below'");
        sql.update("move", "update queue_job set channel = 'root.mailing' where uuid = 'beside'");
        try (var session = session("root:9,mail:2:paused")) {
            session.turn(now);

            assertThat(requested).containsExactly("beside");
        }
    }

    @Test
    void a_paused_channel_begins_nothing_however_the_rows_write_its_name() {
        for (var channel :
                List.of("mail", "root.mail", "root.mail.sub", "mail.sub", "mailx", "root.mailx", "rootmail")) {
            leave(channel, 60);
            sql.update("move", "update queue_job set channel = ? where uuid = ?", channel, channel);
        }
        leave("root", 60);
        sql.update("move", "update queue_job set channel = null where uuid = 'root'");
        try (var session = session("root:9,root.mail:0:paused")) {
            session.turn(now);

            assertThat(requested).containsExactlyInAnyOrder("mailx", "root.mailx", "rootmail", "root");
            assertThat(session.stuck().sentence(now))
                    .contains(
                            "8 enqueued jobs are not begun",
                            "The runner asks again for 4 of them, for each once a minute when slots are free. It does not"
                                    + " ask for the other 4, which are in paused channels. It requeues no job.");
        }
    }

    @Test
    void where_root_is_paused_none_is_asked_for() {
        for (var channel : List.of("", "root", "mail", "root.mail")) {
            leave("in " + channel, 60);
            sql.update("move", "update queue_job set channel = ? where uuid = ?", channel, "in " + channel);
        }
        try (var session = session("root:9:paused")) {
            session.turn(now);

            assertThat(requested).isEmpty();
            assertThat(session.stuck().sentence(now))
                    .endsWith("The runner asks for none of them: they are in paused channels. It requeues no job.");
        }
    }

    @Test
    void one_that_only_observes_asks_for_nothing() {
        leave("left", 60);
        try (var session = session(database, "root:4", Mode.OBSERVE)) {
            session.turn(now);

            assertThat(requested).isEmpty();
        }
    }

    @Test
    void a_runner_of_the_field_asks_once_when_it_enqueues() {
        leave("left", 60);
        try (var session = new RunnerSession(
                database.spec(),
                new RunnerOptions("root:4", RunnerDelays.ofOdooSh()),
                new RunnerMethods((_, _) -> true, JobEnqueuer.unguarded(), requested::add))) {
            session.turn(now);

            assertThat(requested).isEmpty();
        }
    }

    @Test
    void where_locks_show_what_is_dead_only_what_that_check_leaves_alone_is_asked_for() throws SQLException {
        try (var newer = TestDatabase.fresh(Schema.FULL);
                var own = new Sql(newer.open("test")).connection();
                var session = session(newer, "root:1", Mode.DISPATCH)) {
            leave(new Sql(own), "dead", 60);
            leave(new Sql(own), "just now", 1);

            session.turn(now);

            assertThat(requested).containsExactly("just now");
            assertThat(new TestJobs(new Sql(own)).state("dead")).isEqualTo("pending");
        }
    }
}
