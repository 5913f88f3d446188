package signalbox.audit.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.audit.AuditEntry;
import signalbox.text.ShownZone;

/// Counts the actions of a log, oldest first: an action counts when its result comes, and those that have none at the
/// end. It keeps the sums and the actions that wait for a result. For one thread.
final class SumsReader {
    private final AuditFilter filter;
    private final Map<AuditSums.Key, Integer> counts = new HashMap<>();
    private final Map<Long, AuditSums.Key> waiting = new LinkedHashMap<>();
    private final Map<String, Deque<AuditSums.Key>> old = new HashMap<>();

    private SumsReader(AuditFilter filter) {
        this.filter = filter;
    }

    static AuditSums read(Path log, Instant since, AuditFilter filter) throws IOException {
        var reader = new SumsReader(filter);
        LinesSince.visit(log, since, _ -> true, (entry, _, line) -> reader.see(entry, AuditReader.number(line)));
        reader.waiting.values().forEach(reader::count);
        reader.old.values().forEach(keys -> keys.forEach(reader::count));
        return new AuditSums(since, reader.counts);
    }

    private void see(AuditEntry entry, long number) {
        if (entry.isBegin()) {
            begin(entry, number);
            return;
        }
        end(entry, number);
        if (filter.says(entry)) {
            count(key(entry));
        }
    }

    private void begin(AuditEntry entry, long number) {
        if (!filter.says(entry)) {
            return;
        }
        if (number == 0) {
            old.computeIfAbsent(same(entry), _ -> new ArrayDeque<>()).add(key(entry));
        } else {
            waiting.put(number, key(entry));
        }
    }

    private void end(AuditEntry entry, long number) {
        var first = entry.begun().number();
        if (first != null) {
            waiting.remove(first);
        } else if (number == 0) {
            take(old.get(same(entry)));
        }
    }

    private static void take(@Nullable Deque<AuditSums.Key> keys) {
        if (keys != null) {
            keys.poll();
        }
    }

    /// What both lines of an action of an older version have in common.
    private static String same(AuditEntry entry) {
        return String.join("\n", entry.who(), entry.profile(), entry.action(), String.valueOf(entry.reason()));
    }

    private void count(AuditSums.Key key) {
        counts.merge(key, 1, Integer::sum);
    }

    private static AuditSums.Key key(AuditEntry entry) {
        var at = entry.begun().at();
        return new AuditSums.Key(
                ShownZone.day(at == null ? entry.when() : at),
                entry.who(),
                AuditRow.profile(entry),
                entry.action(),
                ActionResult.of(entry.outcome()));
    }
}
