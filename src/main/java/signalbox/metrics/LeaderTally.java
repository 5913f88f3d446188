package signalbox.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.election.BackendKey;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.History.Gap;

/// Counts takeovers and the time without a leader since the watch began. Both only grow. Times are the server's. Not
/// thread-safe.
final class LeaderTally {
    private @Nullable BackendKey leader;
    private long takeovers;
    private Duration ended = Duration.ZERO;
    private Duration shown = Duration.ZERO;
    private @Nullable Instant countedFrom;

    void see(Snapshot snapshot) {
        var leading = snapshot.leadership().leader();
        if (leading != null) {
            var next = BackendKey.of(leading);
            if (leader != null && !leader.equals(next)) {
                takeovers++;
            }
            leader = next;
        }
        var open = Duration.ZERO;
        for (var gap : snapshot.history().reportedGaps(snapshot.serverTime())) {
            open = open.plus(count(gap, snapshot.serverTime()));
        }
        var now = ended.plus(open);
        shown = now.compareTo(shown) > 0 ? now : shown;
    }

    /// @return the length of a gap that still lasts
    private Duration count(Gap gap, Instant now) {
        var until = gap.until();
        if (until == null) {
            return Duration.between(gap.from(), now);
        }
        var from = countedFrom;
        if (from == null || gap.from().isAfter(from)) {
            countedFrom = gap.from();
            ended = ended.plus(Duration.between(gap.from(), Objects.requireNonNull(until)));
        }
        return Duration.ZERO;
    }

    void addTo(MetricBatch batch) {
        batch.add(Metric.TAKEOVERS, takeovers);
        batch.add(Metric.LEADERLESS, shown);
    }
}
