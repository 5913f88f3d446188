package signalbox.audit.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.audit.chain.ChainedLine;
import signalbox.file.ByteLines;
import signalbox.file.FileFault;

/// Follows the log: the lines that come after it was made, whichever process writes them. Not thread-safe.
public final class AuditTail {
    /// No more lines are read at once; the rest comes with the next call.
    private static final int MOST = 1_000;

    private final Path file;
    private long read;

    public AuditTail(Path file) {
        this.file = file;
        this.read = size();
    }

    /// @param number its place in the chain; 0: it has none
    /// @param hash as the chain has it; empty: it has none
    public record Line(AuditEntry entry, long number, String hash) {}

    /// The lines since the last call.
    ///
    /// @throws UncheckedIOException when the file cannot be read; the message names it
    public List<Line> next() {
        if (size() <= read) {
            return List.of();
        }
        try (var lines = ByteLines.from(file, read)) {
            var found = new ArrayList<Line>();
            for (var line = lines.next(); line != null && isWhole(lines) && found.size() < MOST; line = lines.next()) {
                read = lines.end();
                var bytes = line;
                AuditLog.entry(line).ifPresent(entry -> found.add(line(entry, bytes)));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("The audit log " + file + " cannot be read: " + FileFault.reading(e), e);
        }
    }

    /// The last line may still be being written.
    private boolean isWhole(ByteLines lines) throws IOException {
        return lines.end() < Files.size(file) || endsWithBreak();
    }

    private boolean endsWithBreak() throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            var last = ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) == '\n';
        }
    }

    private static Line line(AuditEntry entry, byte[] bytes) {
        var chained = ChainedLine.of(bytes).orElse(null);
        return new Line(entry, chained == null ? 0 : chained.number(), chained == null ? "" : chained.hash());
    }

    private long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("The audit log " + file + " cannot be read: " + FileFault.reading(e), e);
        }
    }
}
