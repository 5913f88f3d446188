package signalbox.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import signalbox.app.Destination;
import signalbox.app.Environment;
import signalbox.app.Folders;
import signalbox.app.Profile;
import signalbox.app.Profiles;
import signalbox.postgres.ConnectionSpec;

/// Which database: the options that every command has.
final class Target {
    @Option(names = "--profile", paramLabel = "NAME", description = "A saved profile.")
    @Nullable
    String profile;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "postgres://USER@HOST:PORT/DB?sslmode=…; the password from ~/.pgpass (or PGPASSFILE),"
                    + " PGSERVICE, or PGPASSWORD.")
    @Nullable
    String url;

    @Option(
            names = "--environment",
            paramLabel = "WORD",
            description = "With --url: production, staging, development (the default) or demo.")
    @Nullable
    String environment;

    boolean isGiven() {
        return profile != null || url != null;
    }

    /// @throws IllegalArgumentException when it names nothing, two things, or something that is not there
    Destination resolve(Folders folders) {
        if (profile != null && url != null) {
            throw new IllegalArgumentException("Give --profile or --url, not both");
        }
        if (profile != null) {
            return Destination.of(new Profiles(folders).named(profile));
        }
        if (url != null) {
            var spec = ConnectionSpec.parse(url);
            return new Destination(Profile.of(spec, environmentOfUrl()), spec);
        }
        throw new IllegalArgumentException("Which database? Give --profile NAME or --url postgres://USER@HOST:PORT/DB");
    }

    private Environment environmentOfUrl() {
        if (environment == null) {
            return Environment.DEVELOPMENT;
        }
        try {
            return Environment.valueOf(environment.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--environment is production, staging, development or demo, not \"" + environment + "\"", e);
        }
    }
}
