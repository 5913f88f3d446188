package signalbox.audit.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.audit.AuditEntry;

/// Finds out, from the newest line to the oldest, which first lines of actions have a result. A result names its first
/// line by number; in lines of older versions the two have operator, profile, action and reason in common.
final class LinePairing {
    /// What some results of older versions never had, such as a first line, must not be kept forever.
    private static final int MOST = 10_000;

    /// What the two lines of an action of an older version have in common.
    private record Same(
            String who,
            String profile,
            String action,
            @Nullable String reason) {
        static Same of(AuditEntry entry) {
            return new Same(entry.who(), entry.profile(), entry.action(), entry.reason());
        }
    }

    private final Set<Long> numbers;
    private final Map<Same, Integer> old;

    LinePairing() {
        this(Set.of(), Map.of());
    }

    private LinePairing(Set<Long> numbers, Map<Same, Integer> old) {
        this.numbers = new HashSet<>(numbers);
        this.old = new HashMap<>(old);
    }

    LinePairing copy() {
        return new LinePairing(numbers, old);
    }

    /// Whether the line is an action's newest one: a result, or a first line without one.
    ///
    /// @param number of the line; 0: from before the chain
    boolean isNewest(AuditEntry entry, long number) {
        if (entry.isBegin()) {
            return number == 0 ? !takeOld(Same.of(entry)) : !numbers.remove(number);
        }
        var first = entry.begun().number();
        if (first != null && numbers.size() < MOST) {
            numbers.add(first);
        } else if (number == 0 && old.size() < MOST) {
            old.merge(Same.of(entry), 1, Integer::sum);
        }
        return true;
    }

    private boolean takeOld(Same same) {
        var waiting = old.getOrDefault(same, 0);
        if (waiting == 0) {
            return false;
        }
        old.put(same, waiting - 1);
        return true;
    }
}
