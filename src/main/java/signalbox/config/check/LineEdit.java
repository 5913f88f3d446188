package signalbox.config.check;

import java.util.List;

/// Replaces lines by others.
///
/// @param line the first line to replace, from 1
/// @param count how many lines to replace; 0: the new lines are inserted before it
public record LineEdit(int line, int count, List<String> lines) {
    public LineEdit {
        lines = List.copyOf(lines);
    }

    static LineEdit insert(int before, List<String> lines) {
        return new LineEdit(before, 0, lines);
    }

    static LineEdit replace(int line, String... lines) {
        return new LineEdit(line, 1, List.of(lines));
    }

    static LineEdit remove(int line) {
        return new LineEdit(line, 1, List.of());
    }
}
