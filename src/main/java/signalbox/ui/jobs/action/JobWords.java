package signalbox.ui.jobs.action;

import java.util.List;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.queue.action.JobOperation;
import signalbox.queue.job.Job;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.screen.action.ActionTarget;
import signalbox.ui.screen.action.ActionWords;

/// What is said of an operation on these jobs.
record JobWords(JobOperation operation, List<Job> jobs, ActionTarget target) implements ActionWords {
    JobWords {
        jobs = List.copyOf(jobs);
    }

    @Override
    public Question question(Preview preview, String environment) {
        return ActionQuestion.of(this, preview, environment);
    }

    @Override
    public Notice nothing(Preview preview) {
        return ActionNotice.nothing(jobs, preview);
    }

    @Override
    public Notice notice(Outcome outcome) {
        return ActionNotice.of(operation, jobs, outcome);
    }

    @Override
    public String failed() {
        return operation.verb(jobs.size()) + ": that failed.";
    }
}
