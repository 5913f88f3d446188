package signalbox.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Locks a file while it is read and written again, against other threads, and other processes of Signalbox. The lock
/// is a file of its own beside it, since a file that is moved into place takes no lock along. Do not take the lock of
/// a file twice at once on one thread.
public final class FileLock {
    /// The system's file locks are for processes, not for threads.
    private static final Object WITHIN_THIS_PROCESS = new Object();

    /// What is done while nobody else has the file.
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    private FileLock() {}

    /// Waits until nobody else has it. Makes its folder where that is missing.
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
