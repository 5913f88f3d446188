package signalbox.health;

import java.util.Optional;
import signalbox.election.EmbeddedMarker;
import signalbox.monitor.Snapshot;

/// A runner of Signalbox that leads and only observes: while it does, no job is started, whatever else holds one.
///
/// @param pid its backend
public record ObservingLeader(int pid) {
    public static Optional<ObservingLeader> of(Snapshot snapshot) {
        return Optional.ofNullable(snapshot.leadership().leader())
                .filter(leader -> leader.embedded() == EmbeddedMarker.OBSERVES)
                .map(leader -> new ObservingLeader(leader.pid()));
    }

    public String sentence() {
        return "Signalbox's own runner leads (pid " + pid
                + ") and only observes: it starts no job. Hand back, on Runners or where it was started, ends that.";
    }

    public String todo() {
        return "Hand back its lead, on Runners or where it was started: the successor leads. Or let it dispatch.";
    }

    public Remedy remedy() {
        return new Remedy.HandBack(pid);
    }
}
