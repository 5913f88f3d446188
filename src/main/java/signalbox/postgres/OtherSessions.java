package signalbox.postgres;

/// Tells the sessions of Signalbox from those of others, by their application_name.
public final class OtherSessions {
    /// How the third group of an embedded runner's uuid begins, as no runner of Odoo has it. One more digit says what
    /// the
    /// runner does.
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
