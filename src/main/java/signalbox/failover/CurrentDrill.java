package signalbox.failover;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import signalbox.audit.RefusedException;
import signalbox.failover.report.DrillReport;
import signalbox.postgres.capability.ActionSessions;

/// Holds the running drill, or the last one: only one runs at a time. Safe for several threads.
public final class CurrentDrill {
    static final String TAKEN = "A drill is already running.";

    private static final ScopedValue<Consumer<Drill>> WATCHER = ScopedValue.newInstance();

    private final ActionSessions sessions;
    private final String environment;
    private final Function<InjectionMethod, Injection> injections;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Drill> newest = new AtomicReference<>();

    /// @param environment the profile's tag, for the report
    /// @param injections how the leader is taken out by each method
    public CurrentDrill(
            ActionSessions sessions,
            String environment,
            Function<InjectionMethod, Injection> injections,
            InstantSource clock) {
        this.sessions = sessions;
        this.environment = environment;
        this.injections = injections;
        this.clock = clock;
    }

    /// Whether a drill could begin now, and what it would do. Reads only.
    public Preflight preflight(DrillPlan plan) {
        var capabilities = sessions.capabilities();
        return sessions.watching()
                .use(
                        "look whether a drill can begin",
                        sql -> Preflight.look(sql, capabilities, plan, injections.apply(plan.method())));
    }

    /// Empty before the first.
    public Optional<Drill> drill() {
        return Optional.ofNullable(newest.get());
    }

    /// Tells of the drill that `work` begins on this thread, when it begins.
    public void telling(Consumer<Drill> watcher, Runnable work) {
        ScopedValue.where(WATCHER, watcher).run(work);
    }

    boolean isTaken() {
        return drill().filter(drill -> drill.stage() != Drill.Stage.OVER).isPresent();
    }

    /// Runs to its end; blocks that long.
    ///
    /// @throws RefusedException when another one runs
    DrillReport run(DrillPlan plan) {
        var before = newest.get();
        var next = new Drill(sessions.spec(), environment, plan, injections.apply(plan.method()), clock);
        if (!(before == null || before.stage() == Drill.Stage.OVER) || !newest.compareAndSet(before, next)) {
            throw new RefusedException(TAKEN);
        }
        if (WATCHER.isBound()) {
            WATCHER.get().accept(next);
        }
        return next.run();
    }

    /// The drill that runs ends soon, in a report that says that Signalbox was closed.
    public void stop() {
        drill().filter(drill -> drill.stage() != Drill.Stage.OVER).ifPresent(drill -> drill.stop(Drill.CLOSED));
    }
}
