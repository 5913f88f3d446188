package signalbox.app.session.action;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Destination;
import signalbox.audit.RefusedException;
import signalbox.postgres.Database;
import signalbox.postgres.capability.HotStandby;
import signalbox.postgres.connection.StatementLimits;

/// Arms and disarms: holds the only session that can write. It is opened when the operator arms, and closed when
/// `ArmedPeriod` is over or by `disarm`. Safe for several threads.
public final class Arming implements AutoCloseable {
    /// Why nothing can be done at a moment of the past.
    public static final String PAST =
            "Signalbox shows a moment of the past: nothing can be changed there. Go back to live first.";

    private final Destination destination;
    private final ActionPermission permission;
    private final ArmedPeriod period;
    private final AtomicReference<@Nullable Database> acting = new AtomicReference<>();
    private final AtomicReference<@Nullable Thread> disarmer = new AtomicReference<>();
    private volatile boolean closed;
    private volatile boolean past;

    public Arming(Destination destination, ActionPermission permission, InstantSource clock) {
        this.destination = destination;
        this.permission = permission;
        this.period = new ArmedPeriod(clock);
    }

    /// Lets the operator act for a while. Blocks.
    ///
    /// @throws RefusedException on a read-only profile, or a hot standby
    /// @throws signalbox.postgres.connection.PostgresException when the session cannot be opened
    public void arm() {
        requirePresent();
        permission.requireWritable();
        if (acting.get() == null) {
            keep(onPrimary(Database.acting(destination.spec(), StatementLimits.ACTING)));
        }
        identifyAgain();
        period.arm();
        if (past) {
            disarm();
            requirePresent();
        }
        var before = disarmer.getAndSet(Thread.ofVirtual().name("disarm").start(this::disarmInTime));
        if (before != null) {
            before.interrupt();
        }
    }

    /// While a moment of the past is shown, nothing can be armed and no action begins: what would be acted on is not
    /// what is seen. Disarms when it begins.
    ///
    /// @param shown whether one is shown from now on
    public void past(boolean shown) {
        past = shown;
        if (shown) {
            disarm();
        }
    }

    public boolean isPast() {
        return past;
    }

    /// Asked before anything else of every action.
    ///
    /// @throws RefusedException while a moment of the past is shown
    public void requirePresent() {
        if (past) {
            throw new RefusedException(PAST);
        }
    }

    private static Database onPrimary(Database opened) {
        try {
            opened.use("check whether anything can be changed", HotStandby::of).ifPresent(standby -> {
                throw new RefusedException(standby.refusal());
            });
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void keep(Database opened) {
        if (closed || !acting.compareAndSet(null, opened)) {
            opened.close();
        }
        if (closed) {
            throw new RefusedException("Profile \"" + destination.profile().name() + "\" has been closed.");
        }
    }

    /// The same address may lead to another database than the last time.
    private void identifyAgain() {
        var open = acting.get();
        try {
            if (open != null) {
                permission.identify(open);
            }
            permission.requireWritable();
        } catch (RuntimeException e) {
            disarm();
            throw e;
        }
    }

    private void disarmInTime() {
        try {
            for (var left = period.left(); left.isPresent(); left = period.left()) {
                Thread.sleep(left.get());
            }
            closeActing();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// How much time is left; empty when not armed.
    public Optional<Duration> left() {
        return period.left();
    }

    /// Does nothing while the operator may act.
    ///
    /// @throws RefusedException when not armed, or read-only
    public void require() {
        permission.requireWritable();
        var _ = acting();
    }

    /// The session that can write.
    ///
    /// @throws RefusedException when not armed
    public Database acting() {
        var database = acting.get();
        if (database == null || period.left().isEmpty()) {
            throw new RefusedException("Signalbox is not armed now: nothing was changed. Arm it and try again.");
        }
        return database;
    }

    /// Closes the session that can write.
    public void disarm() {
        period.disarm();
        closeActing();
    }

    private void closeActing() {
        var open = acting.getAndSet(null);
        if (open != null) {
            open.close();
        }
    }

    /// Disarms, and cannot be armed again.
    @Override
    public void close() {
        closed = true;
        var timer = disarmer.getAndSet(null);
        if (timer != null) {
            timer.interrupt();
        }
        disarm();
    }
}
