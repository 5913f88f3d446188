package signalbox.runner.election;

import signalbox.postgres.Sql;

/// The election of Odoo.sh's runners (pledra/odoo-sh): the oldest connection of the whole server leads,
/// whatever its database. It uses the query of those runners, with their wildcard and without a second sort key.
public final class OldestConnection implements Election {
    static final String PREFIX = "jobrunner_";

    private static final String OLDEST = """
            select application_name from pg_stat_activity
             where application_name like 'jobrunner_%' order by backend_start limit 1
            """;

    @Override
    public boolean leads(Sql own, String applicationName) {
        return own.first("ask which runner is the oldest", OLDEST, row -> row.getString(1))
                .filter(applicationName::equals)
                .isPresent();
    }
}
