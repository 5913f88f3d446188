package signalbox.ui.jobs.action;

import java.util.List;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.queue.ShownJob;
import signalbox.queue.action.JobOperation;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.screen.action.ActionTarget;
import signalbox.ui.screen.action.ActionWords;

/// What is said of an operation on these jobs, wherever it is begun.
///
/// @param known what the screen knows of these jobs besides: sentences of the question
record JobWords(JobOperation operation, List<ShownJob> jobs, List<String> known, ActionTarget target)
        implements ActionWords {
    JobWords {
        jobs = List.copyOf(jobs);
        known = List.copyOf(known);
    }

    /// The same jobs under another operation.
    JobWords of(JobOperation other) {
        return new JobWords(other, jobs, known, target);
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
