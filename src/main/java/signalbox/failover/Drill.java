package signalbox.failover;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.election.RunnerConnection;
import signalbox.failover.DrillEvidence.End;
import signalbox.failover.injection.Injection;
import signalbox.failover.injection.InjectionException;
import signalbox.failover.probe.ProbeJobs;
import signalbox.failover.report.DrillReport;
import signalbox.postgres.Deadline;
import signalbox.postgres.ServerClock;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.probe.ProbeChannel;
import signalbox.text.DurationText;
import signalbox.text.ListText;

/// Runs one drill: checks whether it may begin, takes the leader out, watches what happens, cleans up. It always ends
/// with a report and leaves nothing behind.
public final class Drill {
    private static final Logger LOG = LoggerFactory.getLogger(Drill.class);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration READY = Duration.ofSeconds(10);
    private static final Duration CALM = Duration.ofMillis(500);
    /// How long the jobs that were enqueued before may still take after the successor dispatches. Releases from
    /// 2025 find jobs for which no request was made after 10 s.
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration AFTERMATH = Duration.ofSeconds(2);
    private static final Duration CLEANING = Duration.ofSeconds(10);

    /// How far the drill is.
    public enum Stage {
        PREPARING,
        /// The leader was taken out.
        OBSERVING,
        OVER
    }

    private final ConnectionSpec spec;
    private final String environment;
    private final DrillPlan plan;
    private final Injection injection;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<String> stopReason = new AtomicReference<>("");
    private volatile Stage stage = Stage.PREPARING;
    private volatile Instant begun;
    private volatile @Nullable Instant injected;
    private volatile @Nullable Preflight preflight;
    private volatile @Nullable DrillObserver observer;
    private volatile List<ObservedJob> inFlight = List.of();
    private volatile List<ObservedJob> after = List.of();
    private volatile List<String> probes = List.of();
    private final List<RunnerConnection> takenOut = new CopyOnWriteArrayList<>();
    /// The answer was lost.
    private final List<RunnerConnection> perhaps = new CopyOnWriteArrayList<>();
    private volatile @Nullable End end;
    private boolean restored;

    /// @param environment the profile's environment, for the report
    /// @param clock dates the report of a drill that never reached the server; nothing else uses it
    public Drill(ConnectionSpec spec, String environment, DrillPlan plan, Injection injection, InstantSource clock) {
        this.begun = clock.instant();
        this.spec = spec;
        this.environment = environment;
        this.plan = plan;
        this.injection = injection;
    }

    public DrillPlan plan() {
        return plan;
    }

    public Stage stage() {
        return stage;
    }

    /// The report about what was found so far; the final one when the drill is over.
    public DrillReport report() {
        return DrillJudge.report(plan, environment, evidence());
    }

    private DrillEvidence evidence() {
        var found = preflight;
        var watching = observer;
        return new DrillEvidence(
                begun,
                spec.database(),
                found == null ? null : found.leader(),
                found == null ? null : found.predicted(),
                found == null ? List.of() : found.victims(),
                takenOut,
                perhaps,
                injected,
                watching == null ? List.of() : watching.samples(),
                watching == null ? List.of() : watching.sightings(),
                inFlight,
                after,
                probes,
                found == null ? List.of() : found.checks(),
                end);
    }

    /// Ends the drill early, with this reason in the report.
    public void stop(String reason) {
        stopReason.compareAndSet("", reason);
        stopped.countDown();
    }

