package signalbox.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import signalbox.audit.chain.AuditChain;
import signalbox.file.FileFault;
import signalbox.file.FileLock;
import signalbox.file.LastLines;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The log of what operators did: JSON lines, appended, never rewritten, readable by the owner only. Each line has a
/// number and is tied to the one before (`audit.chain`). Safe for several threads and several processes. If a crash or
/// a full disk cut a line in half, the next entry begins on a new line.
public final class AuditLog {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private final Path file;
    private final AtomicLong written = new AtomicLong();

    public AuditLog(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /// How many lines were written by this object: it grows when there is something new to show.
    public long written() {
        return written.get();
    }

    /// Writes a line. The first line of an action is written before the action runs: if it cannot be written, the
    /// action is not run.
    ///
    /// @return its number
    /// @throws UncheckedIOException when the line cannot be written; its message names the file
    public long append(AuditEntry entry) {
        var line = JSON.writeValueAsString(entry);
        try {
            var number = FileLock.with(file, () -> AuditChain.append(file, line));
            written.incrementAndGet();
            return number;
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
        var newest = new ArrayList<AuditEntry>();
        try (var lines = LastLines.before(file, Long.MAX_VALUE)) {
            for (var line = lines.next(); line != null && newest.size() < limit; line = lines.next()) {
                entry(line).ifPresent(newest::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The audit log " + file + " cannot be read: " + FileFault.reading(e), e);
        }
        return newest;
    }

    /// What a line says; empty for one that cannot be read.
    public static Optional<AuditEntry> entry(byte[] line) {
        if (line.length == 0 || line[0] != '{') {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(line, AuditEntry.class)).filter(AuditLog::isWhole);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("ConstantValue") // Jackson passes null for what a line leaves out
    private static boolean isWhole(AuditEntry entry) {
        return entry.when() != null
                && entry.who() != null
                && entry.profile() != null
                && entry.action() != null
                && entry.outcome() != null;
    }
}
