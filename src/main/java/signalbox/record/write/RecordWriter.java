package signalbox.record.write;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import signalbox.audit.AuditEntry;
import signalbox.live.watch.SeenChanges;
import signalbox.record.RecordLimits;
import signalbox.record.file.RecordConnection;

/// Writes notes to an open recording, a transaction for each batch. After a fault it is not used any more: what it
/// remembers may not be what the file has. One thread.
final class RecordWriter implements AutoCloseable {
    /// A finding that comes back within this time has not gone.
    private static final Duration FORGIVEN = Duration.ofSeconds(15);

    private final RecordConnection file;
    private final WatchRows watch;
    private final ChangeRows changes;
    private final CountRows counts;
    private final EpisodeRows episodes;
    private final ActionRows actions;
    private final CostRows costs;
    private final Pruning pruning;
    private Duration ahead = Duration.ZERO;
    private Instant newest = Instant.EPOCH;
    private RecordedConfig.@Nullable MaskedText config;

    /// Where the audit log is, and which of its actions were carried out on this database.
    record ActionLog(Path file, Predicate<AuditEntry> isHere) {}

    RecordWriter(RecordConnection file, ActionLog log, long pid) {
        var channels = NameRows.channels(file);
        this.file = file;
        this.watch = new WatchRows(file, pid);
        this.changes = new ChangeRows(file, channels, NameRows.methods(file));
        this.counts = new CountRows(file, channels);
        this.episodes = new EpisodeRows(file);
        this.actions = new ActionRows(file, log.file(), log.isHere());
        this.costs = new CostRows(file);
        this.pruning = new Pruning(file);
    }

    /// Writes them all, or none.
    void write(List<Note> notes) {
        file.transaction(() -> {
            int rows = actions.write(ahead);
            for (var note : notes) {
                rows += write(note);
            }
            watch.keepUp(rows > 0);
        });
    }

    private int write(Note note) {
        return switch (note) {
            case Note.Changes(var seen) -> changes(seen);
            case Note.Look(var facts) -> look(facts);
            case Note.FoundNow(var at, var found) -> findings(at, found);
            case Note.Config(var at, var read) -> config(at, read);
            case Note.Broken(var why) -> ended(why, 0);
            case Note.Lost(var lost) -> ended("the disk did not keep up", lost);
        };
    }

    private int ended(String how, long lost) {
        watch.end(how, lost);
        return 1;
    }

    private int changes(SeenChanges seen) {
        newest = seen.at();
        begun(watch.see(seen));
        return changes.write(seen);
    }

    private void begun(boolean isNew) {
        if (isNew) {
            counts.beginAgain();
            episodes.beginAgain();
        }
    }

    private int look(LookFacts facts) {
        newest = facts.at();
        ahead = facts.ahead();
        begun(watch.see(facts.at()));
        int rows = counts.write(facts.jobsAt(), facts.counted());
        rows += see("lead", Map.of(facts.lead().subject(), facts.lead()), facts.at());
        rows += see("runner", facts.runners(), facts.at());
        rows += see("process", facts.processes(), facts.at());
        rows += see("slots", Map.of(facts.slots().subject(), facts.slots()), facts.at());
        return rows + costs.write(facts.at(), facts.load());
    }

    private int see(String kind, @Nullable Map<String, ? extends Record> now, Instant at) {
        return now == null ? 0 : episodes.see(kind, now, at, Duration.ZERO);
    }

    private int findings(Instant at, Map<String, RecordedFinding> found) {
        return episodes.see("finding", found, at, FORGIVEN);
    }

    private int config(Instant at, RecordedConfig.MaskedText read) {
        if (!read.equals(config)) {
            config = read;
            file.update(
                    "INSERT OR IGNORE INTO config (hash, text) VALUES (?, ?)",
                    read.config().hash(),
                    read.text());
        }
        return see("config", Map.of(read.config().subject(), read.config()), at);
    }

    /// Removes a little of what is too old or too much.
    ///
    /// @return whether there is more to remove
    boolean prune(RecordLimits limits) {
        var more = new boolean[1];
        if (newest.isAfter(Instant.EPOCH)) {
            file.transaction(() -> more[0] = pruning.step(limits, newest));
        }
        return more[0];
    }

    long bytes() {
        return file.bytes();
    }

    @Override
    public void close() {
        file.close();
    }
}
