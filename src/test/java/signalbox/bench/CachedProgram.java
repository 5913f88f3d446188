package signalbox.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// The application as it is installed: jars, the options of its scripts, and a cache for each way to start it, which is
/// trained here. The baselines are started from the same jars with the same options and caches of their own.
final class CachedProgram implements AutoCloseable {
    private static final int LONGEST_SECONDS = 180;

    private final Path folder = Files.createTempDirectory("bench-program");
    private final String modules;
    private final String classes;
    private final String display;

    /// @param display where windows open
    CachedProgram(String display) throws IOException {
        this.display = display;
        var jars = new ArrayList<String>();
        var fx = new ArrayList<String>();
        var folders = new ArrayList<Path>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var path = Path.of(entry);
            if (Files.isDirectory(path)) {
                folders.add(path);
            } else if (entry.contains("openjfx")) {
                fx.add(entry);
            } else {
                jars.add(entry);
            }
        }
        var own = Files.createFile(folder.resolve("program.jar"));
        pack(own, folders);
        jars.addFirst(own.toString());
        modules = String.join(File.pathSeparator, fx);
        classes = String.join(File.pathSeparator, jars);
    }

    /// The tests' classes with the benchmarks are in it, too.
    private static void pack(Path jar, List<Path> folders) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.setLevel(0);
            for (var root : folders) {
                try (var files = Files.walk(root)) {
                    for (var file : files.filter(CachedProgram::isWanted).toList()) {
                        out.putNextEntry(new JarEntry(root.relativize(file).toString()));
                        Files.copy(file, out);
                        out.closeEntry();
                    }
                }
            }
        }
    }

    private static boolean isWanted(Path file) {
        var name = file.toString();
        return Files.isRegularFile(file)
                && (!name.contains("test-classes") || name.contains("signalbox/bench/") || name.contains("/testing/"));
    }

    /// @param options files of options in `packaging`
    record Start(Class<?> main, List<String> options, List<String> arguments) {
        static Start window(Class<?> main, String... arguments) {
            return new Start(main, List.of("jvm.options"), List.of(arguments));
        }

        static Start command(Class<?> main, String... arguments) {
            return new Start(main, List.of("jvm.options", "command.options"), List.of(arguments));
        }

        Start with(String... others) {
            return new Start(main, options, List.of(others));
        }
    }

    /// Lets it run once for its cache.
    ///
    /// @param moment until this is painted and some seconds more; empty: until it ends
    void train(Start start, String moment) throws Exception {
        var process = process(start, "-XX:AOTCacheOutput=" + cache(start));
        try (var run = new StartedProgram(process)) {
            if (!moment.isEmpty()) {
                run.await(moment);
                Thread.sleep(5000);
                // Not by the process itself, which would close its output: the cache is written by a child that uses
                // it.
                process.toHandle().destroy();
            }
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || !Files.exists(cache(start))) {
                throw new IllegalStateException("No cache for " + start.main() + ": " + run.said()
                        + Files.readString(folder.resolve("output")));
            }
        }
    }

    StartedProgram start(Start start) throws IOException {
        return new StartedProgram(process(start, "-XX:AOTCache=" + cache(start)));
    }

    private Path cache(Start start) {
        return folder.resolve(start.main().getSimpleName() + ".aot");
    }

    private Process process(Start start, String cacheOption) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        start.options().forEach(file -> command.add("@packaging/" + file));
        command.addAll(List.of(cacheOption, "-Dsignalbox.moments=true"));
        command.addAll(
                List.of("--module-path", modules, "-cp", classes, start.main().getName()));
        command.addAll(start.arguments());
        var builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("DISPLAY", display);
        builder.environment().put("HOME", folder.toString());
        Stream.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME").forEach(builder.environment()::remove);
        return builder.start();
    }

    @Override
    public void close() throws IOException {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(CachedProgram::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
