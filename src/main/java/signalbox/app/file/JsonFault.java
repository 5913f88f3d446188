package signalbox.app.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.text.EditDistance;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says in plain words what is wrong in a JSON file: the key, and the values that it may have.
public final class JsonFault {
    private static final Pattern CHARACTER = Pattern.compile("Unexpected (?:character \\(|close marker )'(.)'");
    private static final Pattern TWICE = Pattern.compile("Duplicate Object property (\"[^\"]*\")");
    private static final Pattern SECRET = Pattern.compile("(?i).*(pass|pwd|secret).*");

    private JsonFault() {}

    /// Completes "… is not valid: ".
    public static String text(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException stranger) {
            var known =
                    stranger.getKnownPropertyIds().stream().map(String::valueOf).toList();
            return unknown(stranger.getPropertyName(), known);
        }
        if (e.getCause() instanceof IllegalArgumentException cause) {
            return String.valueOf(cause.getMessage()).replaceAll("\\.$", "");
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            var key = key(e);
            var not = mismatch instanceof InvalidFormatException wrong && wrong.getValue() != null
                    ? ", not \"" + wrong.getValue() + "\""
                    : "";
            return (key.isEmpty() ? "it" : "\"" + key + "\"") + " must be " + wanted(mismatch.getTargetType()) + not;
        }
        return e instanceof StreamReadException ? syntax(e.getOriginalMessage()) : firstLine(e);
    }

    private static String firstLine(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("");
    }

    private static String syntax(String said) {
        var twice = TWICE.matcher(said);
        if (twice.find()) {
            return "the key " + twice.group(1) + " stands twice";
        }
        var character = CHARACTER.matcher(said);
        if (character.find()) {
            return "there is a " + character.group(1) + " where JSON does not allow it";
        }
        return said.startsWith("Unexpected end-of-input")
                ? "it ends in the middle"
                : "it is not JSON (" + said.replaceAll("(?s) \\(.*", "") + ")";
    }

    /// The name of the JSON type that a Java type needs.
    private static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(each -> "\"" + String.valueOf(each).toLowerCase(Locale.ROOT) + "\"")
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text in quotes";
        }
        if (type == Instant.class) {
            return "a time as \"2026-06-01T12:00:00Z\"";
        }
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        return type.isPrimitive() ? "a number" : "keys and values in braces";
    }

    /// The place of the fault, from the top of what was read; empty for all of it.
    public static String key(JacksonException e) {
        return e instanceof DatabindException fault
                ? fault.getPath().stream()
                        .map(JacksonException.Reference::getPropertyName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."))
                : "";
    }

    /// Explains where passwords may be, because none may be in these files.
    public static String unknown(String key, Collection<String> known) {
        if (SECRET.matcher(key).matches() && known.stream().noneMatch(key::equalsIgnoreCase)) {
            return "unknown key \"" + key
                    + "\". Signalbox stores no password: put it in ~/.pgpass, in"
                    + " pg_service.conf (key \"service\"), or in an environment variable (key \"passwordVariable\")";
        }
        return "unknown key \"" + key + "\""
                + EditDistance.closest(key, known)
                        .map(closest -> ", the nearest known one is \"" + closest + "\"")
                        .orElse("");
    }

    /// The first line with bytes that are not UTF-8; null when there is none.
    static @Nullable Integer lineThatIsNoText(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length + 1), true);
        if (!result.isError()) {
            return null;
        }
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
