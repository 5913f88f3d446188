package signalbox.queue.action;

import java.util.List;
import java.util.stream.Stream;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.JobState;
import signalbox.queue.stuck.RowLockQueries;
import signalbox.text.NumberText;

/// What to know before started jobs are changed: whether a worker is running them, as far as locks show, and what
/// follows.
record RunningJobsWarning(long held, long unheld, long unknown) {

    static RunningJobsWarning of(Sql sql, JobPlan plan, Capabilities capabilities) {
        var started = plan.targets().stream()
                .filter(change -> change.found() == JobState.STARTED)
                .map(change -> (int) change.id())
                .toList();
        if (RowLockQueries.areHidden(capabilities) || !capabilities.hasLockTable()) {
            return new RunningJobsWarning(0, 0, started.size());
        }
        var held = RowLockQueries.held(sql, started, capabilities).size();
        return new RunningJobsWarning(held, started.size() - held, 0);
    }

    /// About the jobs that a worker is running: such a job may run twice, or its worker may overwrite the change.
    List<String> proven(String whileRunning) {
        return held == 0
                ? List.of()
                : List.of((held == 1
                                ? "1 of them runs now: its row in queue_job_lock is locked, so a worker is"
                                        + " running it. The worker continues"
                                : NumberText.count(held)
                                        + " of them run now: their rows in queue_job_lock are locked, so"
                                        + " workers are running them. The workers continue")
                        + whileRunning);
    }

    /// @param whileRunning what follows, of the operation
    List<String> sentences(String whileRunning) {
        return Stream.of(proven(whileRunning), ofUnheld(), ofUnknown(whileRunning))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> ofUnheld() {
        return unheld == 0
                ? List.of()
                : List.of(
                        unheld == 1
                                ? "1 of them is started, but no session locks its row in queue_job_lock: no"
                                        + " worker seems to run it."
                                : NumberText.count(unheld)
                                        + " of them are started, but no session locks their rows in"
                                        + " queue_job_lock: no worker seems to run them.");
    }

    private List<String> ofUnknown(String whileRunning) {
        return unknown == 0
                ? List.of()
                : List.of((unknown == 1
                                ? "1 of them is started: a worker that runs it continues"
                                : NumberText.count(unknown) + " of them are started: workers that run them continue")
                        + whileRunning);
    }
}
