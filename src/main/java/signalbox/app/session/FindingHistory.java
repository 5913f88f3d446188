package signalbox.app.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import signalbox.health.Finding;
import signalbox.text.Severity;

/// When findings came up and went while this session was open, by this machine's clock, as notices. A finding that is
/// gone for a
/// moment only has not gone. Safe for several threads.
public final class FindingHistory {
    private static final Duration GONE_AFTER = Duration.ofSeconds(15);
    private static final int MOST = 200;

    /// What happened to a finding.
    public enum Turn {
        CAME,
        WENT
    }

    /// @param at when it was seen first, or last
    public record Entry(Instant at, Turn turn, Severity severity, String title) {}

    private record Seen(Finding finding, Instant last) {}

    private final Map<String, Seen> open = new LinkedHashMap<>();
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long noticed;

    /// @param found all findings of one snapshot
    synchronized void see(List<Finding> found, Instant now) {
        var byCode = found.stream()
                .collect(Collectors.toMap(Finding::code, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        byCode.forEach((code, finding) -> {
            var before = open.put(code, new Seen(finding, now));
            if (before == null || before.finding().severity() != finding.severity()) {
                add(new Entry(now, Turn.CAME, finding.severity(), finding.title()));
            }
        });
        open.values().removeIf(seen -> {
            var isGone = seen.last().plus(GONE_AFTER).isBefore(now);
            if (isGone) {
                add(new Entry(
                        seen.last(),
                        Turn.WENT,
                        seen.finding().severity(),
                        seen.finding().title()));
            }
            return isGone;
        });
    }

    private void add(Entry entry) {
        noticed++;
        entries.addFirst(entry);
        if (entries.size() > MOST) {
            entries.removeLast();
        }
    }

    /// How many entries there ever were.
    public synchronized long noticed() {
        return noticed;
    }

    /// The last 200, in the order in which they were noticed, the newest first.
    public synchronized List<Entry> newestFirst() {
        return List.copyOf(entries);
    }
}
