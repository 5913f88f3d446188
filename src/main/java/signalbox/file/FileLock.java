package signalbox.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Locks a file while it is read and written again, against other threads and other processes of Signalbox. The lock is
/// another file beside it, because a file that is moved into place does not keep its lock. One thread must not lock the
/// same file twice at once.
public final class FileLock {
    /// The system's file locks work between processes, not between threads.
    private static final Object WITHIN_THIS_PROCESS = new Object();

    /// What to do while the file is locked.
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    private FileLock() {}

    /// Waits until no other thread or process holds the lock. Creates the folder if it does not exist.
    public static <T> T with(Path file, Work<T> work) throws IOException {
        synchronized (WITHIN_THIS_PROCESS) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var beside = file.resolveSibling(file.getFileName() + ".lock");
            try (var channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                return work.run();
            }
        }
    }
}
