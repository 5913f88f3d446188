package signalbox.record.write;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.record.file.RecordConnection;
import signalbox.record.file.StateNumbers;
import signalbox.record.write.LookFacts.CountKey;
import signalbox.record.write.LookFacts.Counted;

/// Writes how many jobs of each channel are in each state: all of them at the beginning and every few minutes, and in
/// between those that changed, every few seconds at most. One thread.
final class CountRows {
    private static final Duration WHOLE_EVERY = Duration.ofMinutes(10);
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(3);

    private final RecordConnection file;
    private final NameRows channels;
    private @Nullable Counted written;
    private Instant at = Instant.EPOCH;
    private Instant whole = Instant.EPOCH;

    CountRows(RecordConnection file, NameRows channels) {
        this.file = file;
        this.channels = channels;
    }

    /// A new stretch of watching begins: all are written next.
    void beginAgain() {
        written = null;
    }

    /// @return how many rows were written
    int write(Instant jobsAt, Counted now) {
        var before = written;
        if (before == null || before.byChannel() != now.byChannel() || isDue(whole, jobsAt, WHOLE_EVERY)) {
            whole = jobsAt;
            return write(jobsAt, now, present(now.jobs()), true);
        }
        if (!isDue(at, jobsAt, AT_MOST_EVERY)) {
            return 0;
        }
        var changed = changed(before.jobs(), now.jobs());
        var isSame = changed.isEmpty() && Objects.equals(before.oldest(), now.oldest());
        return isSame ? 0 : write(jobsAt, now, changed, false);
    }

    /// A clock that was set back must not delay it.
    private static boolean isDue(Instant last, Instant now, Duration every) {
        return now.isBefore(last) || !now.isBefore(last.plus(every));
    }

    private static Map<CountKey, Long> present(Map<CountKey, Long> jobs) {
        var present = new HashMap<>(jobs);
        present.values().removeIf(count -> count == 0);
        return present;
    }

    private static Map<CountKey, Long> changed(Map<CountKey, Long> before, Map<CountKey, Long> now) {
        var keys = new HashSet<>(before.keySet());
        keys.addAll(now.keySet());
        var changed = new HashMap<CountKey, Long>();
        for (var key : keys) {
            var count = now.getOrDefault(key, 0L);
            if (!count.equals(before.getOrDefault(key, 0L))) {
                changed.put(key, count);
            }
        }
        return changed;
    }

    private int write(Instant jobsAt, Counted now, Map<CountKey, Long> jobs, boolean isWhole) {
        var oldest = now.oldest();
        var since = oldest == null ? null : oldest.since();
        var id = file.insert(
                """
                INSERT INTO counted (at, whole, by_channel, oldest_uuid, oldest_channel, oldest_since, about)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                jobsAt.toEpochMilli(),
                isWhole ? 1 : 0,
                now.byChannel() ? 1 : 0,
                oldest == null ? null : oldest.uuid(),
                oldest == null ? null : oldest.channel(),
                since == null ? null : since.toEpochMilli(),
                StateNumbers.bits(now.estimated()));
        jobs.forEach((key, count) -> file.update(
                "INSERT INTO count (counted, channel, state, jobs) VALUES (?, ?, ?, ?)",
                id,
                channels.of(key.channel()),
                StateNumbers.of(key.state()),
                count));
        written = now;
        at = jobsAt;
        return 1 + jobs.size();
    }
}
