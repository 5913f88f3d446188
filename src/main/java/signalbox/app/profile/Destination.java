package signalbox.app.profile;

import signalbox.postgres.ConnectionSpec;
import signalbox.postgres.Password;

/// What to connect to: a profile, and how to connect to it this time.
///
/// @param spec with the password, if one was typed or stood in the URL
/// @param tag whether the environment of the database was given
public record Destination(Profile profile, ConnectionSpec spec, Tag tag) {
    /// Whether the profile's environment was told, or is what is taken for granted.
    public enum Tag {
        TOLD,
        /// A one-off that nobody tagged: production until somebody does.
        ASSUMED
    }

    public Destination(Profile profile, ConnectionSpec spec) {
        this(profile, spec, Tag.TOLD);
    }

    public static Destination of(Profile profile) {
        return new Destination(profile, profile.spec());
    }

    public Destination withPassword(Password typed) {
        return by(spec.withPassword(typed));
    }

    /// The same by another way.
    public Destination by(ConnectionSpec other) {
        return new Destination(profile, other, tag);
    }

    public boolean isTold() {
        return tag == Tag.TOLD;
    }

    /// A one-off that nobody tagged.
    public static Destination untagged(ConnectionSpec spec) {
        return new Destination(Profile.of(spec, Environment.PRODUCTION), spec, Tag.ASSUMED);
    }

    /// What files about it are named: the profile; where the command line named a URL, the server and the
    /// database.
    public String name() {
        var oneOff = profile.name().equals(spec.database()) && profile.equals(Profile.of(spec, profile.environment()));
        return oneOff
                ? (spec.host() + "-" + spec.port() + "-" + spec.database()).replaceAll("[^\\p{Alnum}._-]", "_")
                : profile.name();
    }
}
