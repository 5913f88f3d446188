package signalbox.queue.stuck;

import java.util.List;

/// What stops a runner as soon as it starts, as far as the catalogue and the rows show it.
///
/// @param roles those of runners that were asked about
/// @param missing the rights that these lack
/// @param unordered pending jobs, some, that a runner cannot compare with others
/// @param twins uuids, some, of several open rows that were created at different times
public record RunnerFaults(List<String> roles, List<MissingRight> missing, List<String> unordered, List<String> twins) {
    /// No more jobs are named.
    public static final int MOST_NAMED = 5;

    /// Something that each runner needs and a role lacks.
    ///
    /// @param right `SELECT`, `SELECT, UPDATE`, …
    /// @param object as GRANT names it, quoted
    /// @param role quoted
    public record MissingRight(String right, String object, String role) {
        public String grant() {
            return "GRANT " + right + " ON " + object + " TO " + role + ";";
        }
    }

    public RunnerFaults {
        roles = List.copyOf(roles);
        missing = List.copyOf(missing);
        unordered = List.copyOf(unordered);
        twins = List.copyOf(twins);
    }

    public boolean isEmpty() {
        return missing.isEmpty() && unordered.isEmpty() && twins.isEmpty();
    }
}
