package signalbox.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.election.EmbeddedMarker;
import signalbox.monitor.Snapshot;
import signalbox.postgres.capability.Capabilities.Trigger;

/// Finds a leader that has done nothing since a job was added: it was notified at once, but did not read the job. One
/// look shows this, by the leader's own times.
public final class SilentLeader {
    /// A healthy leader reads a job within a moment.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private SilentLeader() {}

    /// @param added when a job was added that has been waiting since then; null when there is none
    public static Optional<String> of(Snapshot snapshot, @Nullable Instant added) {
        var leader = snapshot.leadership().leader();
        var spoke = leader == null ? null : leader.stateChange();
        var now = snapshot.serverTime();
        if (leader == null
                || spoke == null
                || added == null
                || leader.embedded() == EmbeddedMarker.OBSERVES
                || !leader.database().equals(snapshot.observation().database())
                || snapshot.capabilities().trigger() != Trigger.COMPLETE
                || !spoke.isBefore(added)
                || added.plus(PATIENCE).isAfter(now)) {
            return Optional.empty();
        }
        return Optional.of("pid " + leader.pid() + " leads, and has been silent since " + FindingWords.since(spoke, now)
                + ": a job was added " + FindingWords.at(added, now)
                + " and every runner was notified, but this one did not read the job. Its process hangs, or it"
                + " is cut off.");
    }
}
