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
import signalbox.postgres.ConnectionSpec;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.JoinElection;
import signalbox.runner.RunnerException;
import signalbox.runner.RunnerState;

/// Holds the one runner that Signalbox brings along, from when it joins until it leaves or the seat is closed. Safe
/// for several threads.
public final class CurrentRunner implements AutoCloseable {
    private final AtomicReference<@Nullable EmbeddedRunner> embedded = new AtomicReference<>();
    private final AtomicReference<Consumer<RunnerState>> listener;
    private volatile boolean closed;

    /// @param listener told of each change of state, on the runner's own thread
    public CurrentRunner(Consumer<RunnerState> listener) {
        this.listener = new AtomicReference<>(listener);
    }

    /// Tells another one of what changes from now on.
    public void notifyOther(Consumer<RunnerState> other) {
        listener.set(other);
    }

    /// Empty before it first joined; one that left stays until the next joins.
    public Optional<EmbeddedRunner> embedded() {
        return Optional.ofNullable(embedded.get());
    }

    /// Whether this backend is its own.
    public boolean leadsAs(int pid) {
        return embedded().stream().flatMap(runner -> runner.members().stream()).anyMatch(member -> {
            var backend = member.state().backendNow();
            return backend != null && backend.pid() == pid;
        });
    }

    /// The caller lets one in at a time.
    ///
    /// @throws RefusedException when one takes part already, or the runner refuses
    Outcome join(List<ConnectionSpec> databases, JoinElection plan) {
        if (embedded().filter(runner -> !runner.isOver()).isPresent()) {
            throw new RefusedException("The embedded runner already takes part: make it leave first.");
        }
        try {
            keep(EmbeddedRunner.start(databases, plan, state -> listener.get().accept(state)));
        } catch (RunnerException e) {
            throw new RefusedException(Objects.requireNonNullElse(e.getMessage(), "The runner cannot start."));
        }
        var change = new Change("embedded runner", "absent", "joined, " + plan.label());
        return new Outcome(List.of(change), List.of(), List.of(), List.of());
    }

    private void keep(EmbeddedRunner started) {
        embedded.set(started);
        if (closed) {
            started.close();
        }
    }

    /// @throws RefusedException when none takes part
    EmbeddedRunner present() {
        return embedded()
                .filter(runner -> !runner.isOver())
                .orElseThrow(() -> new RefusedException("The embedded runner does not take part."));
    }

    /// The runner leaves; one that joins at this moment too.
    @Override
    public void close() {
        closed = true;
        embedded().ifPresent(EmbeddedRunner::close);
    }
}
