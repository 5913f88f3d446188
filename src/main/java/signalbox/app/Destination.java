package signalbox.app;

import signalbox.postgres.ConnectionSpec;
import signalbox.postgres.Secret;

/// Where to go: a profile, and how to connect to it this time.
///
/// @param spec with the password, if one was typed or stood in the URL
public record Destination(Profile profile, ConnectionSpec spec) {
    public static Destination of(Profile profile) {
        return new Destination(profile, profile.spec());
    }

    public Destination withPassword(Secret typed) {
        return new Destination(profile, spec.withPassword(typed));
    }

    /// What files about it are named: the profile; where the command line named a URL, the server and the
    /// database.
    String name() {
        var oneOff = profile.name().equals(spec.database()) && profile.equals(Profile.of(spec, profile.environment()));
        return oneOff
                ? (spec.host() + "-" + spec.port() + "-" + spec.database()).replaceAll("[^\\p{Alnum}._-]", "_")
                : profile.name();
    }
}
