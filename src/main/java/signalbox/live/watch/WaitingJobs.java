package signalbox.live.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Sql;
import signalbox.queue.stuck.BlockedJobs;
import signalbox.queue.stuck.BlockedQueries;

/// Which jobs wait for failed or cancelled ones: read again only after one of those that wait, or one that they wait
/// for, has changed. What each waits for is read once. One thread.
final class WaitingJobs {
    /// For so long after a change the answer may change by itself: it depends on what is older than 60 s.
    private static final Duration SETTLED = Duration.ofSeconds(75);

    private final Map<String, Set<String>> parents = new HashMap<>();
    private final Set<String> concerned = new HashSet<>();
    private Instant changed = Instant.EPOCH;
    private Instant readAt = Instant.EPOCH;
    private @Nullable BlockedJobs known;

    void forget() {
        parents.clear();
        concerned.clear();
        known = null;
    }

    void notified(Collection<String> uuids, Instant now) {
        for (var uuid : uuids) {
            if (concerned.contains(uuid)) {
                parents.remove(uuid);
                changed = now;
            }
        }
    }

    /// @param waiting the uuids of all jobs that wait for others
    BlockedJobs blocked(List<String> waiting, Instant now, Sql sql, BlockedQueries queries) {
        if (waiting.isEmpty()) {
            forget();
            return BlockedJobs.NONE;
        }
        if (waiting.size() >= BlockedQueries.WAITING || !learn(waiting, now, sql, queries)) {
            forget();
            return queries.read(sql);
        }
        var answer = known;
        if (answer == null || !readAt.isAfter(changed.plus(SETTLED))) {
            answer = queries.read(sql);
            known = answer;
            readAt = now;
        }
        return answer;
    }

    /// @return false when they wait for more jobs than are looked at
    private boolean learn(List<String> waiting, Instant now, Sql sql, BlockedQueries queries) {
        if (parents.keySet().retainAll(Set.copyOf(waiting))) {
            changed = now;
        }
        var unknown =
                waiting.stream().filter(uuid -> !parents.containsKey(uuid)).toList();
        if (!unknown.isEmpty()) {
            changed = now;
            unknown.forEach(uuid -> parents.put(uuid, Set.of()));
            parents.putAll(queries.parents(sql, unknown));
            concerned.clear();
            concerned.addAll(parents.keySet());
            parents.values().forEach(concerned::addAll);
        }
        return parents.values().stream().mapToInt(Set::size).sum() < BlockedQueries.EDGES;
    }
}
