package signalbox.audit;

import java.util.List;

/// Something that an operator asks for. A value: it is previewed, confirmed, run and logged unchanged.
public interface Action {
    /// The word that the log and the command line use: `requeue`, `cancel`, `done`, `terminate-backend`.
    String name();

    /// The rows or backends that the operator pointed at, for people: where they are to be looked at.
    default List<String> subjects() {
        return List.of();
    }

    /// The backend or process that it ends, where the log should say so before it is done; empty: the log says what
    /// changed.
    default String victim() {
        return "";
    }

    /// How many rows or backends the operator pointed at.
    int size();
}
