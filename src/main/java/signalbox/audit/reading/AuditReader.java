package signalbox.audit.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.audit.chain.ChainCheck;
import signalbox.audit.chain.ChainReport;
import signalbox.audit.chain.ChainedLine;
import signalbox.file.ByteLines;
import signalbox.file.FileFault;
import signalbox.file.LastLines;

/// Reads the log. All methods block, and several threads may call them. Each throws `UncheckedIOException` when the
/// file
/// cannot be read; its message names the file. A log that is not there has no actions.
public final class AuditReader {
    /// A portion looks at no more lines than this, however few match.
    static final int MOST_LINES = 20_000;

    private final Path file;
    private final int mostLines;

    public AuditReader(Path file) {
        this(file, MOST_LINES);
    }

    AuditReader(Path file, int mostLines) {
        this.file = file;
        this.mostLines = mostLines;
    }

    /// Reads from the file.
    @FunctionalInterface
    interface Reading<T> {
        T from(Path file) throws IOException;
    }

    /// How large the file is now, in bytes: it grows when something is written.
    public long size() {
        return read(0L, Files::size);
    }

    public ChainReport check() {
        try {
            return ChainCheck.of(file);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// The newest actions, or those before an earlier portion.
    ///
    /// @param from null: the newest
    /// @param limit at most so many, 1 or more
    public AuditPage page(AuditFilter filter, AuditPage.@Nullable PageEnd from, int limit) {
        return read(AuditPage.EMPTY, log -> page(log, filter, from, limit));
    }

    private AuditPage page(Path log, AuditFilter filter, AuditPage.@Nullable PageEnd from, int limit)
            throws IOException {
        var pairing = from == null ? new LinePairing() : from.pairing();
        var rows = new ArrayList<AuditRow>();
        Instant oldest = null;
        try (var lines = LastLines.before(log, from == null ? Long.MAX_VALUE : from.offset())) {
            for (var looked = 0; looked < mostLines && rows.size() < limit; looked++) {
                var line = lines.next();
                if (line == null) {
                    return new AuditPage(rows, null, oldest);
                }
                var entry = AuditLog.entry(line).orElse(null);
                if (entry != null) {
                    oldest = entry.when();
                    var number = number(line);
                    if (pairing.isNewest(entry, number) && filter.matches(entry)) {
                        rows.add(AuditRow.of(entry, lines.start(), number));
                    }
                }
            }
            return new AuditPage(rows, end(lines.start(), pairing), oldest);
        }
    }

    private static AuditPage.@Nullable PageEnd end(long offset, LinePairing pairing) {
        return offset == 0 ? null : new AuditPage.PageEnd(offset, pairing);
    }

    static long number(byte[] line) {
        return ChainedLine.number(line);
    }

    /// The sums of the actions since then.
    ///
    /// @param text as in `AuditFilter`
    public AuditSums sums(Instant since, String text) {
        return read(AuditSums.none(since), log -> SumsReader.read(log, since, AuditFilter.ALL.saying(text)));
    }

    /// What Signalbox or its drills took out since then, by the lines of the log.
    public Terminations terminations(Instant since) {
        return read(Terminations.NONE, log -> Terminations.read(log, since));
    }

    /// Everything that the log says of an action; empty when its line cannot be read any more.
    public Optional<AuditDetail> detail(AuditRow row) {
        return detail(row.offset());
    }

    /// @param offset where a line of the action begins, in bytes
    public Optional<AuditDetail> detail(long offset) {
        return read(Optional.<AuditDetail>empty(), log -> {
            if (offset >= Files.size(log)) {
                return Optional.empty();
            }
            try (var lines = ByteLines.from(log, offset)) {
                var line = lines.next();
                return line == null ? Optional.empty() : AuditLog.entry(line).map(entry -> detail(entry, offset, line));
            }
        });
    }

    private static AuditDetail detail(AuditEntry entry, long offset, byte[] line) {
        var chained = ChainedLine.of(line).orElse(null);
        return new AuditDetail(
                AuditRow.of(entry, offset, chained == null ? 0 : chained.number()),
                entry,
                chained == null ? "" : chained.hash(),
                chained == null ? "" : chained.previous(),
                chained == null || chained.isWhole());
    }

    private <T> T read(T without, Reading<T> reading) {
        try {
            return Files.exists(file) ? reading.from(file) : without;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("The audit log " + file + " cannot be read: " + FileFault.reading(e) + ".", e);
    }
}
