package signalbox.record.read;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import signalbox.monitor.history.LedgerTerm;
import signalbox.record.file.RecordConnection;
import signalbox.record.file.RecordFile;
import signalbox.record.file.StoredTerm;
import signalbox.record.read.RecordedEvent.JobMoved;

/// Reads a recording, also while it is written. Each question has a limit of rows and of time. Its methods block, and
/// throw `RecordFileException`. For one thread at a time.
public final class Recording implements AutoCloseable {
    /// No question gives more rows of a kind than this.
    public static final int MOST_ROWS = 10_000;

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final RecordConnection file;
    private final MomentRows moments;
    private final EventRows events;

    private Recording(RecordConnection file) {
        this.file = file;
        this.moments = new MomentRows(file);
        this.events = new EventRows(file);
    }

    /// @throws signalbox.record.file.RecordFileException when there is none, or it cannot be read
    public static Recording open(Path path) {
        return new Recording(new RecordFile(path).openToRead());
    }

    /// What was known at that moment, and what was not.
    public RecordedMoment at(Instant moment) {
        file.limitTo(LONGEST);
        var watched = moments.watched(moment).orElse(null);
        return new RecordedMoment(
                moment,
                watched,
                watched == null ? null : moments.counts(moment, watched).orElse(null),
                watched == null ? List.of() : terms(moment, moment),
                watched == null ? List.of() : moments.episodes(moment),
                keptSince().orElse(null));
    }

    /// What happened from one moment until before another, oldest first.
    ///
    /// @param most rows, at most MOST_ROWS
    public List<RecordedEvent> events(Instant from, Instant to, int most) {
        file.limitTo(LONGEST);
        var limit = limited(most);
        return Stream.<List<? extends RecordedEvent>>of(
                        events.jobs(from, to, limit),
                        events.episodes(from, to, limit),
                        events.actions(from, to, limit),
                        events.watches(from, to, limit))
                .<RecordedEvent>flatMap(List::stream)
                .sorted(Comparator.comparing(RecordedEvent::at))
                .limit(limit)
                .toList();
    }

    /// The life of one job, oldest first; empty when nothing of it was recorded.
    public List<JobMoved> life(String uuid, int most) {
        file.limitTo(LONGEST);
        return events.life(uuid, limited(most));
    }

    /// When it was watched between two moments, oldest first.
    public List<WatchedTime> watched(Instant from, Instant to, int most) {
        file.limitTo(LONGEST);
        return moments.watched(from, to, limited(most));
    }

    /// The terms of leadership that touch this time, oldest first.
    public List<LedgerTerm> terms(Instant from, Instant to) {
        file.limitTo(LONGEST);
        return file
                .list(
                        "SELECT * FROM term WHERE began <= ? AND coalesce(ended, last_seen) >= ? ORDER BY began, id LIMIT "
                                + MOST_ROWS,
                        StoredTerm::read,
                        StoredTerm.micros(to),
                        StoredTerm.micros(from))
                .stream()
                .map(StoredTerm::term)
                .toList();
    }

    /// The text of an odoo.conf, without its secrets.
    ///
    /// @param hash a fact of an episode of the kind `config`
    public Optional<String> config(String hash) {
        return file.first("SELECT text FROM config WHERE hash = ?", row -> row.getString(1), hash);
    }

    /// Before this, the recording is not whole any more; empty: nothing was removed yet.
    public Optional<Instant> keptSince() {
        return file.first(
                "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'kept_since'",
                row -> Instant.ofEpochMilli(row.getLong(1)));
    }

    private static int limited(int most) {
        return Math.clamp(most, 1, MOST_ROWS);
    }

    @Override
    public void close() {
        file.close();
    }
}
