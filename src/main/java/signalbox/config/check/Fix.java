package signalbox.config.check;

import java.util.List;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;
import signalbox.config.SecretSettings;

/// How to correct what was found.
///
/// @param text the corrected lines, or what to do
/// @param edits empty when a person must decide what is right
/// @param kind when the edits are made
public record Fix(String text, List<LineEdit> edits, Kind kind) {
    /// When the edits are made.
    public enum Kind {
        /// They need no decision of a person.
        SURE,
        /// They touch a secret: only who asks to see secrets gets them, as a patch contains the lines that it removes.
        SECRET,
        /// They give up one thing for another: only who asks for them by the finding's code gets them.
        TRADE
    }

    public Fix {
        text = SecretSettings.text(text);
        edits = List.copyOf(edits);
    }

    /// What a person has to do.
    public static Fix advice(String text) {
        return new Fix(text, List.of(), Kind.SURE);
    }

    /// The same edits, made only if they are asked for.
    Fix asTrade() {
        return new Fix(text, kind == Kind.SECRET ? List.of() : edits, Kind.TRADE);
    }

    /// @param text the corrected lines
    static Fix of(ConfigFile file, String text, List<LineEdit> edits) {
        boolean touchesSecret = edits.stream().anyMatch(edit -> touchesSecret(file, edit));
        return new Fix(text, edits, touchesSecret ? Kind.SECRET : Kind.SURE);
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

    /// Without the edits: they may hold a secret.
    @Override
    public String toString() {
        return kind + ": " + text;
    }

    /// Whether a patch makes the edits unless it is told not to.
    public boolean isMechanical() {
        return !edits.isEmpty() && kind == Kind.SURE;
    }
}
