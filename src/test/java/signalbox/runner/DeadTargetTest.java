package signalbox.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.postgres.Sql;
import signalbox.runner.RunnerOptions.Mode;
import signalbox.runner.election.FencedElection;
import signalbox.runner.odoo.JobTrigger;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.runner.odoo.TargetState;
import signalbox.testing.OddTarget;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestDatabase.Schema;
import signalbox.testing.TestJobs;
import signalbox.testing.TestOdoo;

/// A leader whose jobs do not arrive: it says so and why, and gives the slots back. Sessions are told the time.
@Tag("pg")
class DeadTargetTest {
    private static final Duration GENEROUS = Duration.ofSeconds(20);
    private static final String LOGIN_PAGE = "<!DOCTYPE html><html><title>Login | Odoo</title></html>";

    private static final TestDatabase DATABASE = TestDatabase.fresh(Schema.WITHOUT_LOCK);

    private final Connection connection = DATABASE.open("test");
    private final Sql sql = new Sql(connection);
    private final TestJobs jobs = new TestJobs(sql);
    private final Instant now = Instant.now();

    @BeforeEach
    void empty() {
        sql.execute("empty the queue", "delete from queue_job; drop function if exists fail() cascade");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private RunnerSession session(JobTrigger requests) {
        return new RunnerSession(
                DATABASE.spec(),
                RunnerOptions.embedded("root:4", Mode.DISPATCH, Duration.ofMillis(100)),
                RunnerMethods.fenced(new Leads(), requests));
    }

    private static final class Leads implements FencedElection {
        @Override
        public boolean leads(Sql own, String applicationName) {
            return true;
        }

        @Override
        public String fence() {
            return "true";
        }
    }

    /// What is known after two jobs were dispatched.
    private TargetState.Silent silence(RunjobEndpoint endpoint) {
        try (var dispatch = new HttpDispatch(endpoint, DATABASE.spec().database());
                var session = session(dispatch)) {
            jobs.add("one", "pending", null, 10);
            jobs.add("two", "pending", null, 10);
            session.turn(now);
            assertThat(jobs.inState("enqueued")).containsExactly("one", "two");
            var last = now.plusSeconds(30);

            await().pollInSameThread().atMost(GENEROUS).until(() -> {
                session.turn(now.plusMillis(500));
                if (dispatch.target() instanceof TargetState.Answers) {
                    session.turn(last);
                }
                return jobs.inState("pending").size() == 2;
            });
            return (TargetState.Silent) dispatch.target();
        }
    }

    private TargetState.Silent silence(OddTarget target, String scheme) {
        try (target) {
            return silence(new RunjobEndpoint(scheme, "127.0.0.1", target.port()));
        }
    }

    /// What the last state of a runner says whose target never answered.
    private RunnerState.Stopped ended() {
        var states = new ConcurrentLinkedQueue<RunnerState>();
        try (var target = OddTarget.silent();
                var dispatch = new HttpDispatch(
                        new RunjobEndpoint("http", "127.0.0.1", target.port()),
                        DATABASE.spec().database());
                var runner = JobRunner.start(
                        DATABASE.spec(),
                        RunnerOptions.embedded("root:4", Mode.DISPATCH, Duration.ofMillis(100)),
                        RunnerMethods.fenced(new Leads(), dispatch),
                        states::add)) {
            jobs.add("asked", "pending", null, 10);
            await().atMost(GENEROUS).until(() -> jobs.inState("enqueued").contains("asked"));
            assertThat(runner.dispatched()).isLessThanOrEqualTo(1);
        }
        return states.stream()
                .filter(RunnerState.Stopped.class::isInstance)
                .map(RunnerState.Stopped.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_runner_that_ends_puts_back_what_nobody_began() {
        assertThat(ended().sentence()).isEqualTo("stopped: closed");
        assertThat(jobs.inState("pending")).containsExactly("asked");
    }

    @Test
    void a_runner_that_ends_names_what_it_leaves_enqueued_where_busy_workers_may_begin_it_yet() {
        jobs.add("busy", "started", null, 10);

        assertThat(ended().sentence()).contains("left enqueued", "asked", "ask-again");
        assertThat(jobs.inState("enqueued")).containsExactly("asked");
    }

    @ParameterizedTest
    @CsvSource({
        "404 Not Found, (404)",
        "401 Unauthorized, asks for a login (401)",
        "403 Forbidden, forbids the request (403)",
        "503 Service Unavailable, answers 503",
        "500 Internal Server Error, answers 500",
    })
    void an_error_that_left_the_jobs_untouched_is_told_and_the_jobs_are_put_back(String status, String reason) {
        var told = silence(OddTarget.answering(status, "<h1>nginx</h1>"), "http");

        assertThat(told.reason()).contains(reason);
        assertThat(told.putBack()).isEqualTo(2);
        assertThat(told.sentence()).startsWith("target does not answer: ").endsWith("jobs put back 2 times");
    }

    @ParameterizedTest
    @CsvSource({
        "401 Unauthorized, WWW-Authenticate : Basic, it seems to ask for a login (401)",
        "401 Unauthorized, www-authenticate: a~b, it seems to ask for a login (401)",
        "200 OK, X-Secret: a~hunter2, it answers",
    })
    void an_answer_that_java_cannot_read_is_no_lost_connection(String status, String header, String reason) {
        var told = silence(OddTarget.answering(status + "\r\n" + header.replace('~', '\0'), ""), "http");

        assertThat(told.reason()).isEqualTo(reason + ", with a malformed header " + header.split(":", 2)[0].strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://127.1:8069           | The target names the host "127.1", which is a short form of an address: write all four numbers, for example 127.0.0.1
            http://my_host:8069         | The target names the host "my_host", which is not a valid host name: use letters, digits, dots and hyphens, no _. Give its address or another name
            http://u:secret@my_host     | The target names the host "my_host", which
            http://odoo:80x             | The target has a port that is not a number: http://HOST:PORT
            http://admin:secret         | The target has a port that is not a number: http://HOST:PORT
            http://:8069                | The target has no host: http://HOST:PORT
            http:///odoo                | The target has no host
            http://odoo:70000           | The target's port must be 1 to 65535, not 70000
            """)
    void what_is_wrong_with_a_target_is_said_and_no_secret(String url, String words) {
        assertThatThrownBy(() -> RunjobEndpoint.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(words)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "303", "307", "308"})
    void a_redirect_is_never_followed_nor_taken_for_success_and_its_aim_is_named_without_secrets(int status) {
        try (var aim = OddTarget.answering("200 OK", "")) {
            var location = "http://admin:secret@127.0.0.1:" + aim.port() + "/web/login?token=secret";

            var told = silence(OddTarget.answering(status + " Moved\r\nLocation: " + location, ""), "http");

            assertThat(told.reason())
                    .contains("redirects (" + status + ") to http://127.0.0.1:" + aim.port() + "/web/login")
                    .doesNotContain("secret", "admin");
            assertThat(aim.asked()).isZero();
        }
    }

    @Test
    void a_page_is_no_answer_of_runjob() {
        var told = silence(OddTarget.answering("200 OK\r\nContent-Type: text/html; charset=utf-8", LOGIN_PAGE), "http");

        assertThat(told.reason())
                .contains("answers 200 with a page of text/html")
                .contains("login page");
    }

    @Test
    void an_empty_200_that_begins_no_job_is_seen_through() {
        var told = silence(OddTarget.answering("200 OK", ""), "http");

        assertThat(told.reason()).isEqualTo("it answers 200 but begins no job");
    }

    @ParameterizedTest
    @CsvSource({"200 OK, 200", "500 Internal Server Error, 500"})
    void a_target_that_stalls_after_its_headers_is_told_and_the_jobs_are_put_back(String head, String status) {
        var told = silence(OddTarget.stalling(head), "http");

        assertThat(told.reason())
                .isEqualTo("it answers " + status + ", but sends only the headers of its answer and begins no job");
        assertThat(told.putBack()).isEqualTo(2);
    }

    @Test
    void a_port_that_nobody_listens_at_is_told() throws IOException {
        int free;
        try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = unused.getLocalPort();
        }

        assertThat(silence(new RunjobEndpoint("http", "127.0.0.1", free)).reason())
                .contains("connection refused");
    }

    @Test
    void a_name_that_is_not_known_is_told() {
        assertThat(silence(new RunjobEndpoint("http", "no-such-host.invalid", 80))
                        .reason())
                .isEqualTo("the name no-such-host.invalid is not known");
    }

    @Test
    void a_server_that_is_silent_at_the_tls_handshake_is_told() {
        assertThat(silence(OddTarget.silent(), "https").reason()).contains("no answer to the TLS handshake");
    }

    @Test
    void a_server_that_speaks_no_tls_is_told() {
        assertThat(silence(OddTarget.greeting("SSH-2.0-OpenSSH_9.2\r\n"), "https")
                        .reason())
                .startsWith("TLS failed: ");
    }

    @Test
    void a_server_that_takes_requests_and_begins_no_job_is_told_after_a_while() {
        assertThat(silence(OddTarget.silent(), "http").reason())
                .isEqualTo("it accepts requests, but gives no answer within 1 s and begins no job");
    }

    @Test
    void a_job_that_outlasts_its_request_is_no_silence() {
        try (var odoo = new TestOdoo(DATABASE.spec(), 4, Duration.ofMillis(1500));
                var dispatch = dispatch(odoo.port());
                var session = session(dispatch)) {
            jobs.add("long", "pending", null, 10);
            session.turn(now);
            await().atMost(GENEROUS).until(() -> jobs.state("long").equals("done"));
            session.turn(now.plusSeconds(9));

            assertThat(dispatch.target()).isEqualTo(TargetState.answers());
            assertThat(odoo.requested()).containsExactly("long");
        }
    }

    @Test
    void while_jobs_run_one_that_waits_for_a_worker_is_no_silence() {
        jobs.add("running", "started", null, 10);
        try (var busy = OddTarget.silent();
                var dispatch = dispatch(busy.port());
                var session = session(dispatch)) {
            jobs.add("waits", "pending", null, 10);
            session.turn(now);
            await().pollInSameThread()
                    .during(Duration.ofMillis(1200))
                    .atMost(GENEROUS)
                    .until(() -> session.turn(now.plusSeconds(7)) != null);

            assertThat(dispatch.target()).isEqualTo(TargetState.answers());
            assertThat(jobs.state("waits")).isEqualTo("enqueued");
        }
    }

    @Test
    void the_500_of_a_job_that_failed_is_no_silence() {
        try (var failing = OddTarget.answering("500 Internal Server Error", "<h1>Internal Server Error</h1>");
                var dispatch = dispatch(failing.port());
                var session = session(dispatch)) {
            jobs.add("bad", "pending", null, 10);
            sql.execute("fail at once", """
                    create function fail() returns trigger language plpgsql as $$
                    begin new.state := 'failed'; return new; end $$;
                    create trigger fail before update on queue_job
                      for each row when (new.state = 'enqueued') execute function fail();
                    """);
            session.turn(now);
            await().atMost(GENEROUS).until(() -> failing.asked() == 1);
            dispatch.settle();
            session.turn(now.plusMillis(500));

            assertThat(dispatch.target()).isEqualTo(TargetState.answers());
            assertThat(dispatch.room(now)).isEqualTo(Integer.MAX_VALUE);
        }
    }

    @Test
    void when_it_takes_jobs_again_it_is_said_how_long_it_did_not() {
        var port = freePort();
        try (var dispatch = dispatch(port);
                var session = session(dispatch)) {
            jobs.add("one", "pending", null, 10);
            session.turn(now);
            dispatch.settle();
            session.turn(now);
            assertThat(dispatch.target()).isInstanceOf(TargetState.Silent.class);
            try (var odoo = new TestOdoo(DATABASE.spec(), 4, Duration.ZERO, port)) {
                await().pollInSameThread().atMost(GENEROUS).until(() -> {
                    session.await(Duration.ofMillis(20));
                    session.turn(now.plusSeconds(65));
                    return dispatch.target() instanceof TargetState.AnswersAgain;
                });

                assertThat(odoo.requested()).containsExactly("one");
                assertThat(dispatch.target().sentence())
                        .isEqualTo("target answers again after 1 m 05 s, jobs had been put back 1 time");
            }
        }
    }

    private HttpDispatch dispatch(int port) {
        return new HttpDispatch(
                new RunjobEndpoint("http", "127.0.0.1", port), DATABASE.spec().database());
    }

    private static int freePort() {
        try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return unused.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_state_is_news_when_its_reason_is_another_or_its_number_has_doubled() {
        var told = new TargetState.Silent(now, "connection refused", 4);

        assertThat(List.of(
                        told.isNewsAfter(TargetState.answers()),
                        new TargetState.Silent(now, "connection refused", 7).isNewsAfter(told),
                        new TargetState.Silent(now, "connection refused", 8).isNewsAfter(told),
                        new TargetState.Silent(now, "it answers 503", 5).isNewsAfter(told)))
                .containsExactly(true, false, true, true);
    }

    @Test
    void a_silent_target_is_told_with_a_time_that_people_read() {
        var silent = new TargetState.Silent(Instant.parse("2026-06-01T12:00:00.123456Z"), "connection refused", 4);

        assertThat(silent.sentence()).contains(", since 2026-06-01 12:00:00 UTC, jobs put back 4 times");
    }
}
