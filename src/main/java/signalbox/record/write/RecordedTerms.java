package signalbox.record.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.monitor.history.LedgerFile;
import signalbox.monitor.history.LedgerTerm;
import signalbox.monitor.history.TermStore;
import signalbox.record.file.RecordConnection;
import signalbox.record.file.RecordFile;
import signalbox.record.file.RecordFileException;
import signalbox.record.file.StoredTerm;

/// The terms of leadership, in the table `term` of a recording. Each process writes there, whether it records or
/// another does: what two of them saw of one term becomes one row. A file in which an older version kept them is taken
/// over once.
public final class RecordedTerms implements TermStore {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedTerms.class);
    private static final Duration SAME = Duration.ofSeconds(2);

    private final RecordFile recording;
    private final Path older;
    private @Nullable RecordConnection open;

    /// @param older the file of an older version, where there is one
    public RecordedTerms(Path recording, Path older) {
        this.recording = new RecordFile(recording);
        this.older = older;
    }

    private RecordConnection connection() {
        var known = open;
        if (known == null) {
            known = recording.open();
            open = known;
        }
        return known;
    }

    /// After a fault the file is opened again: another may have taken its place.
    private void reopen() {
        var failed = open;
        open = null;
        if (failed != null) {
            failed.close();
        }
    }

    @Override
    public List<LedgerTerm> read(Instant oldest) {
        try {
            takeOver();
            return connection()
                    .list(
                            "SELECT * FROM (SELECT * FROM term WHERE last_seen >= ? ORDER BY began DESC LIMIT "
                                    + MOST_TERMS + ") ORDER BY began, id",
                            StoredTerm::read,
                            StoredTerm.micros(oldest))
                    .stream()
                    .map(StoredTerm::term)
                    .toList();
        } catch (RecordFileException e) {
            reopen();
            throw e;
        }
    }

    @Override
    public void write(LedgerTerm term, Instant oldest) {
        try {
            connection().transaction(() -> {
                put(term);
                connection().update("DELETE FROM term WHERE last_seen < ?", StoredTerm.micros(oldest));
            });
        } catch (RecordFileException e) {
            reopen();
            throw e;
        }
    }

    private void put(LedgerTerm term) {
        var same = connection()
                .list(
                        "SELECT * FROM term WHERE pid = ? AND application = ? AND began BETWEEN ? AND ? ORDER BY id DESC",
                        StoredTerm::read,
                        term.leader().pid(),
                        term.leader().applicationName(),
                        StoredTerm.micros(term.from().minus(SAME)),
                        StoredTerm.micros(term.from().plus(SAME)))
                .stream()
                .filter(row -> row.term().isSameTerm(term))
                .findFirst();
        same.ifPresentOrElse(
                row -> StoredTerm.update(connection(), row.id(), row.term().mergedWith(term)),
                () -> StoredTerm.insert(connection(), term));
    }

    private void takeOver() {
        if (Files.exists(older)) {
            try {
                var terms = LedgerFile.read(older);
                connection().transaction(() -> terms.forEach(this::put));
                Files.move(older, older.resolveSibling(older.getFileName() + ".taken-over"));
                LOG.info("{} terms of leadership were taken over from {}", terms.size(), older);
            } catch (IOException e) {
                LOG.warn("The ledger {} of an older version was not taken over: {}", older, e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        reopen();
    }
}
