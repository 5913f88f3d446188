package signalbox.queue.action.bulk;

/// What an operation on many jobs is doing.
public enum BulkPhase {
    RUNNING,
    /// The first jobs were changed as a trial: it waits for the operator.
    TRIED,
    /// The operator or a fault has paused it.
    PAUSED,
    OVER
}
