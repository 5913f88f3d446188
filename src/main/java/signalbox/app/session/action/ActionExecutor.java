package signalbox.app.session.action;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import signalbox.app.session.action.HandlerRegistry.Handled;
import signalbox.audit.Action;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.audit.RefusedException;
import signalbox.postgres.Database;
import signalbox.postgres.capability.HotStandby;
import signalbox.postgres.connection.PostgresException;

/// Runs every action, for the window and the command line. An action runs only if the protection of the databases that
/// it reaches allows it, Signalbox is armed, the operator confirmed, and the audit log was written. The handler that
/// its package registered does the work. Blocks; safe for several threads.
public final class ActionExecutor {
    /// What this class needs of the session.
    public interface Console {
        /// The server's name for the session's own database, as soon as it is known.
        String database();

        /// The session by which it is known which database this is; empty while not connected.
        Optional<Database> connected();

        /// What is known of this hot standby, if the server is one; empty for a primary.
        Optional<HotStandby> standby();

        /// @throws RefusedException while a moment of the past is shown
        void requirePresent();

        /// @throws RefusedException when not armed, or read-only
        void requireArmed();

        /// Called after an action, so that its result shows soon.
        void refresh();
    }

    private final HandlerRegistry handlers;
    private final ActionPermission permission;
    private final Console console;
    private final AuditTrail trail;
    private final Lock one = new ReentrantLock();
    private final ReentrantReadWriteLock lasting = new ReentrantReadWriteLock();

    public ActionExecutor(HandlerRegistry handlers, ActionPermission permission, Console console, AuditTrail trail) {
        this.handlers = handlers;
        this.permission = permission;
        this.console = console;
        this.trail = trail;
    }

    /// What the action would do now. Reads only.
    public Preview preview(Action action) {
        console.connected().ifPresent(permission::identifyOnce);
        var handled = handlers.of(action);
        var settled = standby(handled).isPresent() ? handled : handled.settled();
        return permission
                .bound(standby(handled).orElseGet(settled::preview), settled.reach(console.database()))
                .settling(settled.action());
    }

    /// The refusal of a standby; empty when the action can be done there.
    private Optional<Preview> standby(Handled<?> handled) {
        var standby = handled.handler().needsPrimary() ? console.standby() : Optional.<HotStandby>empty();
        return standby.map(found -> refused(handled.action(), found));
    }

    private static Preview refused(Action action, HotStandby standby) {
        return Preview.refused(new Refusal(action.name(), "standby", standby.refusal()));
    }

    /// Carries out the action and writes it to the audit log.
    ///
    /// @throws RefusedException when not armed, not confirmed, without the right, or at a moment of the past
    /// @throws PostgresException when the server did not carry it out; only with the kind OUTCOME_UNKNOWN it may
    ///     have done so
    /// @throws signalbox.audit.UnknownOutcomeException when a host may have carried it out
    public Outcome run(Action action, Confirmation confirmation) {
        console.requirePresent();
        var handled = handlers.of(action);
        return switch (handled.handler().procedure()) {
            case CHANGE -> holding(one, handled, confirmation);
            case LONG -> holding(lasting.readLock(), handled, confirmation);
            case TAKE_BACK -> takeBack(handled);
        };
    }

    private Outcome holding(Lock lock, Handled<?> handled, Confirmation confirmation) {
        lock.lock();
        try {
            console.requireArmed();
            var settled = handled.settled();
            var attempt = trail.begin(demand(settled, confirmation));
            return carryOut(settled, attempt);
        } finally {
            lock.unlock();
        }
    }

    private AuditTrail.Attempt demand(Handled<?> handled, Confirmation confirmation) {
        var reached = handled.reach(console.database());
        permission.check(reached, confirmation);
        handled.objection().ifPresent(reason -> {
            throw new RefusedException(reason);
        });
        return new AuditTrail.Attempt(handled.action(), reached.names(), confirmation);
    }

    private Outcome carryOut(Handled<?> handled, AuditTrail.Attempt attempt) {
        Outcome outcome;
        try {
            outcome = handled.run();
        } catch (RuntimeException e) {
            var told = UnknownOutcome.withAdvice(handled.action(), e);
            trail.failed(attempt, told);
            console.refresh();
            throw told;
        }
        console.refresh();
        trail.done(attempt, outcome);
        return outcome;
    }

    private Outcome takeBack(Handled<?> handled) {
        var settled = handled.settled();
        var reached = settled.reach(console.database());
        var outcome = settled.run();
        if (!outcome.changes().isEmpty()) {
            trail.done(new AuditTrail.Attempt(settled.action(), reached.names(), Confirmation.NONE), outcome);
            console.refresh();
        }
        return outcome;
    }

    /// Waits until the long actions are over and logged.
    ///
    /// @return whether they are
    public boolean awaitLasting(Duration longest) throws InterruptedException {
        var lock = lasting.writeLock();
        if (lock.tryLock(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            lock.unlock();
            return true;
        }
        return false;
    }
}
