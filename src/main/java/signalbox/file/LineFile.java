package signalbox.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A file of lines to which lines are only appended, each in one write. Callers that may write to it at the same time
/// hold its `FileLock`.
public final class LineFile {
    private LineFile() {}

    /// Appends a line. Creates the file, readable by the owner only, if it does not exist.
    ///
    /// @param line without a line break at its end
    public static void append(Path file, String line) throws IOException {
        createForOwner(file);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            write(channel, (endsMidLine(file) ? "\n" : "") + line + "\n");
        }
    }

    /// The same, and returns when the line is on the disk.
    public static void appendToDisk(Path file, String line) throws IOException {
        append(file, line);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(false);
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void createForOwner(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /// Whether the last line is incomplete, after a crash or a full disk: it must not damage the next line.
    private static boolean endsMidLine(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var last = ByteBuffer.allocate(1);
            var end = channel.size();
            return end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
        }
    }
}
