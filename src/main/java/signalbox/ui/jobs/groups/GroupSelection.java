package signalbox.ui.jobs.groups;

import java.util.List;
import signalbox.queue.group.JobGroup;
import signalbox.queue.job.Job;

/// The group that was chosen.
///
/// @param jobs the newest of them, at most as many as one action takes
record GroupSelection(JobGroup group, List<Job> jobs) {
    GroupSelection {
        jobs = List.copyOf(jobs);
    }
}
