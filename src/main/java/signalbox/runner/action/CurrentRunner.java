package signalbox.runner.action;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.RefusedException;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.JoinElection;
import signalbox.runner.RunnerException;
import signalbox.runner.RunnerState;
import signalbox.runner.election.LineNeighbours;

/// Holds the embedded runner from when it joins until it leaves or this object is closed. There is one at a time. Safe
/// for several threads.
public final class CurrentRunner implements AutoCloseable {
    private final AtomicReference<@Nullable EmbeddedRunner> embedded = new AtomicReference<>();
    private final AtomicReference<Consumer<RunnerState>> listener;
    private volatile boolean closed;

    /// @param listener called at each change of state, on the runner's own thread
    public CurrentRunner(Consumer<RunnerState> listener) {
        this.listener = new AtomicReference<>(listener);
    }

    /// Adds another listener, which is notified of each change from now on.
    public void notifyOther(Consumer<RunnerState> other) {
        listener.set(other);
    }

    /// Empty before a runner joined for the first time. A runner that left stays here until the next one joins.
    public Optional<EmbeddedRunner> embedded() {
        return Optional.ofNullable(embedded.get());
    }

    /// Whether this backend belongs to the embedded runner, whether it leads or waits.
    public boolean leadsAs(int pid) {
        return embedded().stream().flatMap(runner -> runner.members().stream()).anyMatch(member -> {
            var backend = member.state().backendNow();
            return backend != null && backend.pid() == pid;
        });
    }

    /// The caller makes sure that only one joins at a time.
    ///
    /// @throws RefusedException when a runner takes part already, or when the runner refuses
    Outcome join(List<ConnectionSpec> databases, JoinElection plan, LineNeighbours neighbours) {
        if (embedded().filter(runner -> !runner.isOver()).isPresent()) {
            throw new RefusedException("The embedded runner already takes part: make it leave first.");
        }
        try {
            var started = EmbeddedRunner.start(
                    databases, plan, neighbours, state -> listener.get().accept(state));
            keep(started);
            return Outcome.of(new Change("embedded runner", "absent", "joined, " + plan.label()))
                    .giving(started);
        } catch (RunnerException e) {
            throw new RefusedException(Objects.requireNonNullElse(e.getMessage(), "The runner cannot start."));
        }
    }

    private void keep(EmbeddedRunner started) {
        embedded.set(started);
        if (closed) {
            started.close();
        }
    }

    /// @throws RefusedException when no runner takes part
    EmbeddedRunner present() {
        return embedded()
                .filter(runner -> !runner.isOver())
                .orElseThrow(() -> new RefusedException("The embedded runner does not take part."));
    }

    /// The runner leaves, also one that joins at this moment.
    @Override
    public void close() {
        closed = true;
        embedded().ifPresent(EmbeddedRunner::close);
    }
}
