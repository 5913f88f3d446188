package signalbox.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The log of what operators did: JSON lines, appended, never rewritten, readable by the owner only. Safe for
/// several threads; a second process may append too, since each line is one write.
public final class AuditLog {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private final Path file;

    public AuditLog(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /// Writes a line. The first of an action is written before the deed: where it cannot be, nothing is done.
    ///
    /// @throws UncheckedIOException naming the file, when the line cannot be written
    public synchronized void append(AuditEntry entry) {
        var line = JSON.writeValueAsString(entry) + "\n";
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                createForOwner();
            }
            appendAtOnce(line);
        } catch (IOException e) {
            throw new UncheckedIOException("The audit log " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /// In one write, so that lines of several processes do not mix.
    private void appendAtOnce(String line) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        }
    }

    private void createForOwner() throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /// The newest lines, newest first. A line that cannot be read is passed over.
    ///
    /// @param limit at most so many, 1 or more
    public synchronized List<AuditEntry> newest(int limit) {
        if (!Files.exists(file)) {
            return List.of();
        }
        var newest = new ArrayDeque<AuditEntry>();
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.forEach(line -> keep(newest, line, limit));
        } catch (IOException e) {
            throw new UncheckedIOException("The audit log " + file + " cannot be read", e);
        }
        return new ArrayList<>(newest);
    }

    private static void keep(ArrayDeque<AuditEntry> newest, String line, int limit) {
        try {
            newest.addFirst(JSON.readValue(line, AuditEntry.class));
        } catch (JacksonException e) {
            return;
        }
        if (newest.size() > limit) {
            newest.removeLast();
        }
    }
}
