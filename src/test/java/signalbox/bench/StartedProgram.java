package signalbox.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import signalbox.ui.fx.PaintedMoment;

/// A process that says what it has painted, and what it costs.
final class StartedProgram implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;

    private final Process process;
    private final long begun = System.nanoTime();
    private final Map<String, Long> moments = new ConcurrentHashMap<>();
    private final List<String> said = new CopyOnWriteArrayList<>();

    StartedProgram(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().name("started-says").start(this::listen);
    }

    private void listen() {
        try (var lines = process.errorReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var now = System.nanoTime();
                said.add(line);
                if (line.startsWith(PaintedMoment.LINE)) {
                    moments.put(line.substring(PaintedMoment.LINE.length()), now - begun);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // It was ended.
        }
    }

    List<String> said() {
        return said;
    }

    /// Seconds from its start until that was painted.
    double await(String moment) {
        Awaitility.await(moment + ": " + said)
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> moments.containsKey(moment) || !process.isAlive());
        var at = moments.get(moment);
        if (at == null) {
            throw new IllegalStateException("It ended before " + moment + ": " + said);
        }
        return at / 1e9;
    }

    /// Seconds from its start to its end.
    double awaitEnd() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("It did not end well: " + said);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /// Minimises its window.
    void hide() throws IOException {
        process.getOutputStream().write('h');
        process.getOutputStream().flush();
    }

    /// The share of one core, in percent, that it uses during this time.
    double percentDuring(Duration time) throws IOException, InterruptedException {
        var before = ticks();
        Thread.sleep(time);
        return (ticks() - before) / TICKS_PER_SECOND / (time.toMillis() / 1e3) * 100;
    }

    private long ticks() throws IOException {
        return ticks(process.pid());
    }

    /// What a process has used of processors, in hundredths of a second.
    static long ticks(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]);
    }

    /// Resident memory in bytes.
    long memory() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).join();
    }
}
