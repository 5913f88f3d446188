package signalbox.audit;

/// The result of an action that changes more rows than are listed one by one: its outcome lists sums.
public interface OutcomeSummary {
    /// How many rows changed.
    int rows();

    /// For the log: `done`, `partly done, stopped by the operator`, …
    String outcomeLabel();
}
