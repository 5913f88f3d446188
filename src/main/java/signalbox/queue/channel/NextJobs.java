package signalbox.queue.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.queue.job.Job;

/// The next jobs that a channel and those below it dispatch, by the scheduler.
///
/// @param jobs the first of them, in order
/// @param now how many would be dispatched at once if a runner asked; null when no source states how many may run
/// @param mayBeFewer whether a throttle may hold some of these: its last start was not seen
/// @param complete whether all open jobs were looked at; if not, only the first of each channel
public record NextJobs(List<Job> jobs, @Nullable Integer now, boolean mayBeFewer, boolean complete) {
    public static final NextJobs NONE = new NextJobs(List.of(), 0, false, true);

    public NextJobs {
        jobs = List.copyOf(jobs);
    }
}
