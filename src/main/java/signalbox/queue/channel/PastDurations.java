package signalbox.queue.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How long jobs took so far: those of the same channel and method; if there are none, of the same method; then of the
/// channel; then all.
final class PastDurations {
    /// A method as it is called in a channel.
    record Kind(String channel, String model, String method) {
        private Kind anywhere() {
            return new Kind("", model, method);
        }

        private Kind ofChannel() {
            return new Kind(channel, "", "");
        }
    }

    /// @param nearest how close they are: 0 for the same channel and method, 3 for all jobs, 4 when nothing is
    ///     known
    record Found(List<Duration> durations, int nearest) {
        boolean isBorrowed() {
            return nearest > 1;
        }
    }

    static final int UNKNOWN = 4;
    private static final Kind ALL = new Kind("", "", "");
    private static final Duration ASSUMED = Duration.ofSeconds(1);

    private final Map<Kind, List<Duration>> byKind = new HashMap<>();

    void add(Kind kind, Duration took) {
        for (var each : List.of(kind, kind.anywhere(), kind.ofChannel(), ALL)) {
            byKind.computeIfAbsent(each, _ -> new ArrayList<>()).add(took);
        }
    }

    boolean isEmpty() {
        return byKind.isEmpty();
    }

    Found of(Kind kind) {
        var nearest = 0;
        for (var each : List.of(kind, kind.anywhere(), kind.ofChannel(), ALL)) {
            var durations = byKind.get(each);
            if (durations != null) {
                return new Found(durations, nearest);
            }
            nearest++;
        }
        return new Found(List.of(ASSUMED), UNKNOWN);
    }
}
