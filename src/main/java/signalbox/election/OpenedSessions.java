package signalbox.election;

/// Tells sessions from those that are still being opened. PostgreSQL 18 and later show one from the beginning, with its
/// name but without role and database, and hide its start even from its own role (pgstat_bestart_initial and
/// pgstat_bestart_final of backend_status.c). It does nothing yet: it is no runner, and leads nothing.
///
/// Nor is a parallel worker, which has the name of the session that it works for.
public final class OpenedSessions {
    /// A condition on pg_stat_activity or pg_stat_get_activity.
    public static final String CONDITION = "usesysid IS NOT NULL AND backend_type IS DISTINCT FROM 'parallel worker'";

    private OpenedSessions() {}
}
