package signalbox.queue;

import java.util.EnumSet;
import java.util.Set;

/// The states of a job, in the order of its life, under the names that OCA queue_job stores.
public enum JobState {
    WAIT_DEPENDENCIES("wait_dependencies"),
    PENDING("pending"),
    ENQUEUED("enqueued"),
    STARTED("started"),
    DONE("done"),
    FAILED("failed"),
    CANCELLED("cancelled");

    /// What a runner loads at its start, and what is counted exactly however large the table is.
    public static final Set<JobState> OPEN = Set.copyOf(EnumSet.complementOf(EnumSet.of(DONE, CANCELLED)));

    private final String stored;

    JobState(String stored) {
        this.stored = stored;
    }

    /// The value of the column `state`.
    public String stored() {
        return stored;
    }

    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /// @throws IllegalArgumentException for a word that queue_job does not know
    public static JobState of(String stored) {
        for (var state : values()) {
            if (state.stored.equals(stored)) {
                return state;
            }
        }
        throw new IllegalArgumentException("queue_job has no state \"" + stored + "\"");
    }
}
