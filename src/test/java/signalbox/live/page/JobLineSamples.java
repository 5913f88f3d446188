package signalbox.live.page;

import java.util.List;
import signalbox.live.OpenJob;
import signalbox.live.OpenJobIndex;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobOrder;

/// Jobs as memory has them in line.
public final class JobLineSamples {
    private JobLineSamples() {}

    /// @param jobs all of them open
    public static JobLine of(List<Job> jobs, JobOrder order) {
        var index = new OpenJobIndex();
        index.replace(List.of(), jobs.stream().map(JobLineSamples::kept).toList());
        return new RowSearch(index.view(), (_, _) -> RowMatch.YES).line(order).orElseThrow();
    }

    private static OpenJob kept(Job job) {
        var retry = job.tries().retry();
        var priority = job.tries().priority();
        return new OpenJob(
                job.id(),
                job.uuid(),
                job.state(),
                job.channel(),
                priority == null ? 10 : priority,
                job.times().created(),
                job.times().eta(),
                job.times().enqueued(),
                job.times().started(),
                job.call().model(),
                job.call().method(),
                job.exception(),
                new OpenJob.LastWrite(retry == null ? 0 : retry, false, 1));
    }
}
