package signalbox.record.file;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import signalbox.queue.JobState;

/// The numbers by which a recording names states: they stay, whatever becomes of the order of `JobState`.
public final class StateNumbers {
    /// There is no row any more.
    public static final int DELETED = 100;

    /// No longer open; what it became was not seen.
    public static final int LEFT = 101;

    private StateNumbers() {}

    public static int of(JobState state) {
        return switch (state) {
            case WAIT_DEPENDENCIES -> 1;
            case PENDING -> 2;
            case ENQUEUED -> 3;
            case STARTED -> 4;
            case DONE -> 5;
            case FAILED -> 6;
            case CANCELLED -> 7;
            case OTHER -> 8;
        };
    }

    /// A set of states as one number.
    public static long bits(Set<JobState> states) {
        return states.stream().mapToLong(state -> 1L << of(state)).sum();
    }

    /// The states of such a number.
    public static Set<JobState> states(long bits) {
        var states = EnumSet.noneOf(JobState.class);
        for (var state : JobState.values()) {
            if ((bits & (1L << of(state))) != 0) {
                states.add(state);
            }
        }
        return states;
    }

    /// Empty for a number that is no state of a job.
    public static Optional<JobState> state(int number) {
        return Arrays.stream(JobState.values())
                .filter(state -> of(state) == number)
                .findFirst();
    }
}
