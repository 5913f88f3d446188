package signalbox.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
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

    /// As many as Linux follows.
    private static final int MOST_LINKS = 40;

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
            move(fresh, real(file));
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
        var real = real(file);
        var folder = real.getParent();
        if (folder != null && !Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        try {
            return Files.createTempFile(folder, "." + real.getFileName(), ".new");
        } catch (AccessDeniedException _) {
            throw new AccessDeniedException(String.valueOf(folder));
        }
    }

    /// The file itself, where that is a link, even if it is not there yet.
    private static Path real(Path file) throws IOException {
        var at = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(at); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemException(file.toString(), null, "its links lead in a circle");
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        return at;
    }

    private static void move(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
