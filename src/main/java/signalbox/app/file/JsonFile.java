package signalbox.app.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import signalbox.file.FileFault;
import signalbox.file.FileLock;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// A small JSON file that people may also edit. A file that cannot be read is not overwritten.
public final class JsonFile<T> {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    public static JsonMapper mapper() {
        return JSON;
    }

    private final Path file;
    private final Class<T> type;
    private final Supplier<T> whenMissing;

    public JsonFile(Path file, Class<T> type, T whenMissing) {
        this(file, type, () -> whenMissing);
    }

    /// For a file that must exist.
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

    /// @throws IllegalArgumentException when the file is not valid; the message says what is wrong, and where
    public T read() {
        if (!Files.exists(file)) {
            return whenMissing.get();
        }
        var text = text();
        try {
            if (text.isBlank()) {
                throw new IllegalArgumentException(file + " is empty");
            }
            return JSON.readValue(text, type);
        } catch (JacksonException e) {
            var at = e.getLocation();
            var line = at == null || at.getLineNr() < 1 ? "" : " (line " + at.getLineNr() + ")";
            throw new IllegalArgumentException(file + " is not valid" + line + ": " + JsonFault.text(e), e);
        }
    }

    /// The text of the file, without the byte order mark that some editors put first.
    ///
    /// @throws IllegalArgumentException when it is not a text; the message names the file and the line
    public String text() {
        try {
            var bytes = Files.readAllBytes(file);
            var line = JsonFault.lineThatIsNoText(bytes);
            if (line != null) {
                throw new IllegalArgumentException(
                        file + " is not valid (line " + line + "): it is not UTF-8 text; save it as UTF-8");
            }
            var text = new String(bytes, StandardCharsets.UTF_8);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (IOException e) {
            throw UnreadableFile.of(file.toString(), e);
        }
    }

    /// Reads, changes and writes the file while no other window or command does. It writes only if the value is
    /// another one.
    ///
    /// @param before gives the present value: `read`, or a method that accepts more
    /// @throws UncheckedIOException when the file cannot be written; the message names it
    public T update(Supplier<T> before, UnaryOperator<T> change) {
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
            throw new UncheckedIOException(file + " cannot be written: " + FileFault.writing(file, e), e);
        }
    }

    void write(T value) {
        AppFolders.write(file, JSON.writeValueAsString(value) + "\n");
    }
}
