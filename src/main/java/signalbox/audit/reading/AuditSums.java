package signalbox.audit.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How many actions there were, by day, operator, profile, action and result. Days are those of the zone that is shown.
///
/// @param since the first moment that counts
public record AuditSums(Instant since, Map<Key, Integer> counts) {
    /// What is counted together.
    public record Key(LocalDate day, String who, String profile, String action, ActionResult result) {}

    public AuditSums {
        counts = Map.copyOf(counts);
    }

    public static AuditSums none(Instant since) {
        return new AuditSums(since, Map.of());
    }

    /// How many match, by result.
    ///
    /// @param filter its results and its text do not count here
    public Map<ActionResult, Integer> byResult(AuditFilter filter) {
        var sums = new EnumMap<ActionResult, Integer>(ActionResult.class);
        counts.forEach((key, count) -> {
            if (matches(filter, key)) {
                sums.merge(key.result(), count, Integer::sum);
            }
        });
        return sums;
    }

    /// How many match on each day, by result.
    ///
    /// @param filter its results and its text do not count here
    public Map<LocalDate, Map<ActionResult, Integer>> byDay(AuditFilter filter) {
        var days = new TreeMap<LocalDate, Map<ActionResult, Integer>>();
        counts.forEach((key, count) -> {
            if (matches(filter, key)) {
                days.computeIfAbsent(key.day(), _ -> new EnumMap<>(ActionResult.class))
                        .merge(key.result(), count, Integer::sum);
            }
        });
        return days;
    }

    private static boolean matches(AuditFilter filter, Key key) {
        return filter.matches(key.who(), key.profile(), key.action());
    }

    public static int total(Map<ActionResult, Integer> sums) {
        return total(sums.values());
    }

    private static int total(Collection<Integer> sums) {
        return sums.stream().mapToInt(Integer::intValue).sum();
    }

    public static int of(Map<ActionResult, Integer> sums, Set<ActionResult> wanted) {
        return wanted.stream().mapToInt(result -> sums.getOrDefault(result, 0)).sum();
    }

    /// What occurs, sorted.
    public List<String> values(Function<Key, String> part) {
        return counts.keySet().stream().map(part).collect(Collectors.toSet()).stream()
                .sorted()
                .toList();
    }
}
