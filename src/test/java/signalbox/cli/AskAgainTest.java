package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.cli.output.ExitCode;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.OddTarget;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestDatabase.Schema;
import signalbox.testing.TestJobs;
import signalbox.testing.TestOdoo;
import tools.jackson.databind.JsonNode;

/// `ask-again` against real targets.
@Tag("pg")
class AskAgainTest {
    private static final Duration GENEROUS = Duration.ofSeconds(20);

    private final TestDatabase postgres = TestDatabase.fresh(Schema.WITHOUT_LOCK);
    private final Sql sql = new Sql(postgres.open("test"));
    private final TestJobs jobs = new TestJobs(sql);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestCli cli;

    @BeforeEach
    void leaveJobs() {
        List.of("left-1", "left-2", "fresh").forEach(uuid -> jobs.add(uuid, "enqueued", null, 10));
        sql.update("enqueue", """
                update queue_job set date_enqueued = date_trunc('seconds', now() at time zone 'utc')
                       - case when uuid = 'fresh' then interval '1 s' else interval '1 min' end
                """);
        jobs.add("runs", "started", null, 10);
        sql.update("begin", "update queue_job set date_started = now() at time zone 'utc' where uuid = 'runs'");
        jobs.add("waits", "pending", null, 10);
    }

    @AfterEach
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private int ask(String... more) {
        return askIn("development", more);
    }

    private int askIn(String environment, String... more) {
        var arguments =
                new ArrayList<>(List.of("ask-again", "--url", postgres.spec().url(), "--environment", environment));
        arguments.addAll(List.of(more));
        cli = new TestCli(folder);
        return cli.run(arguments.toArray(String[]::new));
    }

    private JsonNode json() {
        return cli.json();
    }

    private String said() {
        return cli.said();
    }

