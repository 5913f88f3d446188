package signalbox.health.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelWait;
import signalbox.election.IdleLeader;
import signalbox.election.RunnerConnection;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingWords;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.health.SilentLeader;
import signalbox.monitor.Snapshot;
import signalbox.text.Severity;

/// A leader that dispatches nothing although jobs could run. This comes before the suspicion that it is a ghost. A job
/// with an eta in the future does not count. One that puts back what it enqueues is the matter of `StandstillRule`.
///
/// @param patience how long a job that could run may wait in a channel with room
record LeaderIdleRule(Duration patience) implements Rule {
    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        var leader = snapshot.leadership().leader();
        if (leader == null || isReported(snapshot) || StandstillRule.isPutBack(snapshot)) {
            return List.of();
        }
        var silent = SilentLeader.of(snapshot, addedAt(snapshot));
        if (silent.isPresent()) {
            return List.of(finding(snapshot, leader, List.of(silent.get())));
        }
        return IdleLeader.evidence(snapshot.observation(), leader, patience).stream()
                .map(evidence -> finding(snapshot, leader, evidence))
                .toList();
    }

    private static Finding finding(Snapshot snapshot, RunnerConnection leader, List<String> evidence) {
        var seen = new ArrayList<>(evidence);
        seen.add("Due: " + due(snapshot) + ".");
        seen.add("pid " + leader.pid() + " leads: " + snapshot.leadership().reason());
        return new Finding(
                "leader-idle",
                Severity.WARNING,
                "The leader enqueues no job although some could run",
                seen,
                "A healthy leader enqueues such a job within a second. This leader's process may hang, or Odoo"
                        + " may refuse its requests.",
                "Check whether its process is alive, and whether Odoo answers at the host and port of its"
                        + " [queue_job] section.",
                new Remedy.ShowRunners(List.of(leader.pid())));
    }

    private static @Nullable Instant addedAt(Snapshot snapshot) {
        return snapshot.health()
                .slots()
                .known()
                .map(slots -> slots.running().movement().addedAt())
                .orElse(null);
    }

    /// Whether another finding reports it: a ghost, an observer, or a leader of another database.
    private static boolean isReported(Snapshot snapshot) {
        return snapshot.leadership().anomalies().stream().anyMatch(anomaly -> switch (anomaly.code()) {
            case GHOST_SUSPECTED, OBSERVER_LEADS, OTHER_DATABASE_LEADS -> true;
            case NO_LEADER,
                    SEVERAL_LEADERS,
                    NO_ELECTION,
                    MIXED_SCHEMES,
                    HIDDEN_START,
                    RECONNECT_LOOP,
                    POOLER,
                    STANDBY,
                    AMBIGUOUS_START,
                    CRON_WORKER_RUNS -> false;
        });
    }

    private static String due(Snapshot snapshot) {
        return RunnableChannels.alsoFull(snapshot).channels().stream()
                .map(ChannelWait::own)
                .limit(FindingWords.SAMPLES)
                .map(own -> own.due() + " in " + own.name())
                .collect(Collectors.joining(", "));
    }
}
