package signalbox.app.session.action;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.app.profile.Destination;
import signalbox.audit.Action;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.audit.BegunAction;
import signalbox.audit.Outcome;
import signalbox.audit.RefusedException;
import signalbox.text.SecretMask;

/// Writes the audit log's lines for the actions of one session.
public final class AuditTrail {
    /// An action that is carried out.
    ///
    /// @param databases the ones that it reaches
    /// @param begun when its first line was written, and under which number; null: it has none yet
    record Attempt(
            Action action,
            Set<String> databases,
            Confirmation confirmation,
            @Nullable FirstLine begun) {
        Attempt(Action action, Set<String> databases, Confirmation confirmation) {
            this(action, databases, confirmation, null);
        }

        private @Nullable String reason() {
            return confirmation.reason();
        }

        private BegunAction how(String environment) {
            var how = new BegunAction(
                    null,
                    null,
                    environment,
                    confirmation.preview(),
                    SecretMask.maskedOrNull(confirmation.typedDatabase()));
            return begun == null ? how : how.after(begun.at(), begun.number());
        }

        /// Where its lines begin.
        record FirstLine(Instant at, long number) {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    private final AuditLog log;
    private final InstantSource clock;
    private final String label;
    private final String environment;

    public AuditTrail(AuditLog log, InstantSource clock, Destination destination) {
        this.log = log;
        this.clock = clock;
        var spec = destination.spec();
        this.label = destination.profile().name() + " (" + spec.address() + "/" + spec.database() + ")";
        this.environment = destination.profile().environment().word();
    }

    /// Writes the line before the action runs.
    ///
    /// @return the attempt with its first line
    /// @throws RefusedException when it cannot be written
    Attempt begin(Attempt attempt) {
        try {
            var now = clock.instant();
            var number = log.append(with(attempt, AuditEntry.begun(now, label, attempt.action(), attempt.reason())));
            return new Attempt(
                    attempt.action(), attempt.databases(), attempt.confirmation(), new Attempt.FirstLine(now, number));
        } catch (UncheckedIOException e) {
            throw new RefusedException(e.getMessage() + ". Signalbox changes nothing without a line there.");
        }
    }

    void done(Attempt attempt, Outcome outcome) {
        note(with(attempt, AuditEntry.done(clock.instant(), label, attempt.action(), outcome, attempt.reason())));
    }

    void failed(Attempt attempt, RuntimeException cause) {
        var words = (UnknownOutcome.is(cause) ? "unknown: " : "failed: ") + cause.getMessage();
        note(with(attempt, AuditEntry.failed(clock.instant(), label, attempt.action(), words, attempt.reason())));
    }

    private AuditEntry with(Attempt attempt, AuditEntry entry) {
        return entry.reaching(attempt.databases()).by(attempt.how(environment));
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
