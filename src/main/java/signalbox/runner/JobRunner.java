package signalbox.runner;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.channel.ChannelPlan;
import signalbox.postgres.ConnectionSpec;
import signalbox.postgres.PostgresException;

/// A runner at work: a thread of its own that connects, takes its turn, and starts over after a fault, with a new
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

    private JobRunner(
            ConnectionSpec spec, RunnerOptions options, RunnerMethods methods, Consumer<RunnerState> listener) {
        this.spec = spec;
        this.options = options;
        this.methods = methods;
        this.listener = listener;
        // Interrupting a virtual thread closes the socket it waits on: this is how the loop is stopped.
        this.thread = Thread.ofVirtual().name("job-runner " + spec.database()).unstarted(this::run);
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
        try {
            listener.accept(new RunnerState.Starting(clock.instant()));
            Thread.sleep(options.delays().start());
            while (!Thread.currentThread().isInterrupted()) {
                live();
                Thread.sleep(options.delays().retry());
            }
        } catch (InterruptedException e) {
            // Closed.
        } finally {
            listener.accept(new RunnerState.Stopped(clock.instant()));
        }
    }

    /// One session, to its end.
    private void live() {
        try (var session = new RunnerSession(spec, options, methods)) {
            listener.accept(new RunnerState.Waiting(clock.instant(), session.applicationName()));
            boolean led = false;
            while (!Thread.currentThread().isInterrupted()) {
                var wait = session.turn(clock.instant());
                if (session.leads() && !led) {
                    led = true;
                    listener.accept(new RunnerState.Leading(clock.instant(), session.applicationName()));
                }
                session.await(wait);
            }
        } catch (PostgresException | RunnerException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.warn("The runner starts over: {}", e.getMessage());
                listener.accept(new RunnerState.Faulted(clock.instant(), e));
            }
        }
    }

    /// Ends the loop and its connection.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
