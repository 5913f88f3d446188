package signalbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A data folder as PostgreSQL makes it for a new server, kept between runs beside the server's programs: copying it
/// takes a tenth of the time. Nothing of a run is in it.
final class EmptyDataFolder {
    private static final Logger LOG = LoggerFactory.getLogger(EmptyDataFolder.class);
    private static final String NAME = "empty-data";
    private static final long LONGEST_SECONDS = 60;

    private final Path binaries;

    /// @param binaries where the programs are unpacked: a folder for each version
    EmptyDataFolder(Path binaries) {
        this.binaries = binaries;
    }

    /// Copies it to this place; false when there is none yet.
    boolean copyTo(Path data) {
        var kept = version().map(EmptyDataFolder::kept).filter(Files::isDirectory);
        kept.ifPresent(from -> copy(from, data));
        return kept.isPresent();
    }

    /// Makes it for the next run, unless it is there. Blocks for some seconds; a failure costs only time.
    void keep() {
        try {
            var version = version();
            if (version.isPresent() && !Files.exists(kept(version.get()))) {
                make(version.get());
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.info("The next demo starts no quicker", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The folder of the programs, when exactly one version is unpacked.
    private Optional<Path> version() {
        if (!Files.isDirectory(binaries)) {
            return Optional.empty();
        }
        try (var folders = Files.list(binaries)) {
            var found =
                    folders.filter(folder -> Files.isExecutable(initdb(folder))).toList();
            return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path initdb(Path version) {
        return version.resolve("bin").resolve("initdb");
    }

    private static Path kept(Path version) {
        return version.resolve(NAME);
    }

    /// With the options of the library that makes the first one.
    private static void make(Path version) throws IOException, InterruptedException {
        var unfinished = Files.createTempDirectory(version, NAME + "-");
        try {
            var process = new ProcessBuilder(
                            initdb(version).toString(),
                            "-A",
                            "trust",
                            "-U",
                            "postgres",
                            "-E",
                            "UTF-8",
                            "--no-sync",
                            "-D",
                            unfinished.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            } else if (process.exitValue() == 0) {
                Files.move(unfinished, kept(version), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            remove(unfinished);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    /// With the rights of each file: the server refuses a folder that others can read.
    private static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (var path : all.toList()) {
                Files.copy(
                        path,
                        to.resolve(from.relativize(path).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
