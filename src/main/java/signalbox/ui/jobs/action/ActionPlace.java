package signalbox.ui.jobs.action;

import signalbox.app.profile.Environment;
import signalbox.app.session.Session;

/// Where an action would happen, in the words of the question.
///
/// @param environment `production`, `staging`, …
/// @param typesName whether the database's name must be typed before anything changes
record ActionPlace(String profile, String environment, String database, boolean typesName, boolean readOnly) {
    static ActionPlace of(Session session) {
        var profile = session.profile();
        return new ActionPlace(
                profile.name(),
                profile.environment().word(),
                session.spec().database(),
                profile.environment() == Environment.PRODUCTION,
                profile.readOnly());
    }

    /// `database acme on production`
    String label() {
        return "database " + database + " (" + environment + ")";
    }
}
