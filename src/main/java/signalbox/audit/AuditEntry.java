package signalbox.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.text.SecretMask;

/// One line of the audit log. Each action has two: `begun` before it runs, and its result.
///
/// @param who the operating system's user
/// @param profile its name, followed by server and database: `acme-prod (db.example.com:5432/acme)`
/// @param databases whose protection the action obeys: those that it reaches; empty in lines of older versions
/// @param rows how many rows or backends changed
/// @param outcome `begun`, `done`, `partly done`, `nothing done`, `failed: …`, or `unknown: …` when the connection was
///     lost and the server may have done it
/// @param victim the backend or process that it was to end; null when the changes name it
/// @param successor who takes its place, as was predicted; null when it ends nothing
/// @param chosenBy the filter by which the rows were chosen, and how many matched; null when each was named. Then the
///     changes are sums
/// @param begun how the action came to run
public record AuditEntry(
        Instant when,
        String who,
        String profile,
        String action,
        List<String> databases,
        int rows,
        List<Change> changes,
        List<Refusal> refused,
        String outcome,
        @Nullable String reason,
        @Nullable String victim,
        @Nullable String successor,
        @Nullable String chosenBy,
        BegunAction begun) {
    /// The outcome in the line before an action runs.
    public static final String BEGUN = "begun";

    @SuppressWarnings("ConstantValue") // Jackson passes null for what a line of an older version leaves out
    public AuditEntry {
        databases = databases == null ? List.of() : List.copyOf(databases);
        changes = changes == null ? List.of() : List.copyOf(changes);
        refused = refused == null ? List.of() : List.copyOf(refused);
        begun = begun == null ? BegunAction.UNKNOWN : begun;
    }

    public static AuditEntry begun(Instant when, String profile, Action action, @Nullable String reason) {
        return entry(when, profile, action, Outcome.NOTHING, BEGUN, reason);
    }

    public static AuditEntry done(
            Instant when, String profile, Action action, Outcome outcome, @Nullable String reason) {
        return entry(when, profile, action, outcome, outcome.word(), reason);
    }

    /// @param words what is known about the result: `failed: …` or `unknown: …`
    public static AuditEntry failed(
            Instant when, String profile, Action action, String words, @Nullable String reason) {
        return entry(when, profile, action, Outcome.NOTHING, words, reason);
    }

    /// The same with the databases that the action reaches.
    public AuditEntry reaching(Collection<String> reached) {
        var sorted = reached.stream().sorted().toList();
        return new AuditEntry(
                when, who, profile, action, sorted, rows, changes, refused, outcome, reason, victim, successor,
                chosenBy, begun);
    }

    /// The same with how the action came to run.
    public AuditEntry by(BegunAction how) {
        return new AuditEntry(
                when, who, profile, action, databases, rows, changes, refused, outcome, reason, victim, successor,
                chosenBy, how);
    }

    /// Whether it is the line before the action runs.
    public boolean isBegin() {
        return outcome.equals(BEGUN);
    }

    private static AuditEntry entry(
            Instant when, String profile, Action action, Outcome outcome, String words, @Nullable String reason) {
        var changes = new ArrayList<>(outcome.changes());
        changes.addAll(outcome.followers());
        return new AuditEntry(
                when,
                System.getProperty("user.name", "unknown"),
                profile,
                action.name(),
                List.of(),
                outcome.size(),
                List.copyOf(changes),
                outcome.refused(),
                SecretMask.masked(words),
                SecretMask.maskedOrNull(reason),
                nullIfEmpty(action.victim()),
                nullIfEmpty(action.successor()),
                nullIfEmpty(action.chosenBy()),
                BegunAction.UNKNOWN);
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
