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
            description =
                    "With --url: production, staging, development or demo; else that of a saved profile of the same"
                            + " database, or development.")
    @Nullable
    String environment;

    /// For a command that names no database itself: what stood before it on the line.
    Target or(Target before) {
        return isGiven() ? this : before;
    }

    boolean isGiven() {
        return profile != null || url != null;
    }

    /// @throws IllegalArgumentException when it names nothing, two things, or something that is not there
    Destination resolve(Folders folders) {
        if (profile != null && url != null) {
            throw new IllegalArgumentException("Give --profile or --url, not both");
        }
        if (profile != null) {
            if (environment != null) {
                throw new IllegalArgumentException("--environment goes with --url: a profile has its own");
            }
            return Destination.of(new Profiles(folders).named(profile));
        }
        if (url != null) {
            return ofUrl(ConnectionSpec.parse(url), new Profiles(folders));
        }
        throw new IllegalArgumentException("Which database? Give --profile NAME or --url postgres://USER@HOST:PORT/DB");
    }

    /// A saved profile of the same database lends its tag, its channels and its read-only flag: a URL is no way
    /// around them.
    private Destination ofUrl(ConnectionSpec spec, Profiles profiles) {
        return profiles.of(spec)
                .filter(_ -> environment == null)
                .map(saved -> new Destination(saved, spec))
                .orElseGet(() -> new Destination(Profile.of(spec, environmentOfUrl()), spec));
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
