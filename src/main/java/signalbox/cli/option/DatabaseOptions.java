package signalbox.cli.option;

import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.app.profile.Protection;
import signalbox.cli.output.TerminalOutput;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.ConnectionUrl;

/// Which database: the options that every command has.
public final class DatabaseOptions {
    @Option(names = "--profile", paramLabel = "NAME", description = "A saved profile.")
    @Nullable
    String profile;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "A connection string as psql takes it: postgres://USER@HOST:PORT/DB?sslmode=… or"
                    + " host=… dbname=…, also with a service, several hosts or a UNIX socket; the password from the"
                    + " service, PGPASSWORD, or ~/.pgpass (or PGPASSFILE).")
    @Nullable
    String url;

    @Option(
            names = "--environment",
            paramLabel = "WORD",
            description = "With --url: production, staging, development or demo. A stricter saved profile of the same"
                    + " database wins. Without both, Signalbox treats the database as production.")
    @Nullable
    String environment;

    /// For a command without own options for the database: those before it on the line.
    public DatabaseOptions or(DatabaseOptions before) {
        return isGiven() ? this : before;
    }

    public boolean isGiven() {
        return profile != null || url != null;
    }

    /// Warns of parts of the URL that are not used, or should not be there.
    void warn(TerminalOutput err) {
        if (url == null) {
            return;
        }
        var parsed = ConnectionUrl.parse(url);
        parsed.remarks().forEach(remark -> err.note("--url: " + remark + "."));
        parsed.unused()
                .forEach(key -> err.note(
                        "--url: the parameter " + key + " is a libpq parameter, but Signalbox" + " does not use it."));
        if (parsed.spec().password() != null) {
            err.note("Every user of this machine can see the password in --url in the list of processes; it is"
                    + " also in the shell's history. Keep it in ~/.pgpass, in pg_service.conf, or in PGPASSWORD.");
        }
    }

    /// @throws IllegalArgumentException when no database is named, or two, or one that does not exist
    Destination resolve(AppFolders folders) {
        if (profile != null && url != null) {
            throw new IllegalArgumentException("Give --profile or --url, not both");
        }
        if (profile != null) {
            if (environment != null) {
                throw new IllegalArgumentException("--environment works only with --url: a profile has its own");
            }
            return Destination.of(new Profiles(folders).named(profile));
        }
        if (url != null) {
            return ofUrl(ConnectionSpec.parse(url), new Profiles(folders));
        }
        throw new IllegalArgumentException(
                "Name the database: give --profile NAME or --url" + " postgres://USER@HOST:PORT/DB");
    }

    /// The saved profile of the same database gives its environment, its channels and its read-only flag: a URL
    /// cannot avoid them.
    private Destination ofUrl(ConnectionSpec spec, Profiles profiles) {
        var stated = statedEnvironment();
        var saved = saved(spec, profiles);
        if (saved.isPresent()) {
            var profile = saved.get();
            return new Destination(
                    stated.map(tag -> profile.withEnvironment(
                                    profile.environment().strictest(tag)))
                            .orElse(profile),
                    spec);
        }
        return stated.map(tag -> new Destination(Profile.of(spec, tag), spec))
                .orElseGet(() -> Destination.withoutEnvironment(spec));
    }

    /// A file of profiles that is not valid does not stop a look; other code reports it.
    private static Optional<Profile> saved(ConnectionSpec spec, Profiles profiles) {
        try {
            return profiles.of(spec);
        } catch (IllegalArgumentException | UncheckedIOException _) {
            return Optional.empty();
        }
    }

    /// The environment that the operator gave; empty when none was given.
    private Optional<Environment> statedEnvironment() {
        if (environment == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Environment.valueOf(environment.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--environment is production, staging, development or demo, not \"" + environment + "\"", e);
        }
    }

    /// Reports to the operator, once, when the protection is stricter than the environment that was given.
    void reportProtection(Protection protection, TerminalOutput err) {
        statedEnvironment()
                .filter(tag -> !protection.environment().equals(tag)
                        && protection.environment().strictest(tag) != tag)
                .ifPresent(tag -> err.note("--environment " + tag.word() + " is not used, because this database is "
                        + protection.environment().word() + "."));
        protection.reasons().forEach(err::note);
    }
}
