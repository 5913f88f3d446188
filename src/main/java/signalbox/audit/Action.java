package signalbox.audit;

import java.util.List;

/// Something that an operator asks for. It is a value that does not change: it is previewed, confirmed, run and logged
/// as it is.
public interface Action {
    /// The word in the log and on the command line: `requeue`, `cancel`, `done`, `terminate-backend`.
    String name();

    /// The rows or backends that the operator chose, for people.
    default List<String> subjects() {
        return List.of();
    }

    /// What the operator chose without naming each: the filter and how many match; empty: each is named.
    default String chosenBy() {
        return "";
    }

    /// The backend or process that it ends, if the log should name it before it is done; empty: the log names what
    /// changed.
    default String victim() {
        return "";
    }

    /// Who takes the place of what it ends, as far as that was seen before it is done, or that none was seen; empty: no
    /// look was taken, or nobody takes its place.
    default String successor() {
        return "";
    }

    /// How many rows or backends the operator chose.
    int size();
}
