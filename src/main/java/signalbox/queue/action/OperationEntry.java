package signalbox.queue.action;

import java.util.Optional;
import signalbox.audit.ActionHandler;
import signalbox.postgres.capability.ActionSessions;

/// One line of `JobOperations.ALL`: an operation on jobs as it is, or one that must first get a value, such as the
/// channel to which jobs move. Each has a command; only one that needs no value has a button.
public sealed interface OperationEntry permits JobOperation, ColumnKind {
    /// The command: `requeue`, `move`.
    String command();

    /// The button, and what documents name it: `Requeue`, `Set priority`.
    String label();

    /// What the help of its command says.
    String help();

    /// The operation that needs no value; empty where this one needs one.
    Optional<JobOperation> ready();

    /// Previews and runs its actions.
    ActionHandler<?> handler(ActionSessions sessions);
}
