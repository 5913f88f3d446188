package signalbox.failover;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import signalbox.audit.RefusedException;
import signalbox.failover.injection.Injection;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.DrillReport;
import signalbox.postgres.capability.ActionSessions;
import signalbox.postgres.capability.CapabilityQueries;

/// Holds the drill that is running, or the last one: only one runs at a time. Safe for several threads.
public final class CurrentDrill {
    static final String TAKEN = "A drill is already running.";

    private final ActionSessions sessions;
    private final String environment;
    private final Function<InjectionMethod, Injection> injections;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Drill> newest = new AtomicReference<>();

    /// @param environment the profile's environment, for the report
    /// @param injections how the leader is taken out, by method
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

    /// Whether a drill could begin now, and what it would do. Reads only, but blocks.
    public Preflight preflight(DrillPlan plan) {
        var capabilities = sessions.capabilities();
        return sessions.watching()
                .use(
                        "check whether a drill can begin",
                        sql -> Preflight.look(sql, capabilities, plan, injections.apply(plan.method())));
    }

    /// Which backends a drill would take out now. Reads only, but blocks.
    DrillPlan.DrillVictims aim(DrillPlan plan) {
        var injection = injections.apply(plan.method());
        var reading = sessions.reading();
        var capabilities = CapabilityQueries.of(reading);
        return reading.use(
                        "find out which runners a drill takes out",
                        sql -> Preflight.look(sql, capabilities, plan, injection))
                .aim();
    }

    /// Empty before the first drill.
    public Optional<Drill> drill() {
        return Optional.ofNullable(newest.get());
    }

    boolean isTaken() {
        return drill().filter(drill -> drill.stage() != Drill.Stage.OVER).isPresent();
    }

    /// Runs a drill to its end and blocks until then.
    ///
    /// @throws RefusedException when another drill is running
    DrillReport run(DrillPlan plan) {
        var before = newest.get();
        var next = new Drill(sessions.spec(), environment, plan, injections.apply(plan.method()), clock);
        if (!(before == null || before.stage() == Drill.Stage.OVER) || !newest.compareAndSet(before, next)) {
            throw new RefusedException(TAKEN);
        }
        return next.run();
    }

    /// Makes the running drill end soon; its report says that Signalbox was closed.
    public void stop() {
        drill().filter(drill -> drill.stage() != Drill.Stage.OVER).ifPresent(drill -> drill.stop(Drill.CLOSED));
    }
}
