package signalbox.config;

import static java.util.stream.Collectors.joining;

import java.util.List;
import signalbox.channel.text.PythonWhitespace;

/// A setting as it was written, with the lines of its value.
///
/// @param key in lower case
public record ConfigEntry(String section, String key, List<Part> parts) {
    /// What one line adds to the value; empty for a blank line within.
    public record Part(int line, String text) {}

    public ConfigEntry {
        parts = List.copyOf(parts);
    }

    public String value() {
        return PythonWhitespace.stripEnd(parts.stream().map(Part::text).collect(joining("\n")));
    }

    /// Where it begins.
    public int line() {
        return parts.getFirst().line();
    }

    /// The line of that character of the value.
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
