package signalbox.audit;

import java.util.Optional;
import java.util.Set;

/// Previews and runs the actions of one kind; written by the package that owns them. The caller of `run` checks
/// protection, arming and confirmation and writes the audit log, for all handlers: a handler does none of that. Its
/// methods block and are called by several threads.
public interface ActionHandler<A extends Action> {
    /// How an action is carried out.
    enum Procedure {
        /// Armed and confirmed, one at a time; a line in the log before and after.
        CHANGE,
        /// The same, but it lasts, others need not wait for it, and it refuses a second one of its kind by itself.
        LONG,
        /// It takes back what Signalbox does or left behind, and nothing else: nobody is asked, and there is a line in
        /// the log once it changed something.
        TAKE_BACK
    }

    /// The actions that it looks after: a record, or the sealed interface of a family.
    Class<A> type();

    /// What it would do now. Reads only.
    Preview preview(A action);

    /// Does it.
    ///
    /// @throws RefusedException when it must not be done, with nothing changed
    Outcome run(A action);

    default Procedure procedure() {
        return Procedure.CHANGE;
    }

    /// Names of the databases that it reaches, whose protection binds it; empty: the session's own, and no other.
    default Set<String> databases(A action) {
        return Set.of();
    }

    /// Further databases that the operator named along with the session's own: what was told of that one was told of
    /// them.
    default Set<String> named(A action) {
        return Set.of();
    }

    /// Whether it needs a server that takes changes. Where not, its preview says itself what a standby means to it.
    default boolean needsPrimary() {
        return true;
    }

    /// Why it cannot be run now, as far as that is known without asking the server: then nothing is written down.
    default Optional<String> objection(A action) {
        return Optional.empty();
    }
}
