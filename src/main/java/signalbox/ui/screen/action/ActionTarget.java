package signalbox.ui.screen.action;

import java.util.Locale;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.session.Session;

/// What an action changes, in the words of its question.
///
/// @param server host and port
/// @param typesName whether the database's name must be typed before anything changes; a preview may require more
public record ActionTarget(
        String profile, String database, String server, Environment environment, boolean readOnly, boolean typesName) {
    public static ActionTarget of(Session session) {
        var profile = session.profile();
        var spec = session.spec();
        return new ActionTarget(
                profile.name(),
                spec.database(),
                spec.address(),
                profile.environment(),
                profile.readOnly(),
                profile.environment() == Environment.PRODUCTION);
    }

    /// What is said of every action where the profile is read-only.
    public String whyReadOnly() {
        return Profile.readOnly(profile) + ".";
    }

    /// `PRODUCTION, database acme-prod at 10.0.12.2:5432`
    public String label() {
        return environment.word().toUpperCase(Locale.ROOT) + ", database " + database + " at " + server;
    }
}
