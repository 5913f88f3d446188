package signalbox.queue.action;

import java.util.List;
import java.util.Optional;
import signalbox.audit.ActionHandler;
import signalbox.postgres.capability.ActionSessions;
import signalbox.queue.JobState;

/// One line of `JobOperations.ALL`: an operation on jobs as it is, or one that must first get a value, such as the
/// channel to which jobs move. Each has a command; one that needs no value has a button, the others are in one menu.
public sealed interface OperationEntry permits JobOperation, ColumnKind {
    /// The command: `requeue`, `move`.
    String command();

    /// The button, and what documents name it: `Requeue`, `Set priority`.
    String label();

    /// What the picture on the button shows.
    enum Symbol {
        AGAIN,
        CHECK,
        STOP,
        EDIT
    }

    Symbol symbol();

    /// `Requeue 3 jobs`, `Set jobs done`, `Move 3 jobs to another channel`
    ///
    /// @param jobs `3 jobs`, `jobs`
    String verb(String jobs);

    /// Other words under which an operator searches for it, in small letters.
    default List<String> otherNames() {
        return List.of();
    }

    /// Why a job in this state is left alone; empty where it is not. A state that queue_job does not know is never
    /// asked for.
    Optional<String> objection(JobState state);

    /// Why the button does not work where it suits none of the jobs.
    String limit();

    /// Whether a job in this state can be acted on.
    default boolean suits(JobState state) {
        return state != JobState.OTHER && objection(state).isEmpty();
    }

    /// What the help of its command says.
    String help();

    /// The operation that needs no value; empty where this one needs one.
    Optional<JobOperation> ready();

    /// Previews and runs its actions.
    ActionHandler<?> handler(ActionSessions sessions);
}
