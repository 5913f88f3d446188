package signalbox.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import signalbox.file.FileFault;
import signalbox.file.FileLock;
import signalbox.file.LineFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The log of what operators did: JSON lines, appended, never rewritten, readable by the owner only. Safe for several
/// threads and several processes. If a crash or a full disk cut a line in half, the next entry begins on a new line.
public final class AuditLog {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private final Path file;

    public AuditLog(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /// Writes a line. The first line of an action is written before the action runs: if it cannot be written, the
    /// action is not run.
    ///
    /// @throws UncheckedIOException when the line cannot be written; its message names the file
    public void append(AuditEntry entry) {
        var line = JSON.writeValueAsString(entry);
        try {
            FileLock.with(file, () -> {
                LineFile.appendToDisk(file, line);
                return line;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The audit log " + file + " cannot be written: " + FileFault.writing(file, e), e);
        }
    }

    /// The newest lines, newest first. Lines that cannot be read are skipped.
    ///
    /// @param limit at most so many, 1 or more
    public List<AuditEntry> newest(int limit) {
        if (!Files.exists(file)) {
            return List.of();
        }
        var newest = new ArrayDeque<AuditEntry>();
        try (var lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> keep(newest, line, limit));
        } catch (IOException e) {
            throw new UncheckedIOException("The audit log " + file + " cannot be read: " + FileFault.reading(e), e);
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
