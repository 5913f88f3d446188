package signalbox.ui.screen.timeline;

import signalbox.election.Anomaly;
import signalbox.monitor.Absence;
import signalbox.monitor.Absence.Certainty;
import signalbox.monitor.Snapshot;

/// The label when there is no single leader.
public final class NoLeaderLabel {
    /// How bad it is that no leader can be named.
    public enum Concern {
        /// A leader is named, or runners may just be starting.
        NONE,
        /// There may be a leader, but it cannot be seen from here.
        UNKNOWN,
        /// There is no leader, or more than one.
        ALARM
    }

    private NoLeaderLabel() {}

    public static String text(Snapshot snapshot) {
        for (var anomaly : snapshot.leadership().anomalies()) {
            if (anomaly.code() == Anomaly.Code.SEVERAL_LEADERS
                    || anomaly.code() == Anomaly.Code.NO_ELECTION
                    || anomaly.code() == Anomaly.Code.MIXED_SCHEMES) {
                return "Several leaders";
            }
            if (anomaly.code() == Anomaly.Code.AMBIGUOUS_START) {
                return "Leader ambiguous";
            }
            if (hides(anomaly, snapshot)) {
                return "Leader unknown";
            }
        }
        return isYoung(snapshot) ? "No leader yet" : "No leader";
    }

    public static Concern concern(Snapshot snapshot) {
        var leadership = snapshot.leadership();
        if (leadership.leader() != null) {
            return Concern.NONE;
        }
        if (leadership.anomalies().stream().anyMatch(anomaly -> hides(anomaly, snapshot))) {
            return Concern.UNKNOWN;
        }
        return isYoung(snapshot) ? Concern.NONE : Concern.ALARM;
    }

    private static boolean hides(Anomaly anomaly, Snapshot snapshot) {
        return anomaly.code() == Anomaly.Code.HIDDEN_START
                || anomaly.code() == Anomaly.Code.STANDBY
                || (anomaly.code() == Anomaly.Code.POOLER
                        && snapshot.observation().seesNoRunner());
    }

    private static boolean isYoung(Snapshot snapshot) {
        var gaps = snapshot.history().gaps();
        return !gaps.isEmpty()
                && gaps.getLast().until() == null
                && Absence.ofLeader(snapshot.history(), snapshot.serverTime()).certainty() == Certainty.TOO_YOUNG;
    }
}
