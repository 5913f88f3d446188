package signalbox.queue.stuck;

import java.util.List;

/// What stops a runner as soon as it starts, as far as the catalogue and the rows show.
///
/// @param roles the roles of the runners that were checked
/// @param missing the rights that these roles lack
/// @param unordered some pending jobs that a runner cannot compare with others
/// @param twins some uuids that several open rows have, created at different times
public record RunnerFaults(List<String> roles, List<MissingRight> missing, List<String> unordered, List<String> twins) {
    /// No more jobs than this are named.
    public static final int MOST_NAMED = 5;

    /// A right that each runner needs and a role lacks.
    ///
    /// @param right `SELECT`, `SELECT, UPDATE`, …
    /// @param object its name as in GRANT, quoted
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
