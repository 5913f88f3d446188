package signalbox.runner;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.StoredChannels;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PostgresException;
import signalbox.runner.election.Election;
import signalbox.runner.odoo.TargetState;

/// The loop of a runner: its own thread connects, waits to lead, dispatches, and starts over after a fault, with a new
/// connection and a new name at the end of the line.
public final class JobRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Duration LOOK_UP = Duration.ofMillis(100);

    /// The reason of a runner that stopped because it was closed.
    static final String CLOSED = "closed";

    private final ConnectionSpec spec;
    private final RunnerOptions options;
    private final RunnerMethods methods;
    private final Consumer<RunnerState> listener;
    private final InstantSource clock = InstantSource.system();
    private final Thread thread;
    private final AtomicLong dispatched = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile RunnerState state;
    private volatile String leaveReason = CLOSED;
    private volatile boolean handBack;
    private volatile boolean silent;
    private volatile NotBegunJobs stuck = NotBegunJobs.NONE;
    private volatile List<String> jobsSetAside = List.of();
    private volatile @Nullable RunnerSession session;
    private TargetState reported = TargetState.answers();
    private long counted;
    /// How many sessions in a row failed before they led.
    private int faults;
    private List<String> left = List.of();
    private volatile ChannelsInForce channels;

    private JobRunner(
            ConnectionSpec spec, RunnerOptions options, RunnerMethods methods, Consumer<RunnerState> listener) {
        this.spec = spec;
        this.options = options;
        this.methods = methods;
        this.listener = listener;
        this.channels =
                ChannelsInForce.of(StoredChannels.NONE, options.channels()).bounded();
        this.state = new RunnerState.Starting(clock.instant());
        // On a virtual thread each answer of the server would go through another thread, and the job would wait
        // longer.
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("job-runner " + spec.database())
                .unstarted(this::run);
    }

    /// @param listener notified of each change of state, on the runner's thread
    public static JobRunner start(
            ConnectionSpec spec, RunnerOptions options, RunnerMethods methods, Consumer<RunnerState> listener) {
        var runner = new JobRunner(spec, options, methods, listener);
        runner.thread.start();
        return runner;
    }

    private void run() {
        @Nullable String fault = null;
        try {
            notifyListener(new RunnerState.Starting(clock.instant()));
            pause(options.delays().start());
            while (!isClosing()) {
                live();
                pause(options.retry(faults));
            }
        } catch (InterruptedException e) {
            // It was interrupted because it took too long to close.
        } catch (RuntimeException | Error e) {
            fault = e.getMessage() == null ? e.toString() : e.getMessage();
            LOG.warn("The runner stops: {}", fault);
        } finally {
            notifyListener(new RunnerState.Stopped(clock.instant(), fault == null ? leaveReason : fault, left));
        }
    }

    private void pause(Duration delay) throws InterruptedException {
        var _ = closing.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private boolean isLeaving() {
        return isClosing() || handBack;
    }

    private void notifyListener(RunnerState now) {
        state = now;
        listener.accept(now);
    }

    /// Runs one session from its start to its end.
    private void live() throws InterruptedException {
        handBack = false;
        left = List.of();
        boolean led = false;
        try (var session = new RunnerSession(spec, options, methods)) {
            this.session = session;
            Optional<Election.LinePosition> place = Optional.empty();
            notifyListener(new RunnerState.Waiting(clock.instant(), session.backend(), place));
            try {
                while (!isLeaving()) {
                    keepSilent();
                    var wait = session.turn(clock.instant());
                    dispatched.addAndGet(session.dispatched() - counted);
                    counted = session.dispatched();
                    channels = session.channels();
                    note(session.stuck());
                    noteSetAside(session.jobsSetAside());
                    if (session.leads()) {
                        led = true;
                        lead(session);
                    } else if (!session.place().equals(place)) {
                        place = session.place();
                        notifyListener(new RunnerState.Waiting(clock.instant(), session.backend(), place));
                    }
                    rest(session, wait);
                }
            } catch (PostgresException | RunnerException e) {
                leaveInOrder(session, e);
                throw e;
            }
            left = session.settle(clock.instant());
            faults = 0;
            if (led && !isClosing()) {
                notifyListener(new RunnerState.LeadEnded(clock.instant(), "handed back"));
            }
        } catch (PostgresException | RunnerException e) {
            if (!isLeaving()) {
                ended(e, led);
            }
        } finally {
            counted = 0;
            stuck = NotBegunJobs.NONE;
            jobsSetAside = List.of();
        }
    }

    /// Where it does not come back, nobody else would see to the jobs that it has enqueued.
    private void leaveInOrder(RunnerSession session, RuntimeException reason) {
        if (isForOperator(reason)) {
            try {
                left = session.settle(clock.instant());
            } catch (PostgresException | RunnerException e) {
                reason.addSuppressed(e);
            }
        }
    }

    /// Tells the listener that it leads, and what changed about its target.
    private void lead(RunnerSession session) {
        faults = 0;
        var target = methods.requests().target();
        if (!(state instanceof RunnerState.Leading before)) {
            reported = target;
            notifyListener(new RunnerState.Leading(clock.instant(), session.backend(), target));
        } else if (!target.equals(before.target())) {
            state = new RunnerState.Leading(before.since(), before.backend(), target);
            if (target.isNewsAfter(reported)) {
                reported = target;
                LOG.warn("{}: {}", spec.database(), target.sentence());
                listener.accept(state);
            }
        }
    }

    /// Waits in short steps and looks up between them. It is never interrupted: a job that was enqueued must also
    /// be requested.
    private void rest(RunnerSession session, Duration wait) {
        var end = System.nanoTime() + wait.toNanos();
        for (var left = wait; !isLeaving() && left.isPositive(); left = Duration.ofNanos(end - System.nanoTime())) {
            if (session.await(left.compareTo(LOOK_UP) < 0 ? left : LOOK_UP)) {
                return;
            }
        }
    }

    private void note(NotBegunJobs seen) {
        if (seen.appearedSince(stuck)) {
            LOG.warn("{}: {}", spec.database(), seen.sentence(clock.instant()));
        }
        stuck = seen;
    }

    private void noteSetAside(List<String> seen) {
        seen.stream()
                .filter(line -> !jobsSetAside.contains(line))
                .forEach(line -> LOG.warn("{}: {}", spec.database(), line));
        jobsSetAside = seen;
    }

    private void ended(RuntimeException e, boolean led) {
        var said = e.getMessage() == null ? e.toString() : e.getMessage();
        if (led) {
            notifyListener(new RunnerState.LeadEnded(clock.instant(), said));
        }
        if (isForOperator(e)) {
            throw e;
        }
        if (e instanceof PostgresException fault && fault.kind().needsPerson()) {
            throw fault;
        }
        faults++;
        LOG.warn("The runner starts over: {}", said);
        notifyListener(new RunnerState.Faulted(clock.instant(), e, options.retry(faults)));
    }

    RunnerState state() {
        return state;
    }

    /// How many jobs it dispatched, over all its sessions.
    public long dispatched() {
        return dispatched.get();
    }

    /// For a drill: sends nothing to the server and does nothing, like a machine that has lost its network.
    public void setSilent(boolean silence) {
        silent = silence;
    }

    /// Whether only a person can correct this. A new connection would fail as well, and each one has a new name
    /// that others see appear and disappear.
    private static boolean isForOperator(RuntimeException e) {
        return switch (e) {
            case RunnerException refusal -> refusal.kind() == RunnerException.Kind.REFUSED;
            case PostgresException fault ->
                fault.kind() == PostgresException.Kind.NO_RIGHTS || fault.kind() == PostgresException.Kind.READ_ONLY;
            default -> false;
        };
    }

    private void keepSilent() throws InterruptedException {
        while (silent && !isLeaving()) {
            pause(LOOK_UP);
        }
    }

    /// Closes the connection and joins the line again, at its end.
    void handBack() {
        handBack = true;
    }

    /// The channels that it obeys, as its last look found them.
    ChannelsInForce channels() {
        return channels;
    }

    /// The jobs that no worker started, while it leads and dispatches. It looks every 10 s.
    public NotBegunJobs stuck() {
        return stuck;
    }

    /// Which jobs it cannot enqueue now because other sessions have locked their rows, or because the database refuses
    /// it: a sentence for each.
    public List<String> jobsSetAside() {
        return jobsSetAside;
    }

    /// Ends the loop and its connection. It usually takes less than a second, in which open requests are answered,
    /// and at most 2 s.
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(CLOSING)) {
                breakOff();
            }
        } catch (InterruptedException e) {
            breakOff();
            Thread.currentThread().interrupt();
        }
    }

    /// Makes it leave as `close` does, and returns at once.
    ///
    /// @param reason a sentence
    void leave(String reason) {
        if (!isClosing()) {
            leaveReason = reason;
            closing.countDown();
        }
    }

    private void breakOff() {
        thread.interrupt();
        var current = session;
        if (current != null) {
            current.abort();
        }
    }
}