    /// Blocks until the drill is over. Never throws: the report says what went wrong.
    public DrillReport run() {
        try (var connection = PlainConnection.open(spec, "signalbox", StatementLimits.DRILLING)) {
            run(new Sql(connection));
        } catch (PostgresException | SQLException e) {
            abort(afterTakingOut() + Objects.requireNonNullElse(e.getMessage(), e.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abort("It was interrupted.");
        } catch (InjectionException e) {
            abort(notTakenOut() + e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A drill went wrong", e);
            abort(notTakenOut() + Objects.requireNonNullElse(e.getMessage(), e.toString()));
        } finally {
            cleanUp();
            stage = Stage.OVER;
        }
        return report();
    }

    private String notTakenOut() {
        return takenOut.isEmpty()
                ? "The leader could not be taken out: "
                : whoWasTakenOut() + ", another runner could not be: ";
    }

    private String afterTakingOut() {
        return takenOut.isEmpty() ? "" : whoWasTakenOut() + (perhaps.isEmpty() ? "; then: " : ": ");
    }

    private String whoWasTakenOut() {
        var sure = new ArrayList<>(takenOut);
        sure.removeAll(perhaps);
        var said = new ArrayList<String>();
        if (!sure.isEmpty()) {
            said.add(pids(sure) + (sure.size() == 1 ? " was" : " were") + " taken out");
        }
        if (!perhaps.isEmpty()) {
            said.add(pids(perhaps) + " may have been taken out");
        }
        return String.join(", ", said);
    }

    private static String pids(List<RunnerConnection> runners) {
        return "pid " + ListText.and(runners.stream().map(RunnerConnection::pid).toList());
    }

    private void abort(String reason) {
        if (end == null) {
            end = new End(true, reason);
        }
    }

    private void run(Sql sql) throws InterruptedException {
        begun = ServerClock.now(sql);
        var capabilities = CapabilityQueries.read(sql);
        var found = Preflight.look(sql, capabilities, plan, injection);
        preflight = found;
        if (!capabilities.poolerSuspected() && !lock(sql)) {
            abort("Another drill runs on this database.");
            return;
        }
        var objection = found.change(plan).or(() -> found.passes() ? Optional.empty() : Optional.of(found.objection()));
        if (objection.isPresent()) {
            abort(objection.get());
            return;
        }
        ProbeJobs.remove(sql, Deadline.in(CLEANING));
        if (plan.probes() > 0) {
            ProbeJobs.rehearse(sql);
        }
        try (var watching = new DrillObserver(spec, capabilities.poolerSuspected())) {
            observer = watching;
            watching.start();
            prepare(watching);
            if (end == null) {
                inject(sql, watching, found, capabilities.server().database());
                observe(sql, watching);
            }
            after = JobSightingQueries.of(sql, followed());
        }
    }

    /// Takes the lock that only one drill holds. Not called through a pooler, where the lock would stay behind.
    private static boolean lock(Sql sql) {
        return sql.first(
                        "take the drills' lock",
                        "select pg_try_advisory_lock(?)",
                        row -> row.getBoolean(1),
                        ProbeChannel.DRILL_LOCK)
                .orElse(false);
    }

    private Set<String> followed() {
        return DrillJudge.followed(plan, environment, evidence());
    }

    /// Watches for a moment before the injection, so that the report shows the time before it.
    private void prepare(DrillObserver watching) throws InterruptedException {
        var calm = Deadline.in(CALM);
        var limit = Deadline.in(READY);
        while (!watching.hasLookedSince(calm) && end == null) {
            if (stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                abort(stopReason.get());
            } else if (watching.fault() != null) {
                abort("Signalbox lost its view of the server: " + watching.fault());
            } else if (limit.isOver()) {
                abort("The runners could not be observed within " + DurationText.setting(READY) + ".");
            }
        }
    }

    private void inject(Sql sql, DrillObserver watching, Preflight found, String database) {
        var other = found.runnerOfOtherDatabase(database);
        if (other.isPresent()) {
            abort(other.get() + ".");
            return;
        }
        var moment = JobSightingQueries.inFlight(sql);
        watching.remember(moment.inFlight());
        inFlight = moment.inFlight();
        injected = moment.at();
        stage = Stage.OBSERVING;
        takeOut(sql, found.victims());
        addProbes(sql);
    }

    /// If the answer is lost, they may be there, and are removed like others.
    private void addProbes(Sql sql) {
        probes = ProbeJobs.newUuids(plan.probes());
        try {
            ProbeJobs.add(sql, probes);
        } catch (PostgresException e) {
            var told = e.ofChange("add the probe jobs");
            if (told.kind() != PostgresException.Kind.OUTCOME_UNKNOWN) {
                probes = List.of();
            }
            throw told;
        }
    }

    private void takeOut(Sql sql, List<RunnerConnection> victims) {
        for (var victim : victims) {
            try {
                injection.inject(sql, victim);
            } catch (PostgresException e) {
                if (e.kind() == PostgresException.Kind.OUTCOME_UNKNOWN) {
                    takenOut.add(victim);
                    perhaps.add(victim);
                }
                throw e;
            }
            takenOut.add(victim);
        }
    }

    private void observe(Sql sql, DrillObserver watching) throws InterruptedException {
        var start = System.nanoTime();
        var worksSince = -1L;
        while (end == null) {
            if (stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                abort(stopReason.get());
                return;
            }
            if (watching.fault() != null) {
                abort("Signalbox lost its view of the server: " + watching.fault());
                return;
            }
            var passed = Duration.ofNanos(System.nanoTime() - start);
            if (passed.compareTo(plan.hold()) >= 0) {
                restore();
            }
            if (worksSince < 0 && DrillJudge.sawFirstStart(plan, environment, evidence())) {
                worksSince = System.nanoTime();
            }
            if (worksSince >= 0 && isUndone(passed) && isSettled(sql, worksSince)) {
                end = new End(false, "everything that the drill waits for was seen");
            } else if (passed.compareTo(plan.limit()) >= 0) {
                end = new End(false, "its limit of " + DurationText.setting(plan.limit()) + " has passed");
            }
        }
    }

    /// Whether a frozen or cut leader was released long enough ago for the drill to see what it does then.
    private boolean isUndone(Duration passed) {
        return !plan.method().lasts() || passed.compareTo(plan.hold().plus(AFTERMATH)) >= 0;
    }

    private boolean isSettled(Sql sql, long worksSince) {
        if (Duration.ofNanos(System.nanoTime() - worksSince).compareTo(GRACE) >= 0) {
            return true;
        }
        return ProbeJobs.open(sql, probes) == 0
                && JobSightingQueries.of(sql, followed()).stream()
                        .noneMatch(job -> job.state().equals("enqueued"));
    }

    private void restore() {
        if (!restored) {
            restored = true;
            injection.restore();
        }
    }

    /// Uses a connection of its own, because the drill's may be lost.
    private void cleanUp() {
        try {
            restore();
        } catch (RuntimeException e) {
            LOG.error("What the drill did could not be undone", e);
        }
        if (!probes.isEmpty()) {
            removeProbes(Deadline.in(CLEANING));
        }
    }

    private void removeProbes(Deadline deadline) {
        while (true) {
            try (var connection = PlainConnection.open(spec, "signalbox", StatementLimits.DRILLING)) {
                var left = ProbeJobs.remove(new Sql(connection), deadline);
                if (left.areNone()) {
                    return;
                }
                if (isOver(deadline)) {
                    leave(left.text(), null);
                    return;
                }
            } catch (PostgresException | SQLException e) {
                if (isOver(deadline)) {
                    leave(String.join(", ", probes) + " could not be deleted: " + e.getMessage(), e);
                    return;
                }
            }
            try {
                Thread.sleep(LOOK.multipliedBy(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isOver(Deadline deadline) {
        return deadline.isOver() || stopReason.get().equals(CLOSED);
    }

    /// Adds to the report what is left.
    private void leave(String what, @Nullable Exception e) {
        var said =
                "Probe jobs of the drill are still there; arming this database, or the next drill, tries again to remove them: "
                        + what + ".";
        LOG.error(said, e);
        var before = end;
        if (before != null) {
            end = new End(before.aborted(), before.reason(), said);
        }
    }

    /// The reason of a drill that ends because Signalbox is closed.
    public static final String CLOSED = "Signalbox was closed.";
}
