package signalbox.queue;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The states of a job, in the order of its life, with the names that OCA queue_job stores, and `OTHER` for each word
/// that it does not know.
public enum JobState {
    WAIT_DEPENDENCIES("wait_dependencies"),
    PENDING("pending"),
    ENQUEUED("enqueued"),
    STARTED("started"),
    DONE("done"),
    FAILED("failed"),
    CANCELLED("cancelled"),
    /// Not a state of queue_job: no runner takes such a job, and Signalbox does not change it. `StoredState` has
    /// the word.
    OTHER("other");

    /// The states of queue_job itself, in their order.
    public static final Set<JobState> KNOWN = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(OTHER)));

    /// The states that a runner loads at its start, and that are counted exactly, however large the table is.
    public static final Set<JobState> OPEN = Set.copyOf(EnumSet.complementOf(EnumSet.of(DONE, CANCELLED, OTHER)));

    private static final Map<String, JobState> BY_WORD =
            KNOWN.stream().collect(Collectors.toUnmodifiableMap(JobState::stored, state -> state));

    private final String stored;

    JobState(String stored) {
        this.stored = stored;
    }

    /// The value of the column `state`; for `OTHER` one word that stands for all.
    public String stored() {
        return stored;
    }

    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /// @param stored the value of the column, whatever it is
    public static JobState of(@Nullable String stored) {
        return stored == null ? OTHER : BY_WORD.getOrDefault(stored, OTHER);
    }
}