    private List<String> texts(String pointer) {
        return StreamSupport.stream(json().at(pointer).spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static String at(int port) {
        return "http://127.0.0.1:" + port;
    }

    private TestOdoo odoo(Duration takes) {
        return new TestOdoo(postgres.spec(), 4, takes);
    }

    private Map<String, String> rows() {
        return Map.of("left-1", jobs.state("left-1"), "left-2", jobs.state("left-2"), "fresh", jobs.state("fresh"));
    }

    @Test
    void without_yes_it_says_what_it_would_do_and_asks_for_nothing() {
        try (var odoo = odoo(Duration.ZERO)) {
            assertThat(ask("--orphans", "--target", at(odoo.port()))).isEqualTo(ExitCode.REFUSED);

            assertThat(said())
                    .contains(
                            "left-1: would be asked for again",
                            "left-2: would be asked for again",
                            "Requests go to " + at(odoo.port()))
                    .doesNotContain("fresh", "runs");
            assertThat(odoo.requested()).isEmpty();
        }
    }

    @Test
    void orphans_are_asked_for_and_run_and_what_came_of_each_is_printed_and_in_the_audit_log() {
        try (var odoo = odoo(Duration.ZERO)) {
            assertThat(ask("--orphans", "--target", at(odoo.port()), "--yes", "--reason", "the queue stood"))
                    .isEqualTo(ExitCode.FINE);

            assertThat(texts("/asked")).containsExactly("left-1", "left-2");
            assertThat(json().at("/answered/0/status").asInt()).isEqualTo(200);
            assertThat(json().at("/answered/0/state").asString()).isEqualTo("done");
            assertThat(json().at("/refused").size()).isZero();
            assertThat(odoo.requested()).containsExactlyInAnyOrder("left-1", "left-2");
            assertThat(jobs.inState("done")).containsExactly("left-1", "left-2");
            var log = new AuditLog(AppFolders.below(folder).auditFile()).newest(2);
            assertThat(log).extracting(AuditEntry::action).containsOnly("ask-again");
            assertThat(log).extracting(AuditEntry::outcome).containsExactly("done", "begun");
            assertThat(log.getFirst().reason()).isEqualTo("the queue stood");
        }
    }

    @Test
    void only_what_is_enqueued_and_not_begun_is_asked_for_and_a_time_out_is_normal() {
        try (var odoo = odoo(Duration.ofMillis(1500))) {
            assertThat(ask("left-1", "runs", "waits", "nowhere", "--target", at(odoo.port()), "--yes"))
                    .isEqualTo(ExitCode.PARTLY);

            assertThat(texts("/asked")).containsExactly("left-1");
            assertThat(json().at("/answered").size()).isZero();
            assertThat(json().at("/unanswered/0/reason").asString()).contains("normal while the job runs");
            var refused = json().at("/refused");
            assertThat(refused.size()).isEqualTo(3);
            assertThat(refused.at("/0/state").asString()).isEqualTo("started");
            assertThat(refused.at("/1/state").asString()).isEqualTo("pending");
            assertThat(refused.at("/2/state").asString()).isEqualTo("gone");
            assertThat(odoo.requested()).containsExactly("left-1");
            await().atMost(GENEROUS).until(() -> jobs.state("left-1").equals("done"));
        }
    }

    /// Its row may still say enqueued, as long as its worker has not committed more.
    @Test
    void an_enqueued_job_that_a_worker_has_begun_is_left_alone() {
        sql.update("begin", "update queue_job set date_started = date_enqueued where uuid = 'left-1'");
        try (var odoo = odoo(Duration.ZERO)) {
            assertThat(ask("left-1", "left-2", "--target", at(odoo.port()), "--yes"))
                    .isEqualTo(ExitCode.PARTLY);

            assertThat(json().at("/refused/0/reason").asString()).isEqualTo("A worker has begun it.");
            assertThat(odoo.requested()).containsExactly("left-2");
        }
    }

    /// All workers may be busy: the request waits for one.
    @Test
    void no_answer_in_time_is_no_failure_while_the_row_is_there() {
        try (var silent = OddTarget.silent()) {
            assertThat(ask("left-1", "--target", at(silent.port()), "--yes")).isEqualTo(ExitCode.FINE);

            assertThat(texts("/asked")).containsExactly("left-1");
            assertThat(json().at("/unanswered/0/reason").asString()).contains("normal while the job runs");
        }
    }

    @Test
    void a_target_that_is_not_runjob_leaves_the_jobs_as_they_are_and_is_told() {
        var before = rows();
        try (var page = OddTarget.answering("302 Found\r\nLocation: https://else.example/web?s=1", "")) {
            assertThat(ask("--orphans", "--target", at(page.port()), "--yes")).isEqualTo(ExitCode.PARTLY);

            assertThat(json().at("/answered/0/status").asInt()).isEqualTo(302);
            assertThat(json().at("/answered/0/state").asString()).isEqualTo("enqueued");
        }
        assertThat(rows()).isEqualTo(before);
    }

    private String answered(String head, String body) {
        try (var page = OddTarget.answering(head, body)) {
            assertThat(ask("left-1", "--target", at(page.port()), "--yes")).isEqualTo(ExitCode.PARTLY);
        }
        return json().at("/answered/0/answer").asString() + "|" + said();
    }

    @Test
    void an_answer_that_is_not_that_of_queue_job_is_called_so() {
        var another = "queue_job does not answer like that, so another site or a login page answers there";

        assertThat(List.of(
                        answered("200 OK\r\nContent-Type: text/html", "<form>log in</form>"),
                        answered("200 OK\r\nContent-Type: application/json", "{}"),
                        answered("204 No Content", "")))
                .allSatisfy(text -> assertThat(text.split("\\|", 2))
                        .allSatisfy(half -> assertThat(half).contains(another)));
        assertThat(answered("302 Found\r\nLocation: https://else.example/web?s=1", "")
                        .split("\\|", 2))
                .allSatisfy(half ->
                        assertThat(half).contains("it redirects (302) to https://else.example/web", "no redirect"));
        assertThat(said()).contains("1 job is still enqueued.");
        assertThat(answered("200 OK", "")).contains("it answers 200 but begins no job");
    }

    @Test
    void of_the_answer_of_queue_job_nothing_odd_is_said() {
        try (var odoo = odoo(Duration.ZERO)) {
            assertThat(ask("left-1", "--target", at(odoo.port()), "--yes")).isEqualTo(ExitCode.FINE);

            assertThat(json().at("/answered/0/answer").asString()).isEqualTo("Answered 200. It is done now.");
            assertThat(said()).doesNotContain("answers", "enqueued");
        }
    }

    @Test
    void a_target_that_stalls_after_its_headers_keeps_nobody_waiting() {
        try (var stalls = OddTarget.stalling("200 OK")) {
            assertTimeoutPreemptively(
                    GENEROUS,
                    () -> assertThat(ask("--orphans", "--target", at(stalls.port()), "--yes"))
                            .isEqualTo(ExitCode.PARTLY));

            assertThat(json().at("/answered/0/status").asInt()).isEqualTo(200);
            assertThat(texts("/asked")).containsExactly("left-1", "left-2");
        }
    }

    /// A target that does this with each request, and closes the connection without an answer.
    private HttpServer target(HttpHandler deed, boolean answers) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/queue_job/runjob", exchange -> {
            deed.handle(exchange);
            if (answers) {
                exchange.sendResponseHeaders(200, -1);
            }
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void a_job_that_began_although_the_connection_ended_without_an_answer_was_asked_for() throws IOException {
        var began = target(exchange -> jobs.set(uuid(exchange), "started"), false);
        try {
            assertThat(ask("left-1", "--target", at(began.getAddress().getPort()), "--yes"))
                    .isEqualTo(ExitCode.FINE);

            assertThat(texts("/asked")).containsExactly("left-1");
            assertThat(json().at("/refused").size()).isZero();
            assertThat(json().at("/unanswered/0/reason").asString())
                    .contains("the connection was lost before an answer")
                    .endsWith("It is started now.");
        } finally {
            began.stop(0);
        }
    }

    @Test
    void a_job_that_nobody_began_before_the_connection_ended_is_no_success() throws IOException {
        var closes = target(_ -> {}, false);
        try {
            assertThat(ask("left-1", "--target", at(closes.getAddress().getPort()), "--yes"))
                    .isEqualTo(ExitCode.PARTLY);

            assertThat(json().at("/unanswered/0/reason").asString()).endsWith("It is enqueued now.");
        } finally {
            closes.stop(0);
        }
    }

    @Test
    void what_was_asked_for_is_told_although_the_server_is_lost_after_the_requests() throws Exception {
        try (var elsewhere = PlainConnection.open(postgres.superuser().withDatabase("postgres"), "test")) {
            var admin = new Sql(elsewhere);
            var loses = target(exchange -> lose(admin), true);
            try {
                assertThat(ask("left-1", "--target", at(loses.getAddress().getPort()), "--yes"))
                        .isEqualTo(ExitCode.PARTLY);

                assertThat(texts("/asked")).containsExactly("left-1");
                assertThat(json().at("/answered/0/status").asInt()).isEqualTo(200);
                assertThat(json().at("/answered/0/state").isNull()).isTrue();
                assertThat(json().at("/answered/0/stateReason").asString())
                        .contains("Its state now is not known")
                        .contains("Look at the job before you ask again.");
                assertThat(new AuditLog(AppFolders.below(folder).auditFile()).newest(1))
                        .extracting(AuditEntry::outcome)
                        .containsExactly("done");
            } finally {
                loses.stop(0);
            }
        }
    }

    /// Ends all sessions of the database, and lets no one in.
    private void lose(Sql admin) {
        var name = postgres.spec().database();
        admin.execute("close the database", "alter database " + name + " allow_connections false");
        admin.list(
                "end its sessions",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?",
                row -> row.getBoolean(1),
                name);
    }

    private static String uuid(HttpExchange exchange) {
        return exchange.getRequestURI().getQuery().replaceAll(".*job_uuid=", "");
    }

    @Test
    void where_nobody_listens_none_was_asked_for() throws IOException {
        int free;
        try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = unused.getLocalPort();
        }

        assertThat(ask("--orphans", "--target", at(free), "--yes")).isEqualTo(ExitCode.NOTHING_DONE);

        assertThat(texts("/asked")).isEmpty();
        assertThat(json().at("/refused/0/reason").asString()).contains("connection refused");
        assertThat(jobs.state("left-1")).isEqualTo("enqueued");
    }

    @Test
    void on_production_the_database_must_be_named() {
        try (var odoo = odoo(Duration.ZERO)) {
            assertThat(askIn("production", "--orphans", "--target", at(odoo.port()), "--yes"))
                    .isEqualTo(ExitCode.REFUSED);
            assertThat(odoo.requested()).isEmpty();

            assertThat(askIn(
                            "production",
                            "--orphans",
                            "--target",
                            at(odoo.port()),
                            "--yes",
                            "--confirm-database",
                            postgres.spec().database()))
                    .isEqualTo(ExitCode.FINE);
        }
    }

    @Test
    void without_a_target_the_odoo_conf_tells_and_else_the_site() throws IOException {
        try (var odoo = odoo(Duration.ZERO)) {
            var file = Files.writeString(
                    folder.resolve("odoo.conf"), "[queue_job]\nhost = 127.0.0.1\nport = " + odoo.port() + "\n");

            assertThat(ask("--orphans", "--config", file.toString())).isEqualTo(ExitCode.REFUSED);
            assertThat(said()).contains("Requests go to " + at(odoo.port()) + ", by " + file + ".");

            sql.update(
                    "name the site",
                    "update ir_config_parameter set value = ? where key = 'web.base.url'",
                    "http://" + "localhost:" + odoo.port());
            ask("--orphans");
            assertThat(said())
                    .contains("localhost:" + odoo.port() + ", by web.base.url, because nothing else" + " says it");
        }
    }

    @Test
    void where_nothing_tells_it_refuses_and_says_how_to_give_one() {
        sql.update("forget the site", "delete from ir_config_parameter where key = 'web.base.url'");

        assertThat(ask("--orphans", "--yes")).isEqualTo(ExitCode.REFUSED);

        assertThat(said()).contains("It is not known where Odoo answers", "--target http://HOST:PORT", "--config FILE");
    }

    @Test
    void no_orphan_is_no_fault_and_no_job_is_a_mistake() {
        sql.update("begin", "update queue_job set state = 'done'");

        assertThat(ask("--orphans", "--target", "http://127.0.0.1:1", "--yes")).isEqualTo(ExitCode.FINE);
        assertThat(json().at("/asked").size()).isZero();
        assertThat(ask("--target", "http://127.0.0.1:1")).isEqualTo(ExitCode.USAGE);
    }
}
