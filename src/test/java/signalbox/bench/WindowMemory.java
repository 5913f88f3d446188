package signalbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import signalbox.postgres.connection.ConnectionSpec;

/// How much memory the window needs: it runs as people run it, but draws on no screen, while jobs change.
final class WindowMemory {
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final int CHANGES_A_SECOND = 50;
    private static final double MEGABYTE = 1e6;

    private WindowMemory() {}

    static Result measure(BigQueue queue, Duration length, Consumer<String> progress) throws Exception {
        var home = Files.createTempDirectory("bench-home");
        var log = home.resolve("window.log");
        var process = window(queue.console(), home, log);
        try (var _ = queue.changing(CHANGES_A_SECOND)) {
            var end = System.nanoTime() + length.toNanos();
            var seen = new ArrayList<Long>();
            while (System.nanoTime() < end) {
                Thread.sleep(Duration.ofNanos(Math.min(LOOK.toNanos(), Math.max(1, end - System.nanoTime()))));
                if (!process.isAlive()) {
                    throw new IllegalStateException("The window ended: " + Files.readString(log));
                }
                seen.add(status(process, "VmRSS:"));
                progress.accept("%.0f MB".formatted(seen.getLast() / MEGABYTE));
            }
            var heap = heap(process);
            var last = seen.getLast();
            return new Result(
                    List.of(new Result.Row(
                            "the window after %d min, RSS".formatted(length.toMinutes()),
                            "%.0f MB".formatted(last / MEGABYTE),
                            "",
                            "",
                            Result.goal("below 400 MB", last < 400 * MEGABYTE))),
                    List.of(
                            queue.size().label()
                                    + ", 50 changes a second. The most it ever had: %.0f MB. %s"
                                            .formatted(status(process, "VmHWM:") / MEGABYTE, heap),
                            "Drawn by software in memory, on no screen: a window on a screen adds the libraries of its"
                                    + " graphics driver."),
                    Map.of("rss", last, "most", status(process, "VmHWM:"), "all", seen));
        } finally {
            process.destroy();
            process.onExit().join();
            delete(home);
        }
    }

    private static Process window(ConnectionSpec spec, Path home, Path log) throws IOException {
        var entries = Stream.of(System.getProperty("java.class.path").split(":"))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.partitioningBy(entry -> entry.contains("openjfx")));
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@packaging/jvm.options",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "--module-path",
                String.join(":", entries.getOrDefault(true, List.of())),
                "-cp",
                String.join(":", entries.getOrDefault(false, List.of())),
                "signalbox.Main",
                "--url",
                "postgresql://%s@%s:%d/%s".formatted(spec.user(), spec.host(), spec.port(), spec.database()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("HOME", home.toString());
        Stream.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME").forEach(builder.environment()::remove);
        return builder.start();
    }

    /// Bytes.
    private static long status(Process process, String line) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(each -> each.startsWith(line))
                .mapToLong(each -> Long.parseLong(each.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    private static String heap(Process process) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var asked = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.heap_info").start();
        try (var lines = asked.inputReader()) {
            return lines.lines()
                    .filter(line -> line.contains("committed"))
                    .map(String::strip)
                    .findFirst()
                    .orElse("");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
