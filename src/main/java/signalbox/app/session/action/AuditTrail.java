package signalbox.app.session.action;

import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.app.profile.Destination;
import signalbox.audit.Action;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.audit.Outcome;
import signalbox.audit.RefusedException;

/// Writes the audit log's lines for the actions of one session.
public final class AuditTrail {
    /// An action that is carried out.
    ///
    /// @param databases the ones that it reaches
    record Attempt(Action action, Set<String> databases, Confirmation confirmation) {
        private @Nullable String reason() {
            return confirmation.reason();
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    private final AuditLog log;
    private final InstantSource clock;
    private final String label;

    public AuditTrail(AuditLog log, InstantSource clock, Destination destination) {
        this.log = log;
        this.clock = clock;
        var spec = destination.spec();
        this.label = destination.profile().name() + " (" + spec.address() + "/" + spec.database() + ")";
    }

    /// Writes the line before the action runs.
    ///
    /// @throws RefusedException when it cannot be written
    void begin(Attempt attempt) {
        try {
            log.append(AuditEntry.begun(clock.instant(), label, attempt.action(), attempt.reason())
                    .reaching(attempt.databases()));
        } catch (UncheckedIOException e) {
            throw new RefusedException(e.getMessage() + ". Signalbox changes nothing without a line there.");
        }
    }

    void done(Attempt attempt, Outcome outcome) {
        note(AuditEntry.done(clock.instant(), label, attempt.action(), outcome, attempt.reason())
                .reaching(attempt.databases()));
    }

    void failed(Attempt attempt, RuntimeException cause) {
        var words = (UnknownOutcome.is(cause) ? "unknown: " : "failed: ") + cause.getMessage();
        note(AuditEntry.failed(clock.instant(), label, attempt.action(), words, attempt.reason())
                .reaching(attempt.databases()));
    }

    /// Writes the line after the action. The result must be reported even if this line cannot be written.
    private void note(AuditEntry entry) {
        try {
            log.append(entry);
        } catch (UncheckedIOException e) {
            LOG.error("Not in the audit log: {} {} of {} row(s)", entry.action(), entry.outcome(), entry.rows(), e);
        }
    }
}
