package signalbox.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// The folder of one run, with a lock file. The lock ends with its process: a folder without a lock was left by a
/// crash.
final class DemoRunFolder implements AutoCloseable {
    private static final String PREFIX = "run-";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private DemoRunFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Removes what crashed runs left, then makes a folder. It gets its final name only when it is locked, so that
    /// no other start takes it for such a leftover.
    static DemoRunFolder claim(Path cacheFolder) {
        try {
            Files.createDirectories(cacheFolder);
            leftovers(cacheFolder).forEach(CleanupProcess::sweepNow);
            var unnamed = Files.createTempDirectory(cacheFolder, "new-");
            var lock = FileChannel.open(unnamed.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock.lock();
            var name = PREFIX + unnamed.getFileName().toString().substring("new-".length());
            var path = Files.move(unnamed, cacheFolder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return new DemoRunFolder(path.toAbsolutePath(), lock);
        } catch (IOException e) {
            throw new DemoException("The demo cannot use the folder " + cacheFolder + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> leftovers(Path cacheFolder) throws IOException {
        try (Stream<Path> entries = Files.list(cacheFolder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .filter(DemoRunFolder::isAbandoned)
                    .toList();
        }
    }

    private static boolean isAbandoned(Path folder) {
        try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    Path path() {
        return path;
    }

    Path data() {
        return path.resolve("data");
    }

    /// What a worker prints.
    Path output(String name) {
        return path.resolve(name + ".log");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The lock ends with the process in any case.
        }
    }
}
