package signalbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.config.ConfigFile;
import signalbox.demo.RunningWorker.Kind;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.queue.JobState;
import signalbox.runner.odoo.HttpClients;
import signalbox.testing.TestJobs;
import signalbox.worker.log.LogEntry;
import signalbox.worker.log.LogEventKind;
import signalbox.worker.log.RunnerLog;

/// One cluster for all of them; each leaves it with both workers in line.
@Tag("cluster")
class DemoClusterTest {
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static DemoCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private Connection connection;

    @SuppressWarnings("NullAway.Init")
    private Sql sql;

    @BeforeAll
    static void start() throws IOException {
        Binaries.shareWith(folder);
        cluster = DemoCluster.start(DemoOptions.quick(folder));
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.close();
        Binaries.unshare(folder);
        await().atMost(GENEROUS).untilAsserted(() -> assertThat(folder).isDirectoryNotContaining("glob:**/run-*"));
    }

    @BeforeEach
    void connect() {
        reconnect();
        await().atMost(GENEROUS).until(() -> line().size() == 2);
    }

    private void reconnect() {
        connection = PlainConnection.openAsOdoo(cluster.spec(), "test");
        sql = new Sql(connection);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void every_state_appears() {
        Set<JobState> missing = EnumSet.copyOf(JobState.KNOWN);
        await().atMost(Duration.ofSeconds(100)).until(() -> {
            sql.list("read states", "select distinct state from queue_job", row -> row.getString(1))
                    .forEach(state -> missing.remove(JobState.of(state)));
            return missing.isEmpty();
        });
    }

    @Test
    void console_role_is_no_superuser_and_sees_when_the_runners_came() {
        assertThat(one("select current_setting('is_superuser')")).isEqualTo("off");
        assertThat(one("""
                        select count(*) from pg_stat_activity
                         where application_name like 'jobrunner_%' and backend_start is null
                        """)).isEqualTo("0");
        assertThat(one("select pg_has_role(current_user, 'odoo', 'member')::text"))
                .isEqualTo("true");
    }

    @Test
    void the_log_that_its_odoo_conf_names_tells_of_leader_and_requests() throws IOException {
        var conf = ConfigFile.of("odoo.conf", Files.readString(cluster.configs().own()));
        var file =
                Path.of(conf.entry(ConfigFile.OPTIONS, "logfile").orElseThrow().value());
        await().atMost(GENEROUS).untilAsserted(() -> {
            var log = RunnerLog.of(Files.readAllBytes(file), "odoo.log", false);
            assertThat(log.entries())
                    .extracting(LogEntry::kind)
                    .contains(LogEventKind.STARTS, LogEventKind.LEADS, LogEventKind.READY, LogEventKind.ASKED);
            assertThat(log.entries())
                    .extracting(LogEntry::pid)
                    .containsAll(cluster.workers().stream()
                            .map(worker -> Math.toIntExact(worker.pid()))
                            .toList());
        });
    }

    @Test
    void process_list_reads_as_on_odoo_sh() throws IOException {
        assertThat(cluster.workers()).hasSize(2);
        for (var worker : cluster.workers()) {
            assertThat(worker.kind()).isEqualTo(Kind.HTTP);
            assertThat(commandLine(worker.pid()))
                    .isEqualTo("python3 /home/odoo/src/odoo/odoo-bin --config=/home/odoo/.config/odoo.conf"
                            + " --database=acme-demo-8123 --max-cron-threads=1 --limit-time-real=120"
                            + " --limit-time-real-cron=300 --http-port=" + worker.httpPort()
                            + " --workers=0 signalbox.demo.DemoWorker");
        }
    }

    @Test
    void killed_leader_is_succeeded_and_comes_back_last_in_line() {
        var leader = line().getFirst();
        var standby = line().getLast();
        var victim = workerOf(leader);
        var others = cluster.workers().stream().filter(w -> !w.equals(victim)).toList();

        cluster.kill(victim);

        await().atMost(GENEROUS)
                .untilAsserted(() ->
                        assertThat(line()).hasSize(2).doesNotContain(leader).startsWith(standby));
        var survivor = others.getFirst();
        await().atMost(GENEROUS).until(() -> startedBy(survivor.pid()) > 0);
        assertThat(cluster.workers()).hasSize(2).contains(survivor).doesNotContain(victim);
        assertThat(cluster.workers().stream().map(RunningWorker::httpPort)).contains(victim.httpPort());
    }

    @Test
    void jobs_of_a_killed_worker_are_found_dead_and_run_again() {
        var victim = busyWorker();
        var orphans = sql.list(
                "read orphans",
                "select uuid from queue_job where state = 'started' and worker_pid = ?",
                row -> row.getString(1),
                (int) victim.pid());
        cluster.kill(victim);

        await().atMost(GENEROUS).until(() -> startedBy(victim.pid()) == 0);
        assertThat(orphans)
                .allSatisfy(uuid -> assertThat(new TestJobs(sql).state(uuid)).isNotEqualTo("gone"));
    }

    @Test
    void runjob_takes_only_an_enqueued_job() throws IOException, InterruptedException {
        var uuid = one("select uuid from queue_job where state = 'done' order by id limit 1");
        var before = one("select row_to_json(j)::text from queue_job j where uuid = '" + uuid + "'");
        var port = cluster.workers().getFirst().httpPort();
        try (var client = HttpClients.builder().build()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/queue_job/runjob?db=x&job_uuid=" + uuid))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(one("select row_to_json(j)::text from queue_job j where uuid = '" + uuid + "'"))
                .isEqualTo(before);
    }

    @Test
    void workers_come_back_to_a_server_that_was_away() throws SQLException {
        var before = cluster.workers();
        cluster.stopServer();
        assertThat(connection.isValid(5)).isFalse();
        cluster.startServer();
        connection.close();
        reconnect();

        await().atMost(GENEROUS).until(() -> line().size() == 2);
        var done = Long.parseLong(one("select count(*) from queue_job where state = 'done'"));
        await().atMost(GENEROUS)
                .until(() -> Long.parseLong(one("select count(*) from queue_job where state = 'done'")) > done);
        assertThat(cluster.workers()).isEqualTo(before);
    }

    /// The names of the runners, the leader first.
    private List<String> line() {
        return sql.list("look at the line", """
                select application_name from pg_stat_activity where application_name like 'jobrunner_%'
                 order by backend_start
                """, row -> row.getString(1));
    }

    private RunningWorker workerOf(String runner) {
        var port = one("select client_port from pg_stat_activity where application_name = '" + runner + "'");
        return cluster.workerBehind("127.0.0.1:" + port).orElseThrow();
    }

    /// A process that lives and runs jobs now.
    private RunningWorker busyWorker() {
        return await().atMost(GENEROUS)
                .until(
                        () -> cluster.workers().stream()
                                .filter(worker -> startedBy(worker.pid()) > 0)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private long startedBy(long pid) {
        return sql.first(
                        "count",
                        "select count(*) from queue_job where state = 'started' and worker_pid = ?",
                        row -> row.getLong(1),
                        (int) pid)
                .orElseThrow();
    }

    private String one(String query) {
        return sql.first("look", query, row -> row.getString(1)).orElse("");
    }

    private static String commandLine(long pid) throws IOException {
        var raw = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
        return Arrays.stream(raw.split("\0")).collect(Collectors.joining(" "));
    }
}
