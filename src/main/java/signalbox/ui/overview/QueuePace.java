package signalbox.ui.overview;

import java.time.Duration;
import signalbox.election.EmbeddedMarker;
import signalbox.health.rule.Findings;
import signalbox.monitor.Snapshot;

/// Whether jobs are being dispatched and done, from what was seen.
enum QueuePace {
    /// The leader was seen to dispatch jobs in the last minute; without a leader, any runner does.
    DISPATCHING("dispatching"),
    /// A runner that is not the leader dispatches jobs.
    ELSEWHERE("another dispatches"),
    /// Jobs end, but none was seen to be dispatched: the statement may fall between two looks.
    MOVING("queue moves"),
    /// A job that could run has waited, and nothing moves.
    STILL("queue stands still"),
    /// A job that could run waits: not for so long, or for jobs that run, or jobs were seen to move.
    WAITING("jobs wait"),
    IDLE("nothing due"),
    /// The leader is an embedded runner that only observes.
    OBSERVED("leader only observes");

    private static final Duration LATELY = Duration.ofSeconds(60);

    private final String words;

    QueuePace(String words) {
        this.words = words;
    }

    String label() {
        return words;
    }

    static QueuePace of(Snapshot snapshot) {
        var leader = snapshot.leadership().leader();
        if (leader != null && leader.embedded() == EmbeddedMarker.OBSERVES) {
            return OBSERVED;
        }
        switch (LastDispatch.of(snapshot).by()) {
            case LEADER -> {
                return DISPATCHING;
            }
            case ANOTHER -> {
                return leader == null ? DISPATCHING : ELSEWHERE;
            }
            case UNSEEN -> {}
        }
        var throughput = snapshot.throughput();
        if (throughput.donePerMinute() + throughput.failedSeenPerMinute() > 0) {
            return MOVING;
        }
        if (snapshot.work().due() == 0) {
            return IDLE;
        }
        var oldest = snapshot.oldestPending();
        var age = oldest == null ? null : oldest.age();
        if (age == null || age.compareTo(LATELY) <= 0) {
            return WAITING;
        }
        return Findings.standsStill(snapshot) ? STILL : WAITING;
    }
}
