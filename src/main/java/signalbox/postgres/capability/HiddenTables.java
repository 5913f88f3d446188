package signalbox.postgres.capability;

import java.util.Set;

/// The tables and rows that a role cannot see, or that do not count.
///
/// @param unreadable tables that it may not read, except for single columns
/// @param rowSecured tables of which row security shows it only some rows: a count there is not complete, and a missing
///     row proves nothing
/// @param columns of queue_job that it may not read
/// @param others tables that have the name of one of Odoo's and are not beside queue_job, with their schemas
public record HiddenTables(Set<String> unreadable, Set<String> rowSecured, Set<String> columns, Set<String> others) {
    public static final HiddenTables NONE = new HiddenTables(Set.of(), Set.of(), Set.of(), Set.of());

    public HiddenTables {
        unreadable = Set.copyOf(unreadable);
        rowSecured = Set.copyOf(rowSecured);
        columns = Set.copyOf(columns);
        others = Set.copyOf(others);
    }
}
