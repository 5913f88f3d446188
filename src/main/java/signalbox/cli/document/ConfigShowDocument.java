package signalbox.cli.document;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.cli.document.part.OmitNull;
import signalbox.config.ConfigError;

/// `config show`: the values of the file by section, or why Python refuses it.
public record ConfigShowDocument(
        Instant takenAt,
        @OmitNull @Nullable Map<String, Map<String, String>> sections,
        @OmitNull @Nullable Refused error) {

    /// @param kind the name of Python's exception
    public record Refused(String kind, int line, String message) {}

    public static ConfigShowDocument of(Instant takenAt, Map<String, Map<String, String>> sections) {
        return new ConfigShowDocument(takenAt, sections, null);
    }

    public static ConfigShowDocument of(Instant takenAt, ConfigError error) {
        return new ConfigShowDocument(
                takenAt, null, new Refused(error.kind().pythonName(), error.line(), error.message()));
    }
}
