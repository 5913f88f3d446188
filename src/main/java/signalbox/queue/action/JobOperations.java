package signalbox.queue.action;

import java.util.List;
import signalbox.queue.action.JobAction.CancelScope;

/// What Signalbox can do to jobs. One line here gives an operation its button, its command and its handler.
public final class JobOperations {
    public static final JobOperation REQUEUE = new RequeueOperation();
    public static final JobOperation SET_DONE = new SetDoneOperation();
    public static final JobOperation CANCEL = new CancelOperation(CancelScope.CHILDREN);

    /// In the order of the buttons.
    public static final List<JobOperation> ALL = List.of(REQUEUE, SET_DONE, CANCEL);

    private JobOperations() {}
}
