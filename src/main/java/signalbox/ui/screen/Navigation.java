package signalbox.ui.screen;

import java.time.Instant;
import java.util.List;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobTarget;

/// Opens other screens.
public interface Navigation {
    void overview();

    /// Opens the jobs with this filter.
    void jobs(JobFilter filter);

    /// Opens the groups of the failed jobs of this method.
    void failedGroups(String model, String method);

    /// Opens the card with the stuck jobs, with these chosen; if the list is empty, with all that no worker runs.
    void stuckJobs(List<JobTarget> wanted);

    /// Opens the trends of this method.
    void trend(String model, String method);

    void runners();

    /// Opens the runners with this backend selected.
    void runner(int pid);

    /// Opens the timeline of the runners, with this moment marked.
    void moment(Instant at);

    /// Shows the screens as they were at this moment, if it was recorded.
    void past(Instant at);

    /// The same for the moment at which a finding was raised that is open now.
    void pastOf(String code);

    /// Opens the card of the embedded runner.
    void embeddedRunner();

    /// Opens the processes with the first of these selected.
    void workers(List<Integer> pids);

    /// Opens the configurations.
    void config();

    /// Opens the audit log with one action in full.
    ///
    /// @param offset where a line of it begins in the log, in bytes
    void audit(long offset);

    /// Opens the channels with this one selected.
    void channel(String name);
}
