package signalbox.ui.screen;

import signalbox.queue.JobFilter;

/// Ways from one screen to another.
public interface Navigation {
    void overview();

    /// Opens the jobs with this filter.
    void jobs(JobFilter filter);

    void runners();

    /// Opens the runners with this backend selected.
    void runner(int pid);
}
