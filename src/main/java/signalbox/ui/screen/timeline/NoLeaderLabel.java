package signalbox.ui.screen.timeline;

import signalbox.election.Anomaly;
import signalbox.monitor.Absence;
import signalbox.monitor.Absence.Standing;
import signalbox.monitor.Snapshot;

/// What to call it when there is no one leader to name.
public final class NoLeaderLabel {
    private NoLeaderLabel() {}

    public static String words(Snapshot snapshot) {
        for (var anomaly : snapshot.leadership().anomalies()) {
            if (anomaly.code() == Anomaly.Code.SEVERAL_LEADERS) {
                return "Several leaders";
            }
            if (anomaly.code() == Anomaly.Code.AMBIGUOUS_START) {
                return "Leader ambiguous";
            }
            if (anomaly.code() == Anomaly.Code.HIDDEN_START || anomaly.code() == Anomaly.Code.STANDBY) {
                return "Leader unknown";
            }
        }
        return isYoung(snapshot) ? "No leader yet" : "No leader";
    }

    /// Whether it is a reason to worry: not while a start may be under way.
    public static boolean isAlarming(Snapshot snapshot) {
        return snapshot.leadership().leader() == null && !isYoung(snapshot);
    }

    private static boolean isYoung(Snapshot snapshot) {
        var gaps = snapshot.history().gaps();
        return !gaps.isEmpty()
                && gaps.getLast().until() == null
                && Absence.ofLeader(snapshot.history(), snapshot.serverTime()).standing() == Standing.TOO_YOUNG;
    }
}
