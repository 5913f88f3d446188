package signalbox.audit;

/// Something that an operator asks for. A value: it is previewed, confirmed, run and logged unchanged.
public interface Action {
    /// The word that the log and the command line use: `requeue`, `cancel`, `done`, `terminate-backend`.
    String name();

    /// How many rows or backends the operator pointed at.
    int size();
}
