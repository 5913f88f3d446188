package signalbox.ui.shell;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;

/// The sessions of a window. Several stay open; the newest choice wins, however long an earlier one takes to open, and
/// each session that was opened is closed exactly once. On the FX thread, except for `close`.
final class SessionSwitcher<S extends AutoCloseable> {
    private static final Logger LOG = LoggerFactory.getLogger(SessionSwitcher.class);
    /// Starting a demo cluster may take this long if it does not react to the interrupt.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Background background;
    private final Set<Thread> opening = new HashSet<>();
    private long newest;
    private int closing;
    /// It is open, but has not been passed on yet.
    private @Nullable S waiting;
    private final Set<S> kept = new HashSet<>();

    SessionSwitcher(Background background) {
        this.background = background;
    }

    /// Gives up the one that is being opened, and opens another beside those that are open.
    ///
    /// @param opener blocks; interrupted when another one is chosen
    /// @param onFx not called for a choice that is outdated
    void open(Callable<S> opener, Consumer<TaskResult<S>> onFx) {
        giveUp();
        var mine = turn();
        background.run(() -> opened(mine, opener), outcome -> {
            if (take(mine)) {
                onFx.accept(outcome);
            }
        });
    }

    private synchronized long turn() {
        return newest;
    }

    private S opened(long mine, Callable<S> opener) throws Exception {
        begin(mine);
        try {
            var session = opener.call();
            keep(mine, session);
            return session;
        } finally {
            end();
        }
    }

    private synchronized void begin(long mine) {
        requireNewest(mine);
        opening.add(Thread.currentThread());
    }

    private synchronized void keep(long mine, S session) {
        if (mine != newest) {
            closeApart(session);
        }
        requireNewest(mine);
        waiting = session;
    }

    private void requireNewest(long mine) {
        if (mine != newest) {
            throw new CancellationException("Another profile was chosen.");
        }
    }

    private synchronized void end() {
        opening.remove(Thread.currentThread());
        notifyAll();
    }

    private synchronized boolean take(long mine) {
        if (mine != newest) {
            return false;
        }
        if (waiting != null) {
            kept.add(waiting);
        }
        waiting = null;
        return true;
    }

    /// Gives up the one that is being opened. Does not wait.
    synchronized void giveUp() {
        newest++;
        opening.forEach(Thread::interrupt);
        if (waiting != null) {
            closeApart(waiting);
        }
        waiting = null;
    }

    /// Closes one that was opened. Does not wait; a second call does nothing.
    synchronized void end(S session) {
        if (kept.remove(session)) {
            closeApart(session);
        }
    }

    /// Closes all, and gives up the one that is being opened. Does not wait.
    synchronized void leave() {
        giveUp();
        kept.forEach(this::closeApart);
        kept.clear();
    }

    /// On another thread that is never interrupted, because the present one may be interrupted.
    private void closeApart(AutoCloseable session) {
        closing++;
        Thread.ofVirtual().name("close").start(() -> {
            try {
                session.close();
            } catch (Exception e) {
                LOG.error("A session did not close", e);
            } finally {
                closed();
            }
        });
    }

    private synchronized void closed() {
        closing--;
        notifyAll();
    }

    /// Leaves, and waits until no session is open or being opened. Not on the FX thread.
    synchronized void close() throws InterruptedException {
        leave();
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (closing > 0 || !opening.isEmpty()) {
            var left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                LOG.warn("{} session(s) did not close in time", closing + opening.size());
                return;
            }
            wait(left);
        }
    }
}
