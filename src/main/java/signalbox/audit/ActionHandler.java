package signalbox.audit;

import java.util.Optional;
import java.util.Set;

/// Previews and runs the actions of one kind. The package that owns the actions writes it. The caller of `run` checks
/// protection, arming and confirmation and writes the audit log, for all handlers: a handler does none of this. Its
/// methods block, and several threads call them.
public interface ActionHandler<A extends Action> {
    /// How an action is carried out.
    enum Procedure {
        /// It must be armed and confirmed, and only one runs at a time. The log gets a line before and after.
        CHANGE,
        /// The same, but it takes long: others need not wait for it, and it refuses a second one of its kind
        /// itself.
        LONG,
        /// It only undoes what Signalbox does or left behind: no one is asked, and the log gets one line if it
        /// changed something.
        TAKE_BACK
    }

    /// The class of its actions: a record, or the sealed interface of several.
    Class<A> type();

    /// What the action would do now. Reads only.
    Preview preview(A action);

    /// The action with what only the server knows of it, such as which backend it would end. It is read before the
    /// action is previewed, and again before it is logged and run.
    default A settled(A action) {
        return action;
    }

    /// Runs the action.
    ///
    /// @throws RefusedException when it must not be run; then nothing was changed
    Outcome run(A action);

    default Procedure procedure() {
        return Procedure.CHANGE;
    }

    /// The names of the databases that it reaches. The protection of each applies, and the log names them; empty:
    /// only the session's own.
    default Set<String> databases(A action) {
        return Set.of();
    }

    /// The same, with those on servers that are not known.
    default ActionReach reach(A action) {
        return ActionReach.of(databases(action));
    }

    /// Whether it needs a server that accepts changes. If not, its own preview says what a hot standby means for
    /// it.
    default boolean needsPrimary() {
        return true;
    }

    /// Why it cannot be run now, as far as that is known without asking the server. If there is a reason, nothing
    /// is logged.
    default Optional<String> objection(A action) {
        return Optional.empty();
    }
}
