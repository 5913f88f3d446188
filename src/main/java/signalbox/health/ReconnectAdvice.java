package signalbox.health;

import signalbox.election.Anomaly;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Capabilities.Trigger;

/// What to do about runners that connect again and again: by the cause that shows.
final class ReconnectAdvice {
    static final String WITHOUT_CAUSE =
            "Read the runner's log, which names the exception: a right that its role lacks, a"
                    + " row that it cannot read, or (at level DEBUG alone) another process that holds the lock of one of its"
                    + " databases.";

    private ReconnectAdvice() {}

    static String of(Anomaly anomaly, Snapshot snapshot) {
        if (anomaly.evidence().size() > 1) {
            return "End the process that holds that lock, or take the database from the db_name of one of the two.";
        }
        return snapshot.capabilities().trigger() == Trigger.COMPLETE
                ? WITHOUT_CAUSE
                : "Put the trigger of queue_job back (update the module queue_job): runners refuse a database without it"
                        + " and start over.";
    }
}
