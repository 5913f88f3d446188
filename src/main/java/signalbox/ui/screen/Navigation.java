package signalbox.ui.screen;

import java.util.List;
import signalbox.queue.job.JobFilter;
import signalbox.queue.job.JobTarget;

/// Opens other screens.
public interface Navigation {
    void overview();

    /// Opens the jobs with this filter.
    void jobs(JobFilter filter);

    /// Opens the card with the stuck jobs, these chosen; all that no worker runs where it is empty.
    void stuckJobs(List<JobTarget> wanted);

    void runners();

    /// Opens the runners with this backend selected.
    void runner(int pid);

    /// Opens the processes, the first of these selected.
    void workers(List<Integer> pids);

    /// Opens the configurations.
    void config();

    /// Opens the channels with this one selected.
    void channel(String name);
}
