package signalbox.runner;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.channel.ChannelPlan;
import signalbox.postgres.ConnectionSpec;
import signalbox.postgres.PostgresException;

/// A runner at work: a thread of its own that connects, takes its turn, and starts over after a fault, with a
/// new
/// connection under a new name at the end of the line.
public final class JobRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final ConnectionSpec spec;
    private final RunnerOptions options;
    private final RunnerMethods methods;
    private final Consumer<RunnerState> listener;
    private final InstantSource clock = InstantSource.system();
    private final Thread thread;
    private final AtomicLong dispatched = new AtomicLong();
    private volatile @Nullable RunnerSession session;
    private long counted;

    private JobRunner(
            ConnectionSpec spec, RunnerOptions options, RunnerMethods methods, Consumer<RunnerState> listener) {
        this.spec = spec;
        this.options = options;
        this.methods = methods;
        this.listener = listener;
        // A virtual thread would be handed from thread to thread at each answer of the server, which a job waits for.
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("job-runner " + spec.database())
                .unstarted(this::run);
    }

    /// @param listener told of each change of state, on the runner's thread
    /// @throws signalbox.channel.ChannelStringException when the channels cannot be read
    public static JobRunner start(
            ConnectionSpec spec, RunnerOptions options, RunnerMethods methods, Consumer<RunnerState> listener) {
        ChannelPlan.of(options.channels());
        var runner = new JobRunner(spec, options, methods, listener);
        runner.thread.start();
        return runner;
    }

    private void run() {
        var reason = "closed";
        try {
            listener.accept(new RunnerState.Starting(clock.instant()));
            Thread.sleep(options.delays().start());
            while (!Thread.currentThread().isInterrupted()) {
                live();
                Thread.sleep(options.delays().retry());
            }
        } catch (InterruptedException e) {
            // Closed.
        } catch (RuntimeException e) {
            reason = e.getMessage() == null ? e.toString() : e.getMessage();
            LOG.warn("The runner stops: {}", reason);
        } finally {
            listener.accept(new RunnerState.Stopped(clock.instant(), reason));
        }
    }

    /// One session, to its end.
    private void live() {
        boolean led = false;
        try (var session = new RunnerSession(spec, options, methods)) {
            this.session = session;
            Optional<Election.Place> place = Optional.empty();
            listener.accept(new RunnerState.Waiting(clock.instant(), session.applicationName(), place));
            while (!Thread.currentThread().isInterrupted()) {
                var wait = session.turn(clock.instant());
                dispatched.addAndGet(session.dispatched() - counted);
                counted = session.dispatched();
                if (session.leads() && !led) {
                    led = true;
                    listener.accept(new RunnerState.Leading(clock.instant(), session.applicationName()));
                } else if (!session.leads() && !session.place().equals(place)) {
                    place = session.place();
                    listener.accept(new RunnerState.Waiting(clock.instant(), session.applicationName(), place));
                }
                session.await(wait);
            }
        } catch (PostgresException | RunnerException e) {
            if (!Thread.currentThread().isInterrupted()) {
                ended(e, led);
            }
        } finally {
            counted = 0;
        }
    }

    private void ended(RuntimeException e, boolean led) {
        var said = e.getMessage() == null ? e.toString() : e.getMessage();
        if (led) {
            listener.accept(new RunnerState.SteppingDown(clock.instant(), said));
        }
        if (e instanceof RunnerException refusal && refusal.kind() == RunnerException.Kind.REFUSED) {
            throw refusal;
        }
        LOG.warn("The runner starts over: {}", said);
        listener.accept(new RunnerState.Faulted(clock.instant(), e));
    }

    /// How many jobs it handed out, over all its sessions.
    public long dispatched() {
        return dispatched.get();
    }

    /// Ends the loop and its connection.
    @Override
    public void close() {
        thread.interrupt();
        var current = session;
        if (current != null) {
            current.abort();
        }
        try {
            thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
