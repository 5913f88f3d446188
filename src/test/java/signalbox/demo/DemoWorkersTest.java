package signalbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.channel.ConfiguredChannels;
import signalbox.cli.Cli;
import signalbox.demo.RunningWorker.Kind;
import signalbox.election.Anomaly;
import signalbox.election.Anomaly.Code;
import signalbox.monitor.Monitor;
import signalbox.monitor.Snapshot;
import signalbox.monitor.WatchKeeping;
import signalbox.monitor.history.Ledger;
import signalbox.worker.LocalProcesses;
import signalbox.worker.ProcessKind;
import signalbox.worker.Worker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The demo's processes are told apart by what a process list shows of them, as on Odoo.sh, and matched to
/// their connections while a cron worker comes and goes.
@Tag("cluster")
class DemoWorkersTest {
    private static final Duration GENEROUS = Duration.ofSeconds(90);
    private static final CronTiming ONCE =
            new CronTiming(Duration.ofSeconds(8), Duration.ofSeconds(20), Duration.ofDays(3650));

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private DemoCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private Monitor monitor;

    @BeforeEach
    void start() throws IOException {
        Binaries.shareWith(folder);
        cluster = DemoCluster.start(DemoOptions.quick(folder).withCron(ONCE));
        var clock = InstantSource.system();
        monitor = new Monitor(
                cluster.spec(),
                () -> ConfiguredChannels.NONE,
                clock,
                WatchKeeping.of(Ledger.inMemory()),
                new LocalProcesses(clock));
        monitor.start();
    }

    @AfterEach
    void stop() throws IOException {
        monitor.close();
        cluster.close();
        Binaries.unshare(folder);
    }

    @Test
    void runners_are_named_by_their_workers_and_one_in_a_cron_worker_is_a_finding_while_it_lives() {
        var cron = await().atMost(GENEROUS)
                .until(() -> pids(Kind.CRON), alive -> !alive.isEmpty())
                .iterator()
                .next();
        var found = await().atMost(GENEROUS)
                .until(this::finding, Optional::isPresent)
                .orElseThrow();
        assertThat(found.evidence().getFirst())
                .contains("cron worker " + cron)
                .contains("--limit-time-real-cron=0")
                .contains("Launcher: /opt/odoo.sh/odoosh/bin/odoo-rpc");

        await().atMost(GENEROUS).until(() -> finding().isEmpty());
        assertThat(pids(Kind.CRON)).isEmpty();

        // What takes long comes when no short life is watched any more.
        await().atMost(GENEROUS).until(() -> behindRunners(ProcessKind.HTTP).equals(pids(Kind.HTTP)));
        assertThat(pids(Kind.HTTP)).hasSize(2);
        assertThatTheCommandLineSaysTheSame();
    }

    private void assertThatTheCommandLineSaysTheSame() {
        var processes = run("workers");
        for (var pid : pids(Kind.HTTP)) {
            var worker = StreamSupport.stream(processes.spliterator(), false)
                    .filter(process -> process.get("pid").asLong() == pid)
                    .findFirst()
                    .orElseThrow();
            assertThat(worker.get("kind").asString()).isEqualTo("http");
            assertThat(worker.get("disagreement").isNull()).isTrue();
            assertThat(worker.get("backends").size()).isGreaterThanOrEqualTo(2);
        }
        assertThat(run("runners").at("/runners/0/workerKind").asString()).isEqualTo("http");
    }

    private JsonNode run(String command) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code = Cli.run(
                new String[] {command, "--url", cluster.url(), "--json"},
                AppFolders.below(folder),
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                _ -> 0);
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }

    private Set<Long> pids(Kind kind) {
        return cluster.workers().stream()
                .filter(worker -> worker.kind() == kind)
                .map(RunningWorker::pid)
                .collect(Collectors.toSet());
    }

    /// The processes of a kind that runners live in.
    private Set<Long> behindRunners(ProcessKind kind) {
        return snapshot().stream()
                .flatMap(snapshot -> snapshot.observation().connections().stream()
                        .flatMap(runner -> snapshot.workers().behind(runner.pid()).stream()))
                .filter(worker -> worker.kind() == kind)
                .map(Worker::pid)
                .map(Integer::longValue)
                .collect(Collectors.toSet());
    }

    private Optional<Anomaly> finding() {
        return snapshot().map(Snapshot::leadership).stream()
                .flatMap(leadership -> leadership.anomalies().stream())
                .filter(anomaly -> anomaly.code() == Code.CRON_WORKER_RUNS)
                .findFirst();
    }

    private Optional<Snapshot> snapshot() {
        return Optional.ofNullable(monitor.newest().snapshot());
    }
}
