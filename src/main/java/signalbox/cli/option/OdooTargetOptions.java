package signalbox.cli.option;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import signalbox.app.file.UnreadableFile;
import signalbox.postgres.connection.Password;
import signalbox.runner.odoo.RunjobEndpoint;

/// Where Odoo answers, and the password for it: from a variable or a file, which other users of the machine cannot see.
public final class OdooTargetOptions {
    private static final int MOST_BYTES = 4_096;

    @Option(
            names = "--target",
            paramLabel = "URL",
            description = "Where Odoo answers: http://HOST:PORT; https://USER@HOST if it asks for a login.")
    private @Nullable String url;

    @Option(
            names = "--target-password-env",
            paramLabel = "NAME",
            description = "The environment variable with that user's password.")
    private @Nullable String variable;

    @Option(
            names = "--target-password-file",
            paramLabel = "FILE",
            description = "A file; its first line is that user's password.")
    private @Nullable Path file;

    /// Empty when no target was given. Warns if every user can read the password.
    ///
    /// @throws IllegalArgumentException with what is wrong
    /// @throws java.io.UncheckedIOException with the reason why the file of the password cannot be read
    public Optional<RunjobEndpoint> endpoint(CommandContext context) {
        return endpoint(context, System.getenv());
    }

    Optional<RunjobEndpoint> endpoint(CommandContext context, Map<String, String> environment) {
        if (url == null) {
            if (variable != null || file != null) {
                throw new IllegalArgumentException("A password for the target needs --target https://USER@HOST");
            }
            return Optional.empty();
        }
        var endpoint = RunjobEndpoint.parse(url);
        var login = endpoint.login();
        if (login != null && !login.password().value().isEmpty()) {
            context.err()
                    .println("The password in --target is visible in the list of processes and in the shell's"
                            + " history."
                            + " Give it with --target-password-env NAME or --target-password-file FILE.");
        }
        return Optional.of(
                password(environment).map(given -> with(endpoint, given)).orElse(endpoint));
    }

    private static RunjobEndpoint with(RunjobEndpoint endpoint, Password password) {
        var login = endpoint.login();
        if (login == null) {
            throw new IllegalArgumentException("The password needs a user: give --target https://USER@HOST");
        }
        if (!login.password().value().isEmpty()) {
            throw new IllegalArgumentException("There are two passwords for the target: remove the one in --target");
        }
        return endpoint.withLogin(new RunjobEndpoint.Login(login.user(), password));
    }

    private Optional<Password> password(Map<String, String> environment) {
        if (variable != null && file != null) {
            throw new IllegalArgumentException("Give --target-password-env or --target-password-file, not both");
        }
        if (variable != null) {
            var value = environment.get(variable);
            if (value == null || value.isEmpty()) {
                throw new IllegalArgumentException("The variable " + variable + " holds no password for the target");
            }
            return Optional.of(new Password(value));
        }
        return Optional.ofNullable(file).map(OdooTargetOptions::firstLine);
    }

    private static Password firstLine(Path file) {
        try (var in = Files.newInputStream(file)) {
            var text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            var line = text.lines().findFirst().orElse("");
            if (line.isEmpty()) {
                throw new IllegalArgumentException("The first line of " + file + " holds no password for the target");
            }
            return new Password(line);
        } catch (IOException e) {
            throw UnreadableFile.of("The file of the target's password, " + file + ",", e);
        }
    }
}
