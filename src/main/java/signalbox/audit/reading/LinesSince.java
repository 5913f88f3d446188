package signalbox.audit.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.file.ByteLines;

/// The entries of a log since a moment, oldest first. Where they begin is found by halving the file: its lines are in
/// the order of time, apart from clocks that were set back a little.
final class LinesSince {
    /// Below this size, in bytes, reading is as fast as looking for the beginning.
    private static final long SMALL = 1 << 18;

    private LinesSince() {}

    /// Gets each entry with its place.
    @FunctionalInterface
    interface Visitor {
        /// @param offset where its line begins, in bytes
        /// @param line as it stands in the file
        void visit(AuditEntry entry, long offset, byte[] line);
    }

    /// @param wanted lines for which it is false are not read as JSON
    static void visit(Path log, Instant since, Predicate<byte[]> wanted, Visitor visitor) throws IOException {
        try (var lines = ByteLines.from(log, begin(log, since))) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                if (wanted.test(line)) {
                    visit(line, lines.start(), since, visitor);
                }
            }
        }
    }

    private static void visit(byte[] line, long offset, Instant since, Visitor visitor) {
        AuditLog.entry(line)
                .filter(entry -> !entry.when().isBefore(since))
                .ifPresent(entry -> visitor.visit(entry, offset, line));
    }

    /// A place at which a line begins, before the first entry of that time.
    private static long begin(Path log, Instant since) throws IOException {
        long low = 0;
        long high = Files.size(log);
        while (high - low > SMALL) {
            var middle = low + (high - low) / 2;
            var found = entryFrom(log, middle, high);
            if (found == null) {
                high = middle;
            } else if (found.when().isBefore(since)) {
                low = found.end();
            } else {
                high = middle;
            }
        }
        return low;
    }

    private record Found(Instant when, long end) {}

    /// The first entry whose line begins behind this place, if it is a whole one before the limit.
    private static @Nullable Found entryFrom(Path log, long place, long limit) throws IOException {
        try (var lines = ByteLines.from(log, place)) {
            lines.next();
            for (var line = lines.next(); line != null && lines.start() < limit; line = lines.next()) {
                var entry = AuditLog.entry(line);
                if (entry.isPresent()) {
                    return new Found(entry.get().when(), lines.end());
                }
            }
            return null;
        }
    }
}
