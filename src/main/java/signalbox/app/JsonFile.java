package signalbox.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import signalbox.file.FileLock;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A small JSON file that people may edit too. One that cannot be read is left as it is.
final class JsonFile<T> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    static JsonMapper mapper() {
        return JSON;
    }

    private final Path file;
    private final Class<T> type;
    private final Supplier<T> whenMissing;

    JsonFile(Path file, Class<T> type, T whenMissing) {
        this(file, type, () -> whenMissing);
    }

    /// One that must be there.
    JsonFile(Path file, Class<T> type) {
        this(file, type, () -> {
            throw new IllegalArgumentException(file + " is missing");
        });
    }

    private JsonFile(Path file, Class<T> type, Supplier<T> whenMissing) {
        this.file = file;
        this.type = type;
        this.whenMissing = whenMissing;
    }

    /// @throws IllegalArgumentException naming the file and what is wrong in it, and where
    T read() {
        if (!Files.exists(file)) {
            return whenMissing.get();
        }
        try {
            return JSON.readValue(Files.readString(file), type);
        } catch (JacksonException e) {
            var at = e.getLocation();
            var line = at == null ? "" : " (line " + at.getLineNr() + ")";
            var said = e.getCause() instanceof IllegalArgumentException cause
                    ? cause.getMessage()
                    : e.getOriginalMessage();
            throw new IllegalArgumentException(file + " is not valid" + line + ": " + said, e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// Reads, changes and writes it while no other window or command does. Writes only what is another value.
    ///
    /// @param before what it says now: `read`, or something more forgiving
    /// @throws UncheckedIOException naming the file when it cannot be written
    T update(Supplier<T> before, UnaryOperator<T> change) {
        try {
            return FileLock.with(file, () -> {
                var old = before.get();
                var changed = change.apply(old);
                if (!changed.equals(old)) {
                    write(changed);
                }
                return changed;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    void write(T value) {
        Folders.write(file, JSON.writeValueAsString(value) + "\n");
    }
}
