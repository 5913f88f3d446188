package signalbox.record.file;

import java.util.Arrays;
import java.util.Optional;
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

    /// Empty for a number that is no state of a job.
    public static Optional<JobState> state(int number) {
        return Arrays.stream(JobState.values())
                .filter(state -> of(state) == number)
                .findFirst();
    }
}
