package signalbox.app.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import signalbox.health.Finding;

/// Which findings of a profile were reported, so that one that stays, or disappears only for a moment, is reported
/// once.
/// Safe for several threads.
final class ReportedFindings {
    /// A finding that comes back within this time is not new.
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    /// When each was seen last, by its code.
    private final Map<String, Instant> seen = new HashMap<>();

    /// @param found what is to be reported now
    /// @return those that were not reported yet
    synchronized List<Finding> news(List<Finding> found, Instant now) {
        seen.values().removeIf(last -> last.plus(FORGOTTEN_AFTER).isBefore(now));
        var news = found.stream()
                .filter(finding -> !seen.containsKey(finding.code()))
                .toList();
        found.forEach(finding -> seen.put(finding.code(), now));
        return news;
    }

    /// What was reported elsewhere is not reported again here.
    void takeOver(ReportedFindings other) {
        other.copy().forEach(this::note);
    }

    private synchronized Map<String, Instant> copy() {
        return Map.copyOf(seen);
    }

    private synchronized void note(String code, Instant at) {
        seen.merge(code, at, (one, two) -> one.isAfter(two) ? one : two);
    }
}
