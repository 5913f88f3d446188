package signalbox.queue.count;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobCall;

/// The job that has waited longest among those that could run now (pending, no eta in the future).
///
/// @param age null when no such job has an age: each was created ahead of the server's clock, or its time of creation
///     is not a time
public record OldestPending(
        String uuid, String channel, JobCall call, @Nullable Duration age) {
    public static final String NO_AGE =
            "It was created ahead of the server's clock, or its creation date is" + " not a time.";

    /// The same job after it has waited longer by this.
    public OldestPending later(Duration more) {
        return new OldestPending(uuid, channel, call, age == null ? null : age.plus(more));
    }
}
