package signalbox.queue.action;

import java.util.List;
import java.util.stream.Stream;
import signalbox.queue.action.JobAction.CancelScope;

/// What Signalbox can do to jobs. One line here gives an operation its command, its handler and its button; where it
/// needs a value, its line in the menu.
public final class JobOperations {
    public static final JobOperation REQUEUE = new RequeueOperation();
    public static final JobOperation SET_DONE = new SetDoneOperation();
    public static final JobOperation CANCEL = new CancelOperation(CancelScope.DEPENDANTS);

    /// In the order of the buttons and commands.
    public static final List<OperationEntry> ALL =
            List.of(REQUEUE, SET_DONE, CANCEL, ColumnKind.CHANNEL, ColumnKind.PRIORITY, ColumnKind.ETA);

    private JobOperations() {}

    /// Those that have a button: they need no value.
    public static List<JobOperation> withButton(List<OperationEntry> entries) {
        return entries.stream().flatMap(entry -> entry.ready().stream()).toList();
    }

    /// Those that are in the menu: they need a value.
    public static List<ColumnKind> withValue(List<OperationEntry> entries) {
        return entries.stream()
                .flatMap(entry -> switch (entry) {
                    case JobOperation _ -> Stream.empty();
                    case ColumnKind kind -> Stream.of(kind);
                })
                .toList();
    }
}
