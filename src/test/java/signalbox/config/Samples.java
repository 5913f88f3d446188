package signalbox.config;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The sample files of the field.
public final class Samples {
    public static final List<String> NAMES =
            List.of("production.conf", "staging-after-rebuild.conf", "pasted-on-one-line.conf", "wrong-section.conf");

    /// What no output may show.
    public static final List<String> SECRETS =
            List.of("s3cr3t-production", "not.a.real.hash", "another.hash", "pbkdf2-sha512");

    private Samples() {}

    /// That of production, with a password pasted behind another setting.
    public static ConfigFile pastedSecret() {
        var text = read("production.conf").lines().stream()
                .map(line -> line.text() + line.ending())
                .collect(joining());
        return ConfigFile.of("pasted-secret.conf", text.replace("\nhttp_auth_password", " http_auth_password"));
    }

    public static ConfigFile read(String name) {
        try (var stream = Objects.requireNonNull(Samples.class.getResourceAsStream("/config/" + name))) {
            return ConfigFile.read(stream, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
