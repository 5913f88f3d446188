package signalbox.runner;

import java.util.function.Consumer;

/// What one kind of runner does its own way: how it takes the lead, how it enqueues, and how it has a job run,
/// which
/// must not block.
public record RunnerMethods(Election election, Enqueue enqueue, Consumer<String> request) {
    /// As runners on Odoo.sh.
    public static RunnerMethods field(Consumer<String> request) {
        return new RunnerMethods(new OldestConnection(), Enqueue.unguarded(), request);
    }
}
