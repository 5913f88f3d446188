package signalbox.app.profile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.Password;

/// What to connect to: a profile, and how to connect to it this time.
///
/// @param spec with the password, if one was typed or was in the URL
/// @param tag whether the environment of the database was given
public record Destination(Profile profile, ConnectionSpec spec, Tag tag) {
    /// Whether the profile's environment was given, or is assumed.
    public enum Tag {
        TOLD,
        /// It is a single connection without a profile, and no environment was given: it counts as production.
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

    /// The same destination with another connection.
    public Destination by(ConnectionSpec other) {
        return new Destination(profile, other, tag);
    }

    public boolean isStated() {
        return tag == Tag.TOLD;
    }

    /// A single connection without a profile, for which no environment was given.
    public static Destination withoutEnvironment(ConnectionSpec spec) {
        return new Destination(Profile.of(spec, Environment.PRODUCTION), spec, Tag.ASSUMED);
    }

    private String place() {
        return spec.servers().size() == 1 ? spec.host() + "-" + spec.port() : spec.address();
    }

    /// Whether it is a connection that was given without a profile.
    public boolean isOneOff() {
        return profile.equals(Profile.of(spec, profile.environment()));
    }

    /// The name for files about it: the profile's; if the command line gave a URL, the server and the database.
    public String name() {
        return isOneOff()
                ? place().replaceAll("[^\\p{Alnum}._-]", "_") + "-" + encoded(spec.database())
                : profile.name();
    }

    /// No two databases of a server share a name of a file.
    private static String encoded(String database) {
        return URLEncoder.encode(database, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
