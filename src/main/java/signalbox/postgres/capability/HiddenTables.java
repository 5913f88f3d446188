package signalbox.postgres.capability;

import java.util.Set;

/// The tables and rows that a role cannot see.
///
/// @param unreadable those that it may not read, but for single columns
/// @param rowSecured those of whose rows it sees what row security lets through: a count of them is not the
///     whole, and what is missing there shows nothing
public record HiddenTables(Set<String> unreadable, Set<String> rowSecured) {
    public static final HiddenTables NONE = new HiddenTables(Set.of(), Set.of());

    public HiddenTables {
        unreadable = Set.copyOf(unreadable);
        rowSecured = Set.copyOf(rowSecured);
    }
}
