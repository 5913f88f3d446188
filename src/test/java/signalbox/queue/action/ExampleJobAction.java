package signalbox.queue.action;

import java.util.List;
import signalbox.queue.job.JobTarget;

/// An action that the product does not have: the job is dispatched after others. A higher number is a lower priority.
public record ExampleJobAction(List<JobTarget> targets) implements JobAction {
    /// What an operation needs so that it has a button, a command and a handler.
    public static final JobOperation OPERATION = new ExampleOperation();

    public ExampleJobAction {
        targets = JobAction.checked(targets);
    }

    @Override
    public RowOperation<?> operation() {
        return new ExampleOperation();
    }
}
