package signalbox.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import signalbox.postgres.Sql;

/// Finds jobs that were enqueued and are pending all the same, without a notification that says so: a trigger that sets
/// a job back in the same transaction hides it, because that notification looks like the session's own. Such a job
/// would hold its slot for ever. To be used from one thread.
final class SilentlySetBack {
    /// A worker begins a job earlier, and that is notified.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST = 1_000;

    private final Sql sql;
    private final Map<String, Instant> enqueued = new LinkedHashMap<>();
    private Set<String> suspects = Set.of();

    SilentlySetBack(Sql sql) {
        this.sql = sql;
    }

    /// This session enqueued these.
    void enqueued(Collection<String> uuids, Instant now) {
        uuids.forEach(uuid -> enqueued.put(uuid, now));
    }

    /// A notification came for this job: its row is read.
    void heardOf(String uuid) {
        enqueued.remove(uuid);
    }

    /// Those that two looks in a row found pending: between them, a notification would have been read.
    List<String> found(Instant now) {
        var late = enqueued.entrySet().stream()
                .filter(each -> !each.getValue().plus(PATIENCE).isAfter(now))
                .map(Map.Entry::getKey)
                .limit(MOST)
                .toList();
        if (late.isEmpty()) {
            suspects = Set.of();
            return List.of();
        }
        var pending = new HashSet<>(sql.list(
                "look for jobs that were set back", RunnerStatements.PENDING, row -> row.getString("uuid"), late));
        var found = late.stream()
                .filter(pending::contains)
                .filter(suspects::contains)
                .toList();
        late.stream().filter(uuid -> !pending.contains(uuid)).forEach(enqueued::remove);
        found.forEach(enqueued::remove);
        suspects = Set.copyOf(pending);
        return found;
    }
}
