package signalbox.queue.trend;

/// How the last run of a job ended.
public enum TrendEnding {
    /// It is not over, or was cancelled.
    NONE,
    DONE,
    FAILED
}
