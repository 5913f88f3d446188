package signalbox.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import signalbox.testing.Sleeper;
import signalbox.worker.EndProcess;
import signalbox.worker.ProcessCommands;
import signalbox.worker.ProcessFolders;
import signalbox.worker.RemoteProcesses;
import signalbox.worker.listing.HostProcess;
import signalbox.worker.listing.ProcessListing;

/// Processes and connections of this machine, as OpenSSH's own server shows them.
@EnabledIf(
        value = "signalbox.remote.OpenSshd#isInstalled",
        disabledReason = "OpenSSH's server is not installed: packaging/test installs it")
class RemoteProcessesTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private OpenSshd server;

    @SuppressWarnings("NullAway.Init") // before each
    private SshHost host;

    @BeforeEach
    void start() throws Exception {
        server = OpenSshd.start(folder);
        host = new SshHost(server.spec(), server.files());
    }

    @AfterEach
    void stop() {
        host.close();
        server.close();
    }

    private HostProcess listed(RemoteProcesses processes, long pid) {
        return processes.list().process((int) pid).orElseThrow();
    }

    @Test
    void a_config_file_that_a_process_there_names_is_read_there() throws Exception {
        var file = Files.writeString(folder.resolve("odoo.conf"), "[options]\nworkers = 3\nadmin_passwd = hunter2\n");
        var odoo = new HostProcess(389, 1, "odoo", Instant.EPOCH, "python3 /opt/odoo/odoo-bin -c " + file);
        var listing = new ProcessListing(Instant.EPOCH, host.label(), List.of(odoo), List.of());

        assertThat(new RemoteProcesses(host).configs(listing))
                .isEqualTo(Map.of(file.toString(), Map.of("workers", "3")));
    }

    @Test
    void the_variables_of_a_process_there_are_read() throws Exception {
        var builder = new ProcessBuilder("sleep", "600");
        builder.environment().put("ODOO_QUEUE_JOB_CHANNELS", "root:4,\nroot.mail:2");
        builder.environment().put("ODOO_QUEUE_JOB_JOBRUNNER_DB_PASSWORD", "hunter2");
        var odoo = builder.start();
        var process = new HostProcess((int) odoo.pid(), 1, "odoo", Instant.EPOCH, "python3 odoo-bin");
        try {
            assertThat(new RemoteProcesses(host).variables(process).known())
                    .isEqualTo(Map.of(
                            "ODOO_QUEUE_JOB_CHANNELS",
                            "root:4,\nroot.mail:2",
                            "ODOO_QUEUE_JOB_JOBRUNNER_DB_PASSWORD",
                            "********"));
        } finally {
            odoo.destroyForcibly().waitFor();
        }
        assertThat(new RemoteProcesses(host).variables(process).text())
                .contains("may not read the environment of process " + odoo.pid());
    }

    @Test
    void the_folders_of_a_process_there_are_read() throws Exception {
        var builder = new ProcessBuilder("sleep", "600").directory(folder.toFile());
        builder.environment().put("HOME", "/home/acme");
        builder.environment().put("ODOO_RC", "x.conf");
        var odoo = builder.start();
        var process = new HostProcess((int) odoo.pid(), 1, "odoo", Instant.EPOCH, "python3 odoo-bin");
        try {
            assertThat(new RemoteProcesses(host).folders(process))
                    .isEqualTo(new ProcessFolders(folder.toRealPath().toString(), "/home/acme", "x.conf", ""));
        } finally {
            odoo.destroyForcibly().waitFor();
        }
        assertThat(new RemoteProcesses(host).folders(process).fault())
                .contains("may not read the folder and the environment of process " + odoo.pid());
    }

    @Test
    void a_connection_belongs_to_the_process_that_has_it() throws Exception {
        var loopback = InetAddress.ofLiteral("127.0.0.1");
        try (var listening = new ServerSocket(0, 1, loopback);
                var socket = new Socket(loopback, listening.getLocalPort())) {
            var processes = new RemoteProcesses(host);

            var own = processes.list().sockets().stream()
                    .filter(each -> each.port() == socket.getLocalPort())
                    .toList();

            assertThat(own).hasSize(1);
            assertThat(own.getFirst().owner())
                    .isEqualTo((int) ProcessHandle.current().pid());
            assertThat(processes.isOwn(processes.list(), loopback, socket.getLocalPort()))
                    .isTrue();
            assertThat(processes.isOwn(processes.list(), loopback, listening.getLocalPort() == 1 ? 2 : 1))
                    .isFalse();
        }
    }

    @Test
    void a_process_of_odoo_is_asked_to_end_and_no_other_that_has_its_pid() throws Exception {
        var odoo = new ProcessBuilder("bash", "-c", "exec -a '/opt/odoo/odoo-bin shell' sleep 600").start();
        try {
            var processes = new RemoteProcesses(host);
            await().atMost(SOON)
                    .until(() -> listed(processes, odoo.pid()).command().contains("odoo-bin"));
            var shown = listed(processes, odoo.pid());
            var younger = new HostProcess(
                    shown.pid(), shown.ppid(), shown.user(), Instant.parse("2020-01-01T00:00:00Z"), shown.command());

            assertThat(processes.hold(EndProcess.ask(younger)).signal()).isFalse();
            assertThat(odoo.isAlive()).isTrue();

            var commands = new ProcessCommands(processes);
            assertThat(commands.run(EndProcess.ask(shown)).changes()).hasSize(1);
            await().atMost(SOON).until(() -> !odoo.isAlive());
        } finally {
            odoo.destroyForcibly();
        }
    }

    @Test
    void one_that_is_deaf_is_killed_by_a_second_decision() throws Exception {
        try (var odoo = Sleeper.deafNamed("/opt/odoo/odoo-bin shell")) {
            var processes = new RemoteProcesses(host);
            var commands = new ProcessCommands(processes);
            var ask = EndProcess.ask(listed(processes, odoo.pid()));

            assertThat(commands.run(ask).changes()).hasSize(1);
            assertThat(odoo.lives()).isTrue();

            assertThat(commands.run(ask.kill()).changes()).hasSize(1);
            assertThat(odoo.endsSoon()).isTrue();
        }
    }
}
