package signalbox.queue.action.bulk;

import org.jspecify.annotations.Nullable;
import signalbox.audit.RefusedException;
import signalbox.postgres.capability.DatabaseIdentity;

/// Where frozen jobs were read.
///
/// @param database the keys of rows mean nothing in another one; null: not known
/// @param left what an earlier run was on, of which these are the jobs that it left; null: they match a filter
public record FrozenSource(
        @Nullable DatabaseIdentity database, @Nullable String left) {
    static final FrozenSource UNKNOWN = new FrozenSource(null, null);

    private static final String LEFT = "jobs left by an earlier run on ";

    /// Of those that matched in this database.
    public static FrozenSource of(DatabaseIdentity database) {
        return new FrozenSource(database, null);
    }

    /// @param filter as the report has it: a report of such a rest says so already
    static FrozenSource ofReport(DatabaseIdentity database, String filter) {
        return new FrozenSource(database, filter.startsWith(LEFT) ? filter : LEFT + filter);
    }

    /// @throws RefusedException when they were read in another database than this one
    void requireOf(DatabaseIdentity here) {
        if (database != null && database.isAnother(here)) {
            throw new RefusedException("These jobs were read in another database, " + database.database()
                    + (database.address() == null ? "" : " at " + database.address() + ":" + database.port())
                    + ", and this is " + here.database() + ": nothing was changed.");
        }
    }
}
