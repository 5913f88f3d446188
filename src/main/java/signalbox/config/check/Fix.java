package signalbox.config.check;

import java.util.List;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;
import signalbox.config.SecretSettings;

/// How to correct what was found.
///
/// @param text the corrected lines, or what to do
/// @param edits the edits that need no decision of a person; empty when a person must decide, or when an edit would
///     touch a secret: a patch contains none
public record Fix(String text, List<LineEdit> edits) {
    public Fix {
        text = SecretSettings.text(text);
        edits = List.copyOf(edits);
    }

    static Fix advice(String text) {
        return new Fix(text, List.of());
    }

    /// @param text the corrected lines
    static Fix of(ConfigFile file, String text, List<LineEdit> edits) {
        boolean touchesSecret = edits.stream().anyMatch(edit -> touchesSecret(file, edit));
        return new Fix(text, touchesSecret ? List.of() : edits);
    }

    private static boolean touchesSecret(ConfigFile file, LineEdit edit) {
        var removed = file.lines().subList(edit.line() - 1, edit.line() - 1 + edit.count());
        return removed.stream().anyMatch(Fix::holdsSecret)
                || completesSecret(file, edit)
                || edit.lines().stream()
                        .anyMatch(line -> !SecretSettings.text(line).equals(line));
    }

    private static boolean holdsSecret(ConfigLine line) {
        return !line.masked().equals(line.text());
    }

    /// Whether lines are added after a last line that holds a secret and has no line ending: it would get one, and
    /// so would be changed.
    private static boolean completesSecret(ConfigFile file, LineEdit edit) {
        var lines = file.lines();
        return edit.line() > lines.size()
                && !lines.isEmpty()
                && lines.getLast().ending().isEmpty()
                && holdsSecret(lines.getLast());
    }

    public boolean isMechanical() {
        return !edits.isEmpty();
    }
}
