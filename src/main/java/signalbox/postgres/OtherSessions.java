package signalbox.postgres;

/// Distinguishes the sessions of Signalbox from those of others by their application_name.
public final class OtherSessions {
    /// The beginning of the third group in the uuid of an embedded runner. No runner of Odoo has it. The digit after
    /// it shows what the runner does.
    public static final String EMBEDDED = "85b";

    /// A condition on pg_stat_activity: sessions of this database, without those of Signalbox and of embedded runners.
    /// Only sessions that have a user, so no autovacuum. There is no filter on backend_type: it would leave out the
    /// ones for which it is NULL.
    public static final String ARE_HERE = """
            datname = current_database() AND usename IS NOT NULL AND pid <> pg_backend_pid()
               AND application_name NOT LIKE 'signalbox%' AND application_name !~ '^jobrunner_.*-@embedded[01]-'
            """.replace("@embedded", EMBEDDED);

    private OtherSessions() {}
}
