package signalbox.app.file;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// The line of a JSON text in which each value begins.
///
/// @param byPointer by JSON pointer (RFC 6901), such as `/profiles/0/name`
public record JsonLines(Map<String, Integer> byPointer) {
    /// @throws tools.jackson.core.JacksonException when the text is not JSON
    public static JsonLines of(String text) {
        var lines = new HashMap<String, Integer>();
        try (var parser = JsonMapper.shared().createParser(text)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.PROPERTY_NAME) {
                    lines.putIfAbsent(
                            parser.streamReadContext().pathAsPointer().toString(),
                            parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return new JsonLines(lines);
    }

    /// The line of the value, or of the nearest value that contains it.
    public int of(String pointer, String within) {
        var own = byPointer.get(pointer);
        return own == null ? byPointer.getOrDefault(within, 1) : own;
    }
}
