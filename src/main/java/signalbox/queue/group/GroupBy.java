package signalbox.queue.group;

/// What the jobs of one group have in common.
public enum GroupBy {
    /// The exception and the last own frame of its traceback.
    ERROR,
    METHOD,
    CHANNEL
}
