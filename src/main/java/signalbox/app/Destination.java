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
}
