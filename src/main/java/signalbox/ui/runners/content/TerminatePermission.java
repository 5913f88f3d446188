package signalbox.ui.runners.content;

import signalbox.election.RunnerConnection;
import signalbox.postgres.capability.Capabilities.RoleRights;
import signalbox.ui.screen.action.Availability;

/// Whether a backend may be terminated, and if not, why not.
///
/// @param reason a sentence; may be empty when termination is allowed
public record TerminatePermission(Kind kind, String reason) {
    public enum Kind {
        GIVEN,
        /// Allowed, but Signalbox is not armed.
        LOCKED,
        REFUSED
    }

    public static TerminatePermission gone() {
        return new TerminatePermission(Kind.REFUSED, "It has ended.");
    }

    /// Why nobody may terminate it with this role; empty when it can be tried.
    public static String objection(RunnerConnection runner, RoleRights rights) {
        return runner.isHidden()
                ? "Its start is hidden from role " + rights.role()
                        + ": Signalbox could not distinguish it from another backend with the same pid."
                : "";
    }

    public static TerminatePermission of(RunnerConnection runner, RoleRights rights, Availability availability) {
        if (!availability.isPossible() && !availability.locked()) {
            return refused(availability.reason());
        }
        var doubt = isCertain(runner, rights) ? "" : "Rights are checked before you confirm.";
        return new TerminatePermission(availability.locked() ? Kind.LOCKED : Kind.GIVEN, doubt);
    }

    /// Whether the role may certainly end it: pg_signal_backend does not allow to end sessions of a superuser. A role
    /// that sees the start without pg_read_all_stats is a member of the runner's role, and members may end its
    /// sessions.
    private static boolean isCertain(RunnerConnection runner, RoleRights rights) {
        return rights.superuser() || rights.role().equals(runner.role()) || !rights.readsAllStats();
    }

    private static TerminatePermission refused(String reason) {
        return new TerminatePermission(Kind.REFUSED, reason);
    }
}
