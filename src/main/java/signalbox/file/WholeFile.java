package signalbox.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a whole file beside the one that it replaces, and moves it into place at the end: whatever happens before
/// that, an earlier file stays as it was. What is written is readable by its owner only. A device or a pipe is written
/// to as it is.
public final class WholeFile {
    /// What the file is to hold.
    @FunctionalInterface
    public interface FileContent {
        void writeTo(BufferedWriter writer) throws IOException;
    }

    private WholeFile() {}

    /// Finds out whether it can be written, and leaves what is there.
    ///
    /// @throws IOException when it cannot
    public static void requireWritable(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        if (!isSpecial(file)) {
            Files.delete(fresh(file));
        }
    }

    public static void write(Path file, FileContent content) throws IOException {
        if (isSpecial(file)) {
            write(content, file);
            return;
        }
        var fresh = fresh(file);
        try {
            write(content, fresh);
            move(fresh, Files.exists(file) ? file.toRealPath() : file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void write(FileContent content, Path to) throws IOException {
        try (var writer = Files.newBufferedWriter(to)) {
            content.writeTo(writer);
        }
    }

    private static boolean isSpecial(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /// Beside the file itself where that is a link.
    private static Path fresh(Path file) throws IOException {
        var real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        var folder = real.getParent();
        if (folder != null && !Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        return Files.createTempFile(folder, "." + real.getFileName(), ".new");
    }

    private static void move(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
