package signalbox.record.write;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.audit.AuditEntry;
import signalbox.audit.reading.AuditTail;
import signalbox.record.file.RecordConnection;

/// Writes which actions were carried out: where the audit log has them, whichever process of this user did them. Only
/// the log has what they were about. One thread.
final class ActionRows {
    private static final Logger LOG = LoggerFactory.getLogger(ActionRows.class);

    private final RecordConnection file;
    private final Path log;
    private final Predicate<AuditEntry> isHere;
    private AuditTail tail;

    /// @param isHere whether an action was carried out on this database
    ActionRows(RecordConnection file, Path log, Predicate<AuditEntry> isHere) {
        this.file = file;
        this.log = log;
        this.isHere = isHere;
        this.tail = new AuditTail(log);
    }

    /// What was done before is not of this stretch.
    void beginAgain() {
        tail = new AuditTail(log);
    }

    /// @param ahead how far the server's clock is ahead of this machine's
    /// @return how many rows were written
    int write(Duration ahead) {
        try {
            return tail.next().stream()
                    .filter(line -> isHere.test(line.entry()))
                    .mapToInt(line -> write(line, ahead))
                    .sum();
        } catch (UncheckedIOException e) {
            LOG.debug("Actions are not recorded", e);
            return 0;
        }
    }

    private int write(AuditTail.Line line, Duration ahead) {
        var entry = line.entry();
        return file.update(
                "INSERT OR IGNORE INTO action (at, name, outcome, line, hash) VALUES (?, ?, ?, ?, ?)",
                entry.when().plus(ahead).toEpochMilli(),
                entry.action(),
                entry.outcome(),
                line.number(),
                line.hash());
    }
}
