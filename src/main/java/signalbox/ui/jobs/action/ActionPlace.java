package signalbox.ui.jobs.action;

import java.util.Locale;
import signalbox.app.profile.Environment;
import signalbox.app.session.Session;

/// Where an action would happen, in the words of the question.
///
/// @param server host and port
/// @param environment `production`, `staging`, …
/// @param typesName whether the database's name must be typed before anything changes
record ActionPlace(
        String profile, String environment, String database, String server, boolean typesName, boolean readOnly) {
    static ActionPlace of(Session session) {
        var profile = session.profile();
        return new ActionPlace(
                profile.name(),
                profile.environment().word(),
                session.spec().database(),
                session.spec().host() + ":" + session.spec().port(),
                profile.environment() == Environment.PRODUCTION,
                profile.readOnly());
    }

    /// `PRODUCTION, database acme at 10.0.12.2:5432`, as the other questions have it.
    String label() {
        return environment.toUpperCase(Locale.ROOT) + ", database " + database + " at " + server;
    }
}
