package signalbox.record.write;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Which process records what it sees of a profile: the one that holds the lock of a file beside the recording. The
/// system takes it away from a process that ends, however it ends. One thread.
final class RecorderLock implements AutoCloseable {
    private final Path beside;
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;

    RecorderLock(Path recording) {
        this.beside = recording.resolveSibling(recording.getFileName() + ".recorder");
    }

    /// Does not wait.
    ///
    /// @return whether this process holds it now
    boolean take() throws IOException {
        if (lock == null) {
            Files.createDirectories(beside.getParent());
            channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException _) {
                // Another window of this process holds it.
            }
            if (lock == null) {
                close();
            }
        }
        return lock != null;
    }

    @Override
    public void close() throws IOException {
        lock = null;
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
