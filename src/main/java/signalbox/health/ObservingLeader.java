package signalbox.health;

import java.util.Optional;
import signalbox.election.EmbeddedMarker;
import signalbox.monitor.Snapshot;

/// Finds an embedded runner that leads but only observes: while it leads, no job starts.
///
/// @param pid its backend
public record ObservingLeader(int pid) {
    /// What to do about it.
    public static final String TODO =
            "Hand back its lead, on Runners or where it was started: the successor leads. Or let it dispatch.";

    public static Optional<ObservingLeader> of(Snapshot snapshot) {
        return Optional.ofNullable(snapshot.leadership().leader())
                .filter(leader -> leader.embedded() == EmbeddedMarker.OBSERVES)
                .map(leader -> new ObservingLeader(leader.pid()));
    }

    public String sentence() {
        return "Signalbox's embedded runner leads (pid " + pid
                + ") and only observes: it starts no job. Use Hand back, on Runners or where it was started, to"
                + " end that.";
    }

    public Remedy remedy() {
        return new Remedy.HandBack(pid);
    }
}
