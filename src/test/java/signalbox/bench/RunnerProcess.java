package signalbox.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import signalbox.Main;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.runner.odoo.RunjobEndpoint;

/// `packaging/run runner` as a process, with the options of that script.
final class RunnerProcess implements Closeable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private RunnerProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().name("runner-says").start(this::listen);
    }

    /// @param folder where it may keep files
    static RunnerProcess start(ConnectionSpec spec, RunjobEndpoint target, Path folder) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "runner",
                "--url",
                spec.url(),
                "--environment",
                "development",
                "--election",
                "oldest",
                "--channels",
                Side.CHANNELS,
                "--check-every",
                Side.CHECK.toMillis() + "ms",
                "--target",
                target.scheme() + "://" + target.host() + ":" + target.port());
        for (var variable : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")) {
            builder.environment().put(variable, folder.toString());
        }
        return new RunnerProcess(builder.redirectErrorStream(true).start());
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
            }
        } catch (IOException | UncheckedIOException e) {
            // It was killed.
        }
    }

    long pid() {
        return process.pid();
    }

    List<String> said() {
        return said;
    }

    /// Until it says that.
    void await(String words) {
        Awaitility.await(words + ": " + said)
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> said.stream().anyMatch(line -> line.contains(words)));
    }

    /// kill -9.
    @Override
    public void close() {
        kill();
    }

    /// kill -9.
    void kill() {
        process.destroyForcibly()
                .onExit()
                .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
