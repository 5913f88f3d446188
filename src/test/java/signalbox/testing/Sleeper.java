package signalbox.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A process that sleeps under whatever command line it is given, as a process list shows it.
public final class Sleeper implements AutoCloseable {
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    private final Process process;

    private Sleeper(Process process) {
        this.process = process;
    }

    /// When this returns it goes by its name.
    public static Sleeper named(String commandLine) {
        return start(commandLine, "");
    }

    /// One that does not end when it is asked to.
    public static Sleeper deafNamed(String commandLine) {
        return start(commandLine, "trap '' TERM; ");
    }

    private static Sleeper start(String commandLine, String before) {
        try {
            var process =
                    new ProcessBuilder("bash", "-c", before + "exec -a \"$1\" sleep 300", "bash", commandLine).start();
            await().atMost(GENEROUS).until(() -> nameOf(process).startsWith(commandLine));
            return new Sleeper(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Process process) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    }

    public int pid() {
        return (int) process.pid();
    }

    public boolean lives() {
        return process.isAlive();
    }

    public boolean endsSoon() throws InterruptedException {
        return process.waitFor(GENEROUS.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
