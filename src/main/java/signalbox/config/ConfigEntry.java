package signalbox.config;

import static java.util.stream.Collectors.joining;

import java.util.List;
import signalbox.channel.text.PythonWhitespace;

/// A setting as it was written, with the lines of its value.
///
/// @param key in lower case
public record ConfigEntry(String section, String key, List<Part> parts) {
    /// The part of the value in one line; empty for a blank line in it.
    public record Part(int line, String text) {}

    public ConfigEntry {
        parts = List.copyOf(parts);
    }

    public String value() {
        return PythonWhitespace.stripEnd(parts.stream().map(Part::text).collect(joining("\n")));
    }

    /// The line where it begins.
    public int line() {
        return parts.getFirst().line();
    }

    /// The line in which that character of the value is.
    public int lineAt(int offset) {
        int end = 0;
        for (var part : parts) {
            end += part.text().length();
            if (offset <= end) {
                return part.line();
            }
            end++;
        }
        return parts.getLast().line();
    }
}
