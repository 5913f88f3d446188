package signalbox.audit;

/// The result of the preview of an action on more rows than are listed one by one: its changes are sums.
public interface PreviewSummary {
    /// How many rows were chosen.
    int rows();
}
