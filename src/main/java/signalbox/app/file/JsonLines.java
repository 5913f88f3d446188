package signalbox.app.file;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// In which line of a JSON text each value begins.
///
/// @param byPointer by RFC 6901, as `/profiles/0/name`
public record JsonLines(Map<String, Integer> byPointer) {
    /// @throws tools.jackson.core.JacksonException when it is no JSON
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

    /// Of the value, or of the nearest that it lies in.
    public int of(String pointer, String within) {
        var own = byPointer.get(pointer);
        return own == null ? byPointer.getOrDefault(within, 1) : own;
    }
}
