package signalbox.app;

import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.profile.SshAccess;
import signalbox.postgres.connection.ConnectionSpec;

/// Profiles as an administrator fills them in: all that may be left out is.
public final class TestProfiles {
    private TestProfiles() {}

    public static Profile of(String name, ConnectionSpec spec, Environment environment) {
        return of(name, spec, environment, false);
    }

    public static Profile of(String name, ConnectionSpec spec, Environment environment, boolean readOnly) {
        return new Profile(
                name,
                spec.host(),
                spec.port(),
                spec.database(),
                spec.user(),
                null,
                environment,
                readOnly,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /// The same profile, with the SSH host of its Odoo.
    public static Profile bySsh(Profile profile, SshAccess ssh) {
        return new Profile(
                profile.name(),
                profile.host(),
                profile.port(),
                profile.database(),
                profile.user(),
                profile.sslmode(),
                profile.environment(),
                profile.readOnly(),
                profile.service(),
                profile.passwordVariable(),
                profile.channels(),
                ssh,
                profile.parameters(),
                profile.config(),
                profile.group());
    }
}
