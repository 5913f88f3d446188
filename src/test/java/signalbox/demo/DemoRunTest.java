package signalbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.postgres.connection.ConnectionSpec;

/// The cluster in an application of its own, which is ended in different ways.
@Tag("cluster")
class DemoRunTest {
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void share_the_binaries() throws IOException {
        Binaries.shareWith(folder);
    }

    @AfterEach
    void unshare_the_binaries() throws IOException {
        Binaries.unshare(folder);
    }

    /// What the test starts as the application.
    static final class App {
        static void main(String[] arguments) {
            var options = DemoOptions.quick(Path.of(arguments[0])).withCron(EARLY);
            DemoRun.untilInterrupted(System.out, options);
        }

        private static final CronTiming EARLY =
                new CronTiming(Duration.ofMillis(10), Duration.ofMinutes(5), Duration.ofMinutes(5));
    }

    /// A drill may have frozen a worker, which then cannot notice that the application has gone.
    @Test
    void nothing_is_left_when_the_application_is_killed() throws IOException, InterruptedException {
        var app = start();
        var url = app.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(ConnectionSpec.parse(url).database()).isEqualTo("acme-demo-8123");
        await().atMost(GENEROUS).until(() -> ours().stream().anyMatch(DemoRunTest::isCron));
        assertThat(ours()).as("a server, a shell, three workers").hasSizeGreaterThanOrEqualTo(5);

        var frozen = ours().stream().filter(DemoRunTest::isHttp).findFirst().orElseThrow();
        new ProcessBuilder("kill", "-STOP", Long.toString(frozen)).start().waitFor();

        app.destroyForcibly();

        await().atMost(GENEROUS).until(() -> ours().isEmpty());
        await().atMost(GENEROUS).until(() -> runFolders().isEmpty());
    }

    @Test
    void nothing_is_left_when_the_application_is_terminated() throws IOException, InterruptedException {
        var app = start();
        var output = app.inputReader(StandardCharsets.UTF_8);
        assertThat(output.readLine()).startsWith("postgres://signalbox@127.0.0.1:");

        app.toHandle().destroy();
        app.waitFor();

        assertThat(output.readAllLines()).isEmpty();

        assertThat(runFolders()).isEmpty();
        await().atMost(GENEROUS).until(() -> ours().isEmpty());
    }

    @Test
    void next_start_removes_what_a_crash_left() throws IOException {
        var leftover = Files.createDirectories(folder.resolve("run-1/data"));
        Files.writeString(leftover.resolve("postmaster.pid"), "1\n");

        try (var claimed = DemoRunFolder.claim(folder)) {
            assertThat(runFolders()).containsExactly(claimed.path());
            try (var second = DemoRunFolder.claim(folder)) {
                assertThat(runFolders())
                        .as("one that is in use stays")
                        .containsExactlyInAnyOrder(claimed.path(), second.path());
            }
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        App.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean isHttp(long pid) {
        return commandLine(pid).startsWith("python3 /home/odoo/src/odoo/odoo-bin");
    }

    private static boolean isCron(long pid) {
        return commandLine(pid)
                .startsWith(
                        "python3 /opt/odoo.sh/odoosh/bin/odoo-rpc --database=acme-demo-8123 --max-cron-threads=0 --limit-time-real-cron=0 --limit-time-real=0");
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /// Processes that name the folder in their arguments, or were given it by ours in their environment: the
    /// server, the watching shell, the workers.
    private List<Long> ours() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(this::isOurs)
                .toList();
    }

    private boolean isOurs(long pid) {
        var process = Path.of("/proc", Long.toString(pid));
        try {
            var command = commandLine(pid);
            var isApp = command.contains(App.class.getName());
            var logsToUs = Files.readSymbolicLink(process.resolve("fd/1")).startsWith(folder);
            return !isApp && (command.contains(folder.toString()) || logsToUs);
        } catch (IOException e) {
            return false;
        }
    }

    private List<Path> runFolders() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("run-"))
                    .toList();
        }
    }
}
