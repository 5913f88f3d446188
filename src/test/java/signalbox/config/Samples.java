package signalbox.config;

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

    public static ConfigFile read(String name) {
        try (var stream = Objects.requireNonNull(Samples.class.getResourceAsStream("/config/" + name))) {
            return ConfigFile.read(stream, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
