package signalbox.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the audit log.
///
/// @param who the operating system's user
/// @param rows how many rows or backends changed
/// @param outcome `done`, `partly done`, `nothing done`, or `failed: …`
public record AuditEntry(
        Instant when,
        String who,
        String profile,
        String action,
        int rows,
        List<Change> changes,
        List<Refusal> refused,
        String outcome,
        @Nullable String reason) {

    public static AuditEntry done(
            Instant when, String profile, Action action, Outcome outcome, @Nullable String reason) {
        var changes = new java.util.ArrayList<>(outcome.changes());
        changes.addAll(outcome.followers());
        return new AuditEntry(
                when,
                user(),
                profile,
                action.name(),
                outcome.size(),
                List.copyOf(changes),
                outcome.refused(),
                outcome.word(),
                reason);
    }

    public static AuditEntry failed(
            Instant when, String profile, Action action, Throwable cause, @Nullable String reason) {
        return new AuditEntry(
                when, user(), profile, action.name(), 0, List.of(), List.of(), "failed: " + cause.getMessage(), reason);
    }

    private static String user() {
        return System.getProperty("user.name", "unknown");
    }
}
