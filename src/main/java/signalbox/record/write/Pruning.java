package signalbox.record.write;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import signalbox.record.RecordLimits;
import signalbox.record.file.RecordConnection;

/// Removes what is older than the limits allow, the oldest first, in steps of some thousand rows: none holds up what is
/// to be written. From when on the recording is whole stands in `meta` as `kept_since`. One thread.
final class Pruning {
    private static final int STEP = 2_000;
    private static final int PAGES = 500;
    /// Of the largest size: what is written until the next pruning must fit, too.
    private static final double USED = 0.95;

    private static final String OLDEST = "SELECT min(at) FROM (%s)"
            .formatted("SELECT (SELECT min(at) FROM change) AS at UNION ALL SELECT (SELECT min(at) FROM counted)"
                    + " UNION ALL SELECT (SELECT min(ended) FROM episode) UNION ALL SELECT (SELECT min(at) FROM cost)");

    private final RecordConnection file;

    Pruning(RecordConnection file) {
        this.file = file;
    }

    /// One step.
    ///
    /// @param now the server's time
    /// @return whether there is more to remove
    boolean step(RecordLimits limits, Instant now) {
        var isLarge = file.usedBytes() > limits.bytes() * USED;
        var until = isLarge ? oldestStep(now) : now.minus(limits.age()).toEpochMilli();
        var removed = remove(until);
        if (removed > 0) {
            file.update(
                    "INSERT INTO meta (key, value) VALUES ('kept_since', ?) ON CONFLICT (key) DO UPDATE SET value ="
                            + " max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER))",
                    Long.toString(keptSince(until)));
        }
        return removed >= STEP || (isLarge && removed > 0);
    }

    /// How far one step goes: to the moment before which some thousand changes lie, or an hour after the oldest row.
    private long oldestStep(Instant now) {
        var oldest = file.number(OLDEST);
        var changes = file.number("SELECT at FROM change ORDER BY at LIMIT 1 OFFSET " + STEP);
        var hour = oldest + Duration.ofHours(1).toMillis();
        var step = changes > 0 ? Math.min(Math.max(changes, oldest + 1), hour) : hour;
        return Math.min(step, now.toEpochMilli());
    }

    /// Where rows before the limit are left for the next step, the recording is whole from the limit on all the same.
    private static long keptSince(long until) {
        return until;
    }

    private int remove(long until) {
        int removed = removeChanges(until);
        removed += removeCounts(until);
        removed += file.update(
                "DELETE FROM episode WHERE id IN (SELECT id FROM episode WHERE ended < ? LIMIT " + STEP + ")", until);
        removed += file.update("DELETE FROM cost WHERE at < ?", until);
        file.update("DELETE FROM minute WHERE at < ?", until - 60_000);
        removed += file.update("DELETE FROM action WHERE at < ?", until);
        removed += file.update("DELETE FROM watch WHERE ended < ?", until);
        removed += file.update("""
                DELETE FROM config WHERE NOT EXISTS (
                  SELECT 1 FROM episode WHERE kind = 'config' AND json_extract(facts, '$.hash') = config.hash)
                """);
        file.shrink(PAGES);
        return removed;
    }

    private int removeChanges(long until) {
        var jobs = file.list(
                "SELECT id, job FROM change WHERE at < ? ORDER BY at LIMIT " + STEP,
                row -> new long[] {row.getLong(1), row.getLong(2)},
                until);
        jobs.forEach(change -> file.update("DELETE FROM change WHERE id = ?", change[0]));
        jobs.stream()
                .map(change -> change[1])
                .distinct()
                .forEach(job -> file.update(
                        "DELETE FROM job WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM change WHERE job = ?1)", job));
        return jobs.size();
    }

    private int removeCounts(long until) {
        List<Long> looks = file.list(
                "SELECT id FROM counted WHERE at < ? ORDER BY at LIMIT " + STEP / 10, row -> row.getLong(1), until);
        looks.forEach(look -> {
            file.update("DELETE FROM count WHERE counted = ?", look);
            file.update("DELETE FROM counted WHERE id = ?", look);
        });
        return looks.size();
    }
}
