package signalbox.monitor.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The minutes in which every notification was received, so that their counts are complete. The time is an argument;
/// for one thread.
final class FullyHeardMinutes {
    private static final Duration KEPT = Duration.ofMinutes(62);

    private final TreeSet<Instant> lossy = new TreeSet<>();
    private @Nullable Instant since;
    private @Nullable Instant last;

    void look(NotifiedChanges news, Instant now) {
        if (news.complete()) {
            since = since == null ? now : since;
        } else if (since != null) {
            var from = last == null ? now : last;
            for (var minute = minute(from); !minute.isAfter(now); minute = minute.plus(1, ChronoUnit.MINUTES)) {
                lossy.add(minute);
                if (minute.isBefore(now.minus(KEPT))) {
                    minute = minute(now.minus(KEPT));
                }
            }
        }
        last = now;
        lossy.headSet(minute(now.minus(KEPT))).clear();
    }

    /// Whether all jobs that ended between these moments were counted.
    boolean coversFrom(Instant from, Instant to) {
        var begin = since;
        return begin != null
                && !begin.isAfter(from)
                && lossy.subSet(minute(from), true, to, false).isEmpty();
    }

    private static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }
}
