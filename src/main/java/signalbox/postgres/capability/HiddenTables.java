package signalbox.postgres.capability;

import java.util.Set;

/// The tables and rows that a role cannot see.
///
/// @param unreadable tables that it may not read, except for single columns
/// @param rowSecured tables of which row security shows it only some rows: a count there is not complete, and a missing
///     row proves nothing
/// @param columns of queue_job that it may not read
public record HiddenTables(Set<String> unreadable, Set<String> rowSecured, Set<String> columns) {
    public static final HiddenTables NONE = new HiddenTables(Set.of(), Set.of(), Set.of());

    public HiddenTables {
        unreadable = Set.copyOf(unreadable);
        rowSecured = Set.copyOf(rowSecured);
        columns = Set.copyOf(columns);
    }
}
