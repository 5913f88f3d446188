package signalbox.ui.screen;

import java.time.Instant;
import java.util.List;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobTarget;

/// Where nothing leads.
public class Nowhere implements Navigation {
    @Override
    public void overview() {}

    @Override
    public void jobs(JobFilter filter) {}

    @Override
    public void failedGroups(String model, String method) {}

    @Override
    public void stuckJobs(List<JobTarget> wanted) {}

    @Override
    public void trend(String model, String method) {}

    @Override
    public void past(Instant at) {}

    @Override
    public void pastOf(String code) {}

    @Override
    public void runners() {}

    @Override
    public void runner(int pid) {}

    @Override
    public void moment(Instant at) {}

    @Override
    public void embeddedRunner() {}

    @Override
    public void workers(List<Integer> pids) {}

    @Override
    public void channel(String name) {}

    @Override
    public void config() {}

    @Override
    public void audit(long offset) {}
}
