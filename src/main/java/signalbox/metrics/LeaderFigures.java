package signalbox.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.History.Gap;

/// Who leads and since when, as one snapshot shows it.
final class LeaderFigures {
    private LeaderFigures() {}

    static void add(Snapshot snapshot, MetricBatch batch) {
        addLeader(snapshot, batch);
        var reason = blindness(snapshot);
        if (reason == null) {
            batch.add(Metric.RUNNERS, snapshot.observation().here().size());
        } else {
            batch.unknown(Metric.RUNNERS, reason);
        }
    }

    private static void addLeader(Snapshot snapshot, MetricBatch batch) {
        var now = snapshot.serverTime();
        var blind = blindness(snapshot);
        var gap = gap(snapshot);
        if (snapshot.leadership().leader() != null) {
            batch.add(Metric.LEADER, 1);
            batch.add(Metric.GAP, 0);
            since(snapshot)
                    .ifPresentOrElse(
                            from -> batch.add(Metric.LEADER_TERM, Duration.between(from, now)),
                            () -> batch.unknown(Metric.LEADER_TERM, UnknownReason.NOT_CLEAR));
        } else if (gap.isPresent() && blind == null) {
            batch.add(Metric.LEADER, 0);
            batch.add(Metric.GAP, Duration.between(gap.get().from(), now));
        } else {
            var reason = blind == null ? UnknownReason.NOT_CLEAR : blind;
            batch.unknown(Metric.LEADER, reason);
            batch.unknown(Metric.GAP, reason);
            batch.unknown(Metric.LEADER_TERM, reason);
        }
    }

    /// The gap that lasts.
    private static Optional<Gap> gap(Snapshot snapshot) {
        return snapshot.history().gaps().stream()
                .filter(gap -> gap.until() == null)
                .findFirst();
    }

    private static Optional<Instant> since(Snapshot snapshot) {
        var leader = snapshot.leadership().leader();
        return leader == null
                ? Optional.empty()
                : snapshot.history().lanes().stream()
                        .filter(lane -> lane.is(leader))
                        .flatMap(lane -> lane.terms().stream())
                        .filter(term -> term.until() == null)
                        .findFirst()
                        .map(term -> snapshot.history().firstSeen(term));
    }

    /// Why a runner that is not seen may be there all the same; null: none can be.
    static @Nullable UnknownReason blindness(Snapshot snapshot) {
        var seen = snapshot.observation().visibility();
        return seen.standby() != null
                ? UnknownReason.HOT_STANDBY
                : seen.pooler()
                        ? UnknownReason.POOLER
                        : seen.hiddenSessions() > 0 ? UnknownReason.HIDDEN_SESSIONS : null;
    }
}
