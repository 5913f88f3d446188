package signalbox.queue.action;

import java.util.List;
import signalbox.queue.action.JobAction.CancelScope;

/// What Signalbox can do to jobs. One line here gives an operation its command, its handler and,
/// where it needs no value, its button.
public final class JobOperations {
    public static final JobOperation REQUEUE = new RequeueOperation();
    public static final JobOperation SET_DONE = new SetDoneOperation();
    public static final JobOperation CANCEL = new CancelOperation(CancelScope.CHILDREN);

    /// In the order of the buttons and commands.
    public static final List<OperationEntry> ALL =
            List.of(REQUEUE, SET_DONE, CANCEL, ColumnKind.CHANNEL, ColumnKind.PRIORITY, ColumnKind.ETA);

    private JobOperations() {}

    /// Those that have a button: they need no value.
    public static List<JobOperation> withButton(List<OperationEntry> entries) {
        return entries.stream().flatMap(entry -> entry.ready().stream()).toList();
    }
}
