package signalbox.config.check;

import java.util.List;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;
import signalbox.config.SecretSettings;

/// How to correct what was found.
///
/// @param text the corrected lines, or what to do
/// @param edits what does it without a person's judgement; empty where that takes one, or where a secret
///     would be moved: a patch holds none
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

    /// What comes behind a last line without an ending gives it one, and so changes it.
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
