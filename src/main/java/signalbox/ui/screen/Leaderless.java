package signalbox.ui.screen;

import signalbox.election.Anomaly;
import signalbox.election.Leadership;

/// What to call it when there is no one leader to name.
public final class Leaderless {
    private Leaderless() {}

    public static String words(Leadership leadership) {
        for (var anomaly : leadership.anomalies()) {
            if (anomaly.code() == Anomaly.Code.SEVERAL_LEADERS) {
                return "Several leaders";
            }
            if (anomaly.code() == Anomaly.Code.AMBIGUOUS_START) {
                return "Leader ambiguous";
            }
            if (anomaly.code() == Anomaly.Code.HIDDEN_START) {
                return "Leader unknown";
            }
        }
        return "No leader";
    }
}
