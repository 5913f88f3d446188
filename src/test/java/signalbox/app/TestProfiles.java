package signalbox.app;

import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
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
                null);
    }
}
