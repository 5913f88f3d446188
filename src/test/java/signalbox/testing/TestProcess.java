package signalbox.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A program of ours in a process of its own, which can be stopped, resumed and killed.
public final class TestProcess implements AutoCloseable {
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private final Process process;
    private final Queue<String> said = new ConcurrentLinkedQueue<>();

    private TestProcess(Process process) {
        this.process = process;
        Thread.ofVirtual()
                .start(() -> process.inputReader(StandardCharsets.UTF_8).lines().forEach(said::add));
    }

    /// @param folder where it keeps its files
    public static TestProcess start(Path folder, String mainClass, String... arguments) {
        return start(folder, List.of(), mainClass, arguments);
    }

    /// @param options of the Java machine
    public static TestProcess start(Path folder, List<String> options, String mainClass, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        for (var base : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")) {
            builder.environment().put(base, folder.resolve(base).toString());
        }
        try {
            return new TestProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines it wrote so far.
    public List<String> said() {
        return List.copyOf(said);
    }

    public boolean said(String part) {
        return said.stream().anyMatch(line -> line.contains(part));
    }

    /// SIGSTOP: when this returns it stands still, and its connections stay.
    public void stop() {
        signal("STOP");
        await().atMost(AT_ONCE).until(this::isStopped);
    }

    private boolean isStopped() throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.readString(status).contains("State:\tT");
    }

    /// SIGCONT.
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill -" + name + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// SIGTERM.
    public void terminate() {
        signal("TERM");
    }

    public boolean isOver() {
        return !process.isAlive();
    }

    /// SIGKILL.
    public void kill() {
        process.destroyForcibly();
    }

    /// Kills it, also when it is stopped.
    @Override
    public void close() {
        kill();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
